// The command `serve`: shows the site in a browser of this machine while it is being written.
#pragma once

#include <filesystem>
#include <optional>

#include "base/date.h"
#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct ServeOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  int jobs = 1;
  std::optional<base::Date> as_of = {};  // none: the day it is
  bool drafts = false;
  bool show_all = false;         // every mistake in full, however many
  std::optional<int> port = {};  // none: 8000, or the next that is free
  bool open = false;             // the browser, too
  bool explain = false;          // what was made again, and why
};

// Until it is interrupted, which is its usual end. Throws base::MachineError when the site cannot be read at first.
[[nodiscard]] ExitCode serve(base::FileSystem& files, const ServeOptions& options);

}  // namespace scrutineer::cli
