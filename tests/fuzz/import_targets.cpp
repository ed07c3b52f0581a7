#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "imports/appraisal_reading.h"
#include "imports/appraisal_table.h"
#include "imports/appraisal_toml.h"
#include "imports/archive.h"
#include "imports/folder/import.h"
#include "imports/page/page.h"
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

// What pandoc would make of any document: what it makes of this one is its own affair.
constexpr std::string_view tree = R"({"pandoc-api-version": [1, 22], "meta": {}, "blocks": [
  {"t": "Para", "c": [{"t": "Str", "c": "Words"}, {"t": "Image", "c": [["", [], []], [], ["media/a.png", ""]]}]},
  {"t": "Table", "c": [["", [], []], [null, []], [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]],
    [["", [], []], []], [[["", [], []], 0, [], [
      [["", [], []], [[["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": [{"t": "Str", "c": "a"}]}]],
                      [["", [], []], {"t": "AlignDefault"}, 1, 1, []]]],
      [["", [], []], [[["", [], []], {"t": "AlignDefault"}, 1, 1, []]]]]]], [["", [], []], []]]}]})";

void import_document(std::string_view bytes) {
  imports::Messages messages;
  const imports::PageChoices choices{.file = "a.odt",
                                     .title = {},
                                     .summary = {},
                                     .date = {},
                                     .source = {},
                                     .image_prefix = "a",
                                     .is_free = [](const std::string&, const std::string&) { return true; },
                                     .file_beside = [](const std::string&) { return std::nullopt; }};
  const imports::Converter converter{[](std::string_view, imports::DocumentFormat) { return std::string(tree); },
                                     [](const std::string& changed) { return changed; }};
  static_cast<void>(imports::import_page(bytes, choices, converter, messages));
}

// Runs the file that is the input through `import`; or, with --part, the file --archive with that part of it replaced:
// what mutates a packed file gets no further than its checksums.
Target file_or_part(const Options& options, Target import) {
  const auto part = options.find("part");
  if (part == options.end()) return import;
  return [part = part->second, archive = contents(options.at("archive")),
          import = std::move(import)](std::string_view input) {
    imports::Messages messages;
    import(imports::with_part(archive, part, input, messages));
  };
}

}  // namespace

Target spreadsheet_target(const Options& options) { return file_or_part(options, import_spreadsheet); }

Target document_target(const Options& options) { return file_or_part(options, import_document); }

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
