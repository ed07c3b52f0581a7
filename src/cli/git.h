// The program git, which is used where it is there and never needed.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace scrutineer::cli {

// Git, in a folder. It is given what it needs of the surroundings, and settings under which it runs no other program.
class Git {
 public:
  Git(std::filesystem::path program, std::filesystem::path folder)
      : program_(std::move(program)), folder_(std::move(folder)) {}

  // Throws as run_program().
  [[nodiscard]] Ran run(std::initializer_list<std::string> words) const;

 private:
  std::filesystem::path program_, folder_;
};

struct Commit {
  std::string id, date, subject;  // "3f2a9c1", "2026-11-21"
};

// The last commits that changed a file, the newest first; none where there is no git in `path`, folders with colons
// between, or no repository around the file.
[[nodiscard]] std::vector<Commit> last_changes(const std::filesystem::path& file, std::string_view path);

}  // namespace scrutineer::cli
