#include "cli/import_page.h"

#include <fmt/format.h>

#include <utility>

#include "base/slug.h"
#include "cli/import_output.h"
#include "cli/names_of_site.h"
#include "cli/pandoc.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "imports/folder/paths.h"
#include "imports/page/page.h"
#include "link/href.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_image_bytes = std::size_t{16} << 20U;

// A file in the folder of the document, or in one below; nothing else of the disk is read.
std::optional<std::string> file_beside(base::FileSystem& files, const fs::path& document, std::string_view address) {
  if (address.find("://") != std::string_view::npos) return std::nullopt;
  const auto name = imports::path_inside(link::read_address(address).path);
  const fs::path folder = document.parent_path();
  if (!name || !imports::is_plain_file(files, folder, *name)) return std::nullopt;
  const auto stamp = files.stamp(folder / *name);
  if (!stamp || stamp->size > most_image_bytes) return std::nullopt;
  auto bytes = files.read(folder / *name);
  return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

// The id that the file gives the page: "pools" of 10-pools.md.
std::string prefix_of(const ImportPageOptions& options) {
  const std::string prefix = base::id_of_title((options.output ? *options.output : options.file).stem().string());
  return prefix.empty() ? "image" : prefix;
}

bool is_free(base::FileSystem& files, const ImportPageOptions& options, const std::string& name,
             const std::string& bytes) {
  const fs::path path = options.output ? options.output->parent_path() / name : fs::path();
  if (!options.output || !files.exists(path)) return true;
  const auto there = files.read(path);
  return there && *there == bytes;
}

imports::Titles titles_of_site(base::FileSystem& files, const ImportPageOptions& options) {
  const auto site = options.output ? site_above(files, *options.output) : std::nullopt;
  return site ? titles_of(names_of_site(files, *site, options.themes, options.output, options.jobs))
              : imports::Titles();
}

// The page where it is to go, and its images beside it.
bool put_page(base::FileSystem& files, const ImportPageOptions& options, const imports::ImportedPage& page,
              std::string& said, imports::Messages& messages) {
  const bool was_there = options.output && files.exists(*options.output);
  if (was_there)
    for (const std::string& note : page.notes) said += fmt::format("- {}\n", printable(note));
  else if (!page.notes.empty())
    said += "Comments and changes stand at the top of the page, where readers do not see them.\n";
  const ImportOutput output{options.output, options.update, imports::FileForm::page,
                            was_there ? titles_of_site(files, options) : imports::Titles()};
  if (!put_imported(files, output, page.text, said, messages)) return false;
  if (options.output && (!was_there || options.update))
    for (const imports::PageImage& image : page.images)
      base::or_throw(files.write(options.output->parent_path() / image.name, image.bytes));
  return true;
}

std::string said_of(const ImportPageOptions& options, const imports::ImportedPage& page, std::size_t warnings) {
  std::string said =
      fmt::format("Read {} and {} with comments or changes; {} to look at.\n", counted(page.images.size(), "image"),
                  counted(page.notes.size(), "place"), counted(warnings, "thing"));
  if (!options.output && !page.images.empty()) said += "The images were not written: --output says where.\n";
  return said;
}

imports::PageChoices choices_of(base::FileSystem& files, const ImportPageOptions& options) {
  return {options.file.filename().string(),
          options.title,
          options.summary,
          options.date,
          options.source,
          options.changes == "accept",
          options.table_heads == "first-row",
          prefix_of(options),
          [&files, &options](const std::string& name, const std::string& bytes) {
            return is_free(files, options, name, bytes);
          },
          [&files, &options](const std::string& address) { return file_beside(files, options.file, address); }};
}

imports::Converter converter(const Pandoc& pandoc) {
  return {[&pandoc](std::string_view document, imports::DocumentFormat format) {
            return pandoc.tree(std::string(document), format == imports::DocumentFormat::docx  ? "docx+styles"
                                                      : format == imports::DocumentFormat::odt ? "odt"
                                                                                               : "html");
          },
          [&pandoc](const std::string& tree) { return pandoc.markdown(tree); }};
}

}  // namespace

ExitCode import_page(base::FileSystem& files, const ImportPageOptions& options) {
  const auto bytes = files.read(options.file);
  if (!bytes) throw base::MachineError(bytes.error());
  imports::Messages messages;
  std::optional<imports::ImportedPage> page;
  bool is_written = false;
  std::string said;
  if (const auto pandoc = Pandoc::installed(files)) {
    try {
      page = imports::import_page(*bytes, choices_of(files, options), converter(*pandoc), messages);
      if (page) {
        said = said_of(options, *page, messages.all().size());
        is_written = put_page(files, options, *page, said, messages);
      }
    } catch (const exports::DocumentError& error) {
      const bool takes_memory = std::string_view(error.what()).ends_with("exit code 251");  // of Haskell
      messages.error("unknown-format", {},
                     takes_memory ? std::string("pandoc takes more than 2 GB of memory for it")
                                  : fmt::format("pandoc cannot read it: {}", error.what()),
                     takes_memory ? "divide it into smaller files"
                                  : "open it in a word processor and save it again, as .docx or .odt");
    }
  } else {
    messages.error("no-pandoc", {}, "documents are read by pandoc, which is not installed here",
                   "install pandoc, as with sudo apt install pandoc");
  }
  return end_import(messages, options.file, is_written, said);
}

}  // namespace scrutineer::cli
