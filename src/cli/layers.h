// The command `layers`: which folders a site lies over, and what it changes of them.
#pragma once

#include <filesystem>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct LayersOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  int jobs = 1;
  bool drafts = false;
  bool json = false;
  bool show_all = false;  // every mistake in full, however many
  bool seen = false;      // note in the site's files what lies below their amendments now
};

// Prints to standard output; errors of the site go to standard error (as JSON: to standard output) and keep `seen` from
// writing anything. Throws base::MachineError.
[[nodiscard]] ExitCode layers(base::FileSystem& files, const LayersOptions& options);

}  // namespace scrutineer::cli
