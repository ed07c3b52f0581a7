#include <zip.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "imports/appraisal_reading.h"
#include "imports/appraisal_table.h"
#include "imports/appraisal_toml.h"
#include "imports/folder/import.h"
#include "imports/spreadsheet_file.h"
#include "targets.h"

namespace scrutineer::tests {
namespace {

void import_spreadsheet(std::string_view bytes) {
  imports::Messages messages;
  const auto book = imports::read_spreadsheet(bytes, std::nullopt, messages);
  if (!book) return;
  const auto table = imports::find_table(*book, {}, messages);
  if (!table) return;
  const auto appraisal = imports::read_appraisal(*book, *table, {}, messages);
  if (appraisal) static_cast<void>(imports::appraisal_toml(*appraisal, {"a.xlsx", {}, {}, {}, {}, {}}, messages));
}

// The workbook with one of its parts replaced: what mutates a packed file gets no further than its checksums.
std::string with_part(std::string_view workbook, const std::string& part, std::string_view content) {
  zip_error_t error;
  // libzip frees what it replaces, whatever it was told of whose it is.
  void* const own = std::malloc(workbook.size());
  if (own == nullptr) std::abort();
  std::memcpy(own, workbook.data(), workbook.size());
  zip_source_t* const bytes = zip_source_buffer_create(own, workbook.size(), 1, &error);
  zip_source_keep(bytes);  // closing the archive would take it
  zip_t* const archive = zip_open_from_source(bytes, 0, &error);
  if (archive == nullptr) std::abort();
  const auto index = static_cast<zip_uint64_t>(zip_name_locate(archive, part.c_str(), 0));
  zip_source_t* const replaced = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (zip_file_replace(archive, index, replaced, 0) != 0 ||
      zip_set_file_compression(archive, index, ZIP_CM_STORE, 0) != 0)
    std::abort();
  if (zip_close(archive) != 0) std::abort();
  std::string result;
  zip_source_open(bytes);
  zip_source_seek(bytes, 0, SEEK_END);
  result.resize(static_cast<std::size_t>(zip_source_tell(bytes)));
  zip_source_seek(bytes, 0, SEEK_SET);
  zip_source_read(bytes, result.data(), result.size());
  zip_source_close(bytes);
  zip_source_free(bytes);
  return result;
}

}  // namespace

Target spreadsheet_target(const Options& options) {
  const auto part = options.find("part");
  if (part == options.end()) return import_spreadsheet;
  return [part = part->second, workbook = contents(options.at("workbook"))](std::string_view input) {
    import_spreadsheet(with_part(workbook, part, input));
  };
}

Target folder_target(const Options& options) {
  const bool is_mkdocs = options.at("from") == "mkdocs";
  base::MemoryFileSystem disk;
  const std::string pages = is_mkdocs ? "in/docs/" : "in/";
  if (is_mkdocs) disk.files["in/mkdocs.yml"] = "site_name: Manual\nnav:\n  - index.md\n  - Part: part/b.md\n";
  disk.files[pages + "index.md"] = "# Manual\n\nSee [b](part/b.md#pay).\n";
  disk.files[pages + "part/b.md"] = "---\ntitle: B\ntags: [one, two]\n---\n# B\n\n## Pay\n\nSee [a](../a.md).\n";
  const imports::FolderChoices choices{
      .kind = is_mkdocs ? imports::FolderKind::mkdocs : imports::FolderKind::markdown, .title = {}, .organisation = {}};
  return [files = disk.files, path = "in/" + options.at("path"), choices](std::string_view input) {
    base::MemoryFileSystem folder;
    folder.files = files;
    folder.files[path] = input;
    imports::Remarks remarks;
    if (const auto imported = imports::import_folder(folder, "in", choices, remarks))
      static_cast<void>(imports::folder_report(*imported, remarks));
  };
}

}  // namespace scrutineer::tests
