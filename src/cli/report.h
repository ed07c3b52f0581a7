// How diagnostics and summaries look: for people, and as JSON for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "base/file_system.h"

namespace scrutineer::cli {

enum class ExitCode : int { clean = 0, errors = 1, usage = 2 };

enum class Format : std::uint8_t { human, json, github };

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
//
// After the first `most`, one line says how many more there are.
[[nodiscard]] std::string human_report(std::span<const base::Diagnostic> diagnostics, const base::FileNames& names,
                                       base::FileSystem& files, const std::filesystem::path& site, std::size_t most);

// How many mistakes a report shows in full unless it is asked for all.
constexpr std::size_t shown_in_full = 20;
constexpr std::size_t all_of_them = std::numeric_limits<std::size_t>::max();

// "Read 84 files, made 160 pages, wrote 12 files (148 unchanged): 0 errors, 2 warnings." `seconds` is left out when
// it is negative.
[[nodiscard]] std::string human_summary(const Summary& summary, std::span<const base::Diagnostic> diagnostics,
                                        double seconds);

// {severity, code, file, line, column, length, message, help}
[[nodiscard]] nlohmann::ordered_json diagnostic_json(const base::Diagnostic& diagnostic, const base::FileNames& names,
                                                     const std::filesystem::path& site);
// {"diagnostics": [{severity, code, file, line, column, length, message, help}], "summary": {…}}, with all of them, to
// `write` piece by piece: there may be tens of thousands.
void json_report(std::span<const base::Diagnostic> diagnostics, const base::FileNames& names,
                 const std::filesystem::path& site, const Summary& summary,
                 const std::function<void(std::string_view)>& write);

// One line each, which GitHub shows beside the line of the file (a "workflow command"), to `write`:
//   ::warning file=content/a.md,line=12,col=5,endColumn=11,title=link-words::the link … %0Alet its words …
void github_report(std::span<const base::Diagnostic> diagnostics, const base::FileNames& names,
                   const std::filesystem::path& site, const std::function<void(std::string_view)>& write);

// A mistake that is not one of the site's: a folder that is missing, a command that is mistyped.
struct Failure {
  std::string_view code;
  std::string file;  // may be empty
  std::string message;
  std::string help;
};

// The same for those that end a command.
void json_failures(std::span<const Failure> failures, const std::function<void(std::string_view)>& write);
// They themselves: as JSON on standard output, or in sentences on standard error.
void report_failures(std::span<const Failure> failures, bool json);
// Reports one, in sentences, and gives the exit code of a command that was called wrongly.
[[nodiscard]] ExitCode refuse(const Failure& failure);

// "2 options".
[[nodiscard]] std::string counted(std::size_t number, std::string_view thing);

// Writes a piece to standard output.
void to_standard_output(std::string_view text);

}  // namespace scrutineer::cli
