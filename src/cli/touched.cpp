#include "cli/touched.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "cli/git.h"
#include "cli/program.h"

namespace scrutineer::cli {
namespace {

namespace fs = std::filesystem;

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

// What stands before each zero byte.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  for (std::size_t end = 0; (end = list.find('\0')) != std::string_view::npos; list.remove_prefix(end + 1))
    names.emplace_back(list.substr(0, end));
  return names;
}

// "a\303\251\"b": how Git writes names with quotation marks, backslashes or control characters in them.
std::string unquoted(std::string_view name) {
  if (!name.starts_with('"')) return std::string(name);
  std::string result;
  for (std::size_t at = 1; at + 1 < name.size(); ++at) {
    if (name[at] != '\\') {
      result += name[at];
      continue;
    }
    ++at;
    constexpr std::string_view letters = "abtnvfr", meant = "\a\b\t\n\v\f\r";
    if (const std::size_t letter = letters.find(name[at]); letter != std::string_view::npos) {
      result += meant[letter];
    } else if (name[at] >= '0' && name[at] <= '3' && at + 2 < name.size()) {
      result += static_cast<char>((name[at] - '0') * 64 + (name[at + 1] - '0') * 8 + (name[at + 2] - '0'));
      at += 2;
    } else {
      result += name[at];
    }
  }
  return result;
}

// "+12,3" of "@@ -10,2 +12,3 @@": where, and how many lines.
struct Hunk {
  std::uint32_t first = 0, count = 1;
};
std::optional<Hunk> hunk_side(std::string_view line, char sign) {
  const std::size_t at = line.find(sign);
  if (at == std::string_view::npos) return std::nullopt;
  Hunk hunk;
  const char* const end = line.data() + line.size();
  auto [rest, error] = std::from_chars(line.data() + at + 1, end, hunk.first);
  if (error != std::errc{}) return std::nullopt;
  if (rest != end && *rest == ',') error = std::from_chars(rest + 1, end, hunk.count).ec;
  return error == std::errc{} ? std::optional(hunk) : std::nullopt;
}

}  // namespace

std::map<std::string, std::vector<LineRange>> changed_lines(std::string_view diff) {
  std::map<std::string, std::vector<LineRange>> files;
  std::vector<LineRange>* file = nullptr;
  std::uint64_t left = 0;  // lines of the hunk, which may look like anything
  while (!diff.empty()) {
    std::string_view line = first_line(diff);
    diff.remove_prefix(std::min(line.size() + 1, diff.size()));
    if (line.starts_with('\\')) continue;  // "\ No newline at end of file"
    if (left > 0) {
      --left;
    } else if (line.starts_with("diff --git ")) {
      file = nullptr;
    } else if (line.starts_with("+++ ")) {
      line.remove_prefix(4);
      if (line.ends_with('\t')) line.remove_suffix(1);
      const std::string name = unquoted(line);
      file = name.starts_with("b/") ? &files[name.substr(2)] : nullptr;  // not of /dev/null
    } else if (line.starts_with("@@ ")) {
      const std::string_view ranges = line.substr(0, line.find(" @@", 3));
      const auto old_side = hunk_side(ranges, '-'), new_side = hunk_side(ranges, '+');
      if (!old_side || !new_side) continue;
      left = std::uint64_t{old_side->count} + new_side->count;
      if (file && new_side->count > 0) file->push_back({new_side->first, new_side->first + new_side->count - 1});
    }
  }
  return files;
}

std::expected<Touched, Failure> Touched::since(const std::string& revision, const fs::path& folder,
                                               std::string_view path) {
  const auto refused = [](std::string message, std::string help) {
    return std::unexpected(Failure{"no-history", {}, std::move(message), std::move(help)});
  };
  const auto program = find_program("git", path);
  if (!program)
    return refused("--since asks the program git, which is not installed", "install git, or check without --since");
  const Ran top = Git(*program, folder).run({"rev-parse", "--show-toplevel"});
  if (!top.failure.empty())
    return refused(fmt::format("{} is in no repository of Git that can be read: {}", folder.string(),
                               first_line(top.errors.empty() ? top.failure : top.errors)),
                   "check without --since");
  Touched touched;
  touched.top_ = fs::path(top.output.substr(0, top.output.rfind('\n')));
  const Git git(*program, touched.top_);
  const Ran commit = git.run({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!commit.failure.empty())
    return refused(fmt::format("the repository has no commit \"{}\"", revision),
                   "name a branch, a tag or a commit: main, HEAD~1, 3f2a9c1");
  const std::string id(first_line(commit.output));
  const Ran names = git.run({"diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
                             "--ignore-submodules", "--no-relative", id, "--"});
  const Ran lines = git.run({"diff", "--unified=0", "--no-color", "--no-renames", "--no-ext-diff", "--no-textconv",
                             "--ignore-submodules", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/", id, "--"});
  const Ran unknown = git.run({"ls-files", "-z", "--others", "--exclude-standard"});
  for (const Ran* ran : {&names, &lines, &unknown})
    if (!ran->failure.empty())
      return refused(fmt::format("git could not say what has changed: {}",
                                 first_line(ran->errors.empty() ? ran->failure : ran->errors)),
                     "check without --since");
  touched.files_ = changed_lines(lines.output);
  for (std::string& name : names_in(names.output)) touched.files_.try_emplace(std::move(name));
  for (std::string& name : names_in(unknown.output))
    touched.files_[std::move(name)].push_back({1, std::numeric_limits<std::uint32_t>::max()});
  return touched;
}

const std::vector<LineRange>* Touched::find(const fs::path& file) const {
  std::error_code ignored;
  const auto found = files_.find(fs::weakly_canonical(file, ignored).lexically_relative(top_).generic_string());
  return found == files_.end() ? nullptr : &found->second;
}

bool Touched::has(const fs::path& file, std::uint32_t line) const {
  const std::vector<LineRange>* const ranges = find(file);
  return ranges && std::ranges::any_of(
                       *ranges, [&](const LineRange& range) { return range.first <= line && line <= range.last; });
}

}  // namespace scrutineer::cli
