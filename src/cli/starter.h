// The command `init`: a site to begin with, copied from a starter. Starters are folders that are installed with the
// program; each is a site.
#pragma once

#include <filesystem>
#include <string>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct InitOptions {
  std::filesystem::path folder;    // to make the site in
  std::filesystem::path starters;  // the folder of installed starters
  std::string starter = "empty";
};

// Copies the starter into a folder that is not there yet, or is empty, and prints what to do next. `usage` when the
// folder holds anything, and when there is no such starter. Throws base::MachineError.
[[nodiscard]] ExitCode init(base::FileSystem& files, const InitOptions& options);

}  // namespace scrutineer::cli
