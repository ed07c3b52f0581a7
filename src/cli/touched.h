// What has changed in a folder since a commit of Git: which files, and which of their lines as they are now.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/report.h"

namespace scrutineer::cli {

struct LineRange {
  std::uint32_t first = 1, last = 1;
  bool operator==(const LineRange&) const = default;
};

class Touched {
 public:
  // Asks Git, which is looked for in `path`, about the repository that `folder` lies in: what differs between the
  // commit and the files as they are, those that Git does not know yet included. The failure says what there is not:
  // Git, a repository, such a commit. Nothing that the repository's settings name is run.
  [[nodiscard]] static std::expected<Touched, Failure> since(const std::string& revision,
                                                             const std::filesystem::path& folder,
                                                             std::string_view path);

  // By the path of a file from where one stands.
  [[nodiscard]] bool has(const std::filesystem::path& file) const { return find(file) != nullptr; }
  [[nodiscard]] bool has(const std::filesystem::path& file, std::uint32_t line) const;

 private:
  [[nodiscard]] const std::vector<LineRange>* find(const std::filesystem::path& file) const;

  std::filesystem::path top_;                            // of the repository
  std::map<std::string, std::vector<LineRange>> files_;  // by their paths from there; of a new file, all lines
};

// The lines that `git diff --unified=0` says are new or other, by file; in order.
[[nodiscard]] std::map<std::string, std::vector<LineRange>> changed_lines(std::string_view diff);

}  // namespace scrutineer::cli
