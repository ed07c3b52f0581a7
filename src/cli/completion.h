// What can stand next on a command line: told to the shells' scripts in completions/ by the description of the
// commands.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace CLI {
class App;
}

namespace scrutineer::cli {

// What a value is, as `type_name` of its option says, and as help shows it. Values that a check lists are those.
namespace value {
inline constexpr const char* file = "FILE";
inline constexpr const char* folder = "FOLDER";
inline constexpr const char* site = "SITE";  // a folder; where it stands before them, ids are those of this one
inline constexpr const char* id = "ID";
inline constexpr const char* appraisal = "APPRAISAL";
inline constexpr const char* checklist = "CHECKLIST";
inline constexpr const char* kind = "KIND";
inline constexpr const char* new_kind = "NEW-KIND";
inline constexpr const char* code = "CODE";
}  // namespace value

struct CompletionOptions {
  std::filesystem::path themes, explanations;  // the installed folders
  std::string site;                            // where none is named
};

// A line for each word that can stand in the place of the last of `words`, which may be empty: the word, a tab, and
// what it is; "<files>" and "<folders>" for those of the shell. Nothing of a site that cannot be read.
[[nodiscard]] std::string completions(const CLI::App& app, std::span<const std::string> words, base::FileSystem& files,
                                      const CompletionOptions& options);

// The page of the manual, for `man`.
[[nodiscard]] std::string manual(const CLI::App& app, const std::string& version);

}  // namespace scrutineer::cli
