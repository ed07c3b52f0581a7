#include "cli/git.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace scrutineer::cli {
namespace {

constexpr std::chrono::seconds patience_with_git{60};

}  // namespace

Ran Git::run(std::initializer_list<std::string> words) const {
  std::vector<std::string> all{"-C", folder_.string(), "--no-pager", "--literal-pathspecs"};
  for (const char* setting : {"core.quotePath=false", "core.fsmonitor=false", "diff.interHunkContext=0",
                              "diff.noprefix=false", "diff.mnemonicPrefix=false", "log.showSignature=false"})
    all.insert(all.end(), {"-c", setting});
  all.insert(all.end(), words);
  std::vector<std::string> surroundings{"LC_ALL=C.UTF-8", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"};
  for (const char* name : {"PATH", "HOME", "XDG_CONFIG_HOME"})
    if (const char* value = std::getenv(name)) surroundings.push_back(fmt::format("{}={}", name, value));
  return run_program(program_, std::move(all), std::move(surroundings), {}, patience_with_git);
}

std::vector<Commit> last_changes(const std::filesystem::path& file, std::string_view path) {
  const auto program = find_program("git", path);
  if (!program) return {};
  const std::filesystem::path folder = file.parent_path();
  const Ran log = Git(*program, folder.empty() ? "." : folder)
                      .run({"log", "--max-count=5", "--no-color", "-z", "--format=%h%x1f%cs%x1f%s", "--",
                            file.filename().string()});
  std::vector<Commit> commits;
  if (!log.failure.empty()) return commits;
  for (std::string_view rest = log.output; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t date = line.find('\x1f'), subject = line.find('\x1f', date + 1);
    if (subject == std::string_view::npos) continue;
    commits.push_back({std::string(line.substr(0, date)), std::string(line.substr(date + 1, subject - date - 1)),
                       std::string(line.substr(subject + 1))});
  }
  return commits;
}

}  // namespace scrutineer::cli
