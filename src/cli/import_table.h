// The commands `import questions`, `risks`, `measures`, `glossary` and `sources`: tables of rows as files of a site.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

// As they are written on the command line; nothing where they are not.
struct ImportTableOptions {
  std::string kind;  // "risks"
  std::filesystem::path file;
  std::optional<std::filesystem::path> output;      // standard output when there is none
  std::optional<std::filesystem::path> vocabulary;  // the file for what the site has yet to define
  bool update = false;                              // files that are there may be changed
  std::optional<std::filesystem::path> site;        // where cells are looked up; otherwise the site that holds `output`
  std::filesystem::path themes;                     // the folder of installed themes
  int jobs = 1;
  // What the document says of itself.
  std::optional<std::string> title, summary, council, date, source;
  // Where the table is.
  std::optional<std::string> sheet, range, head, groups, separator;
  std::vector<std::string> columns;  // "owner=F"
  // What it holds.
  std::vector<std::string> set;  // "theme=Finance"
  std::optional<std::string> only, likelihood, impact;
};

// Writes the file and says on standard error what is left to the editor. `clean` when it was written, were it with
// lines to fill in; `errors` when the file cannot be read, or something has to be said first; `usage` for options that
// make no sense. Of a file that is there the changes are printed, and made with `update`. Throws base::MachineError.
[[nodiscard]] ExitCode import_table(base::FileSystem& files, const ImportTableOptions& options);

}  // namespace scrutineer::cli
