// The command `import`: what officers keep in other programs, as files of a site.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

// As they are written on the command line; nothing where they are not.
struct ImportOptions {
  std::filesystem::path file;
  std::optional<std::filesystem::path> output;  // standard output when there is none
  bool update = false;                          // a file that is there may be changed
  // What the document says of itself.
  std::optional<std::string> title, summary, council, date, source;
  // Where the table is.
  std::optional<std::string> sheet, range, options, criteria, weights, groups, reasons, separator;
  // What it holds.
  std::optional<std::string> cells, scale, blank;
};

// Writes an appraisal's TOML and says on standard error what is left to the editor. `clean` when it was written, were
// it with lines to fill in; `errors` when the file cannot be read, or something has to be said first; `usage` for
// options that make no sense. Of a file that is there the changes are printed, and made with `update`. Throws
// base::MachineError.
[[nodiscard]] ExitCode import_appraisal(base::FileSystem& files, const ImportOptions& options);

}  // namespace scrutineer::cli
