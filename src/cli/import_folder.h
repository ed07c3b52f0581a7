// The command `import folder`: the pages of another program as a site.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct ImportFolderOptions {
  std::filesystem::path folder;
  std::filesystem::path output;  // not there yet, or empty
  std::string from;              // "markdown" or "mkdocs"
  std::optional<std::string> title, organisation;
  int jobs = 1;
};

// Writes the site and says on standard error what could not be carried over; all of it stands in its README.md.
// `clean` when it was written; `errors` when there is nothing to import; `usage` for an output that holds something.
// Throws base::MachineError.
[[nodiscard]] ExitCode import_folder(base::FileSystem& files, const ImportFolderOptions& options);

}  // namespace scrutineer::cli
