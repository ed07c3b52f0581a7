// The command `rename`: gives a thing of the site another id, and changes what refers to it.
#pragma once

#include <filesystem>
#include <string>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct RenameOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  std::string old_id;
  std::string new_id;
  int jobs = 1;
  bool dry_run = false;  // print what would change, and change nothing
  bool leads_on = true;  // the address of its page, to the one that it gets
};

// What refers to the thing is what linking the site without it reports, place by place; only those bytes change, and
// the name of its file. The changed site is linked in memory first: nothing is written unless it has no errors and
// every link leads where it led. Prints what was changed. `errors` when the site has any, or a reference cannot be
// changed; `usage` when there is no such thing, the new id is none or is taken, or the thing has its id from elsewhere:
// a term from its heading, the page of a folder from the folder. Throws base::MachineError.
[[nodiscard]] ExitCode rename(base::FileSystem& files, const RenameOptions& options);

}  // namespace scrutineer::cli
