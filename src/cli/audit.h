// The command `audit`: what recomputing an appraisal brought to light, and how firm its conclusion is.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "analyse/appraise.h"
#include "base/file_system.h"
#include "catalogue/entry.h"
#include "cli/build.h"
#include "words/words.h"

namespace scrutineer::cli {

struct AuditOptions {
  std::filesystem::path site = "content";
  std::filesystem::path themes;  // the folder of installed themes
  std::string appraisal;         // an id; all appraisals when empty
  int jobs = 1;
  bool drafts = false;
  bool json = false;
  bool show_all = false;  // every mistake in full, however many
};

// Prints to standard output; what is wrong with the site goes to standard error (as JSON: to standard output), when
// there are errors. Findings are results, not failures: they do not change the exit code. `clean` when the data could
// be read, `errors` when the site has errors, `usage` when it has no such appraisal. Throws base::MachineError.
[[nodiscard]] ExitCode audit(base::FileSystem& files, const AuditOptions& options);

// The report on one appraisal as people read it, in lines of at most `width` characters where words allow.
[[nodiscard]] std::string audit_report(const catalogue::Entry& entry, const analyse::Appraised& appraised,
                                       const words::Words& words, std::size_t width);

}  // namespace scrutineer::cli
