#include "cli/import_folder.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "base/parallel.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "imports/folder/import.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

// Why nothing can be written there.
std::optional<ExitCode> refused_output(base::FileSystem& files, const ImportFolderOptions& options) {
  const auto type = files.type(options.output);
  if (!type) return std::nullopt;
  if (*type != base::FileType::folder)
    return refuse(
        {"not-a-folder", options.output.string(), "this is a file, and a site is a folder", "give another name"});
  const auto held = base::or_throw(files.entries(options.output));
  if (held.empty()) return std::nullopt;
  return refuse({"folder-not-empty", options.output.string(),
                 fmt::format("an import replaces no file, and this folder holds \"{}\"{}", held.front().name,
                             held.size() > 1 ? " and more" : ""),
                 "give the name of a new folder"});
}

void write_folder(base::FileSystem& files, const ImportFolderOptions& options, const imports::ImportedFolder& imported,
                  const imports::Remarks& remarks) {
  const auto put = [&](const std::string& path, const std::string& content) {
    base::or_throw(files.write(options.output / path, content));
  };
  base::parallel_for(imported.files.size(), options.jobs, [&](std::size_t i) {
    const imports::SiteFile& file = imported.files[i];
    if (file.copy_of.empty()) return put(file.path, file.content);
    put(file.path, base::or_throw(files.read(options.folder / file.copy_of)));
  });
  put("README.md", imports::folder_report(imported, remarks));
}

}  // namespace

ExitCode import_folder(base::FileSystem& files, const ImportFolderOptions& options) {
  if (files.type(options.folder) != base::FileType::folder)
    return refuse(
        {"no-folder", options.folder.string(), "there is no such folder", "name the folder that holds the pages"});
  if (const auto refused = refused_output(files, options)) return *refused;
  imports::Remarks remarks;
  const auto kind = options.from == "mkdocs" ? imports::FolderKind::mkdocs : imports::FolderKind::markdown;
  const auto imported =
      imports::import_folder(files, options.folder, {kind, options.title, options.organisation, options.jobs}, remarks);
  if (!imported) {
    for (const imports::Remark& remark : remarks.all())
      fmt::print(stderr, "{}{}{}: {}\n", printable((options.folder / remark.file).string()),
                 remark.line == 0 ? "" : ":", remark.line == 0 ? std::string{} : fmt::to_string(remark.line),
                 printable(remark.text));
    fmt::print(stderr, "Nothing was imported.\n");
    return ExitCode::errors;
  }
  write_folder(files, options, *imported, remarks);
  fmt::print("{} holds a site of {} pages and {} other files now.\n", printable(options.output.string()),
             imported->pages, imported->copies);
  if (const auto counts = imports::counted_remarks(remarks); !counts.empty())
    fmt::print("Not carried over, or not as it was: {}. {} says where.\n", fmt::join(counts, ", "),
               printable((options.output / "README.md").string()));
  fmt::print("scrutineer check {} says what is left to mend.\n", typed(options.output));
  return ExitCode::clean;
}

}  // namespace scrutineer::cli
