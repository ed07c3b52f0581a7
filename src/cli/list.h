// The command `list`: what a site holds, by id.
#pragma once

#include <filesystem>
#include <string>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct ListOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  std::string kind;              // "model"; all kinds when empty
  int jobs = 1;
  bool ids_only = false;  // one id a line, of everything that has one: for completion
  bool json = false;
};

// Prints to standard output: in columns for a terminal, with tabs between them for programs. What can be read is listed
// whatever is wrong with the rest, of which standard error tells. `usage` when there is no such kind, `errors` when
// there is no site. Throws base::MachineError.
[[nodiscard]] ExitCode list(base::FileSystem& files, const ListOptions& options);

}  // namespace scrutineer::cli
