// The command `build`: all stages, one after the other.
#pragma once

#include <filesystem>
#include <string>

#include "base/date.h"
#include "base/file_system.h"
#include "cli/report.h"

namespace scrutineer::cli {

struct BuildOptions {
  std::filesystem::path site = "content";
  std::filesystem::path output = "output";
  std::filesystem::path themes;  // the folder of installed themes
  int jobs = 1;
  base::Date as_of = base::today();
  bool drafts = false;
  bool strict = false;    // warnings fail the build too
  bool json = false;      // the report as JSON on standard output
  bool show_all = false;  // every mistake in full, however many
};

// Builds the site, reports to standard output and standard error. Throws base::MachineError.
[[nodiscard]] ExitCode build(base::FileSystem& files, const BuildOptions& options);

}  // namespace scrutineer::cli
