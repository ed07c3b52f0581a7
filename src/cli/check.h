// The command `check`: all that `build` does but writing, once or after each change.
#pragma once

#include <filesystem>
#include <string>

#include "base/date.h"
#include "base/file_system.h"
#include "cli/build.h"
#include "cli/report.h"

namespace scrutineer::cli {

struct CheckOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  int jobs = 1;
  std::optional<base::Date> as_of = {};  // nothing: today
  bool drafts = false;
  bool strict = false;  // warnings fail the check too
  bool show_all = false;
  Format format = Format::human;
  std::string since = {};  // a commit: only what stands in files and on lines that have changed since; empty: all
  bool links = false;      // ask other websites for the pages that the site links to
  bool watch = false;      // again after each change, until it is interrupted
};

// Reports to standard output and standard error. Throws base::MachineError.
[[nodiscard]] ExitCode check(base::FileSystem& files, const CheckOptions& options);

}  // namespace scrutineer::cli
