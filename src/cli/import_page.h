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
  std::optional<std::filesystem::path> output;  // not there yet; standard output when there is none, without images
  std::optional<std::string> title, summary, date, source;
  std::string changes = "accept";        // or "reject": those that were tracked
  std::string table_heads = "as-marked";  // or "first-row": of tables that mark none
};

// Writes the page and its images beside it, and says on standard error what could not be carried over. `clean` when it
// was written; `errors` when the file cannot be read, or pandoc is not installed; `usage` for an output that is there
// already. Throws base::MachineError.
[[nodiscard]] ExitCode import_page(base::FileSystem& files, const ImportPageOptions& options);

}  // namespace scrutineer::cli
