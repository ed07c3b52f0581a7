// The command `show`: what an editor wants to see of one thing of the site.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/date.h"
#include "base/file_system.h"
#include "cli/build.h"
#include "exports/json.h"

namespace scrutineer::cli {

struct ShowOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  std::string id;                // of an entry, or of a question, rule, risk or factor
  int jobs = 1;
  base::Date as_of = base::today();
  bool json = false;
};

// Prints to standard output: its kind, file and page, every field with its place, what it links to and what links to
// it, the terms found in it, the sources it cites, the last changes of its file where Git has them, what the audit
// finds, and what is wrong with its file. Mistakes elsewhere do not keep it from being shown; while there are errors
// the audit is left out. Drafts are shown too. `usage` when nothing has the id, `errors` when there is no site. Throws
// base::MachineError.
[[nodiscard]] ExitCode show(base::FileSystem& files, const ShowOptions& options);

// What --json prints, as people read it, in lines of at most `width` characters where words allow.
[[nodiscard]] std::string shown_text(const exports::Json& document, std::size_t width);

}  // namespace scrutineer::cli
