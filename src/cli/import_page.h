// The command `import page`: a document of a word processor, or a web page, as a page of a site.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct ImportPageOptions {
  std::filesystem::path file;
  std::optional<std::filesystem::path> output;  // standard output when there is none, without images
  bool update = false;                          // a file that is there may be changed
  std::filesystem::path themes;                 // the folder of installed themes
  int jobs = 1;
  std::optional<std::string> title, summary, date, source;
  std::string changes = "accept";         // or "reject": those that were tracked
  std::string table_heads = "as-marked";  // or "first-row": of tables that mark none
};

// Writes the page and its images beside it, and says on standard error what could not be carried over. `clean` when it
// was written; `errors` when the file cannot be read, or pandoc is not installed. Of a file that is there the changes
// are printed, and made with `update`. Throws base::MachineError.
[[nodiscard]] ExitCode import_page(base::FileSystem& files, const ImportPageOptions& options);

}  // namespace scrutineer::cli
