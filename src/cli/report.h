// How diagnostics and summaries look: for people, and as JSON for programs.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"

namespace scrutineer::cli {

// What a build came to.
struct Summary {
  std::size_t files_read = 0;
  std::size_t pages = 0;    // HTML pages made
  std::size_t files = 0;    // files of the published site
  std::size_t written = 0;  // of them
  std::size_t removed = 0;
  bool checked_only = false;
  bool failed = false;
};

// One block a diagnostic: where it is, what is wrong, the line with a marker under it, what would be right.
//
//   content/guidance/accountability.md:12:5: error: nothing has the id "slugh" [unknown-reference]
//      12 | See [[slugh]] for more.
//         |     ^~~~~~~
//         = did you mean "slough"?
[[nodiscard]] std::string human_report(const std::vector<base::Diagnostic>& diagnostics, const base::FileNames& names,
                                       base::FileSystem& files, const std::filesystem::path& site);

// "Read 84 files, made 160 pages, wrote 12 files (148 unchanged): 0 errors, 2 warnings." `seconds` is left out when
// it is negative.
[[nodiscard]] std::string human_summary(const Summary& summary, const std::vector<base::Diagnostic>& diagnostics,
                                        double seconds);

// {"diagnostics": [{severity, code, file, line, column, length, message, help}], "summary": {…}}
[[nodiscard]] std::string json_report(const std::vector<base::Diagnostic>& diagnostics, const base::FileNames& names,
                                      const std::filesystem::path& site, const Summary& summary);

}  // namespace scrutineer::cli
