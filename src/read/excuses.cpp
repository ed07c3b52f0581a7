#include "read/excuses.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "base/blanks.h"
#include "base/utf8.h"

namespace scrutineer::read {
namespace {

using catalogue::Excuse;

constexpr std::string_view sign = "allow:";

std::string_view without_blanks(std::string_view text) { return base::trimmed(text, " \t\n"); }

// Goes through the lines of a file and keeps the excuses that wait for the line they are for.
class ExcuseFinder {
 public:
  ExcuseFinder(std::string_view text, CommentStyle style, base::FileId file)
      : rest_(text), is_toml_(style == CommentStyle::toml), file_(file) {
    if (!is_toml_ && text.starts_with("+++\n")) is_front_matter_ = true;
  }

  std::vector<Excuse> find() {
    while (!rest_.empty()) {
      const std::string_view line = rest_.substr(0, rest_.find('\n'));
      rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
      ++number_;
      if (is_front_matter_ && number_ > 1 && line.starts_with("+++"))
        is_front_matter_ = false;
      else if (is_toml_ || is_front_matter_)
        toml(line);
      else
        markdown(line);
    }
    return std::move(all_);
  }

 private:
  // Keeps a comment that begins at `at` of the line, if it is an excuse.
  bool take(std::string_view line, std::size_t at, std::string_view comment) {
    comment = without_blanks(comment);
    if (!comment.starts_with(sign)) return false;
    std::string_view said = without_blanks(comment.substr(sign.size()));
    const std::string_view code = said.substr(0, said.find_first_of(" \t\n"));
    said = without_blanks(said.substr(code.size()));
    const bool has_reason = said.starts_with("because") && !without_blanks(said.substr(7)).empty() &&
                            std::string_view(" \t\n").find(said[7]) != std::string_view::npos;
    const auto length = base::character_count(line.substr(at, line.substr(at).find(code) + code.size()));
    const std::uint32_t column = base::character_count(line.substr(0, at)) + 1;
    all_.push_back({{file_, number_, column, length}, 0, std::string(code), has_reason});
    return true;
  }

  void toml(std::string_view line) {
    const std::size_t comment = comment_of(line);
    const bool is_excuse = comment < line.size() && take(line, comment, line.substr(comment + 1));
    if (!without_blanks(is_excuse ? line.substr(0, comment) : line).empty()) end_line();
  }

  void markdown(std::string_view line) {
    const std::size_t before = all_.size();
    const std::string_view words = without_blanks(line);
    if (words.starts_with("```") || words.starts_with("~~~")) is_code_ = !is_code_;
    for (std::size_t at = is_code_ ? line.npos : line.find("<!--"); at != line.npos; at = line.find("<!--", at + 4))
      if (std::ranges::count(line.substr(0, at), '`') % 2 == 0)
        take(line, at, line.substr(at + 4, std::min(line.find("-->", at), line.size()) - at - 4));
    if (!(all_.size() > before ? has_only_comments(words) : words.empty())) end_line();
  }

  // A line that holds something: the excuses on it are for it, and so are those that waited.
  void end_line() {
    for (; waiting_ < all_.size(); ++waiting_) all_[waiting_].line = number_;
  }

  static bool has_only_comments(std::string_view line) {
    while (line.starts_with("<!--")) {
      const std::size_t end = line.find("-->");
      line = end == std::string_view::npos ? std::string_view{} : without_blanks(line.substr(end + 3));
    }
    return line.empty();
  }

  // Where the comment of a line of TOML begins; its size where it has none. Strings of several lines are followed.
  std::size_t comment_of(std::string_view line) {
    for (std::size_t at = 0; at < line.size(); ++at) {
      const std::string_view from = line.substr(at);
      if (!open_.empty()) {  // in a string
        if (open_.front() == '"' && from.front() == '\\')
          ++at;
        else if (from.starts_with(open_))
          at += std::exchange(open_, {}).size() - 1;
      } else if (from.front() == '#') {
        return at;
      } else if (from.front() == '"' || from.front() == '\'') {
        open_ = from.starts_with("\"\"\"") || from.starts_with("'''") ? from.substr(0, 3) : from.substr(0, 1);
        at += open_.size() - 1;
      }
    }
    if (open_.size() == 1) open_ = {};  // a mistake, told elsewhere
    return line.size();
  }

  std::string_view rest_;
  bool is_toml_;
  bool is_front_matter_ = false;
  bool is_code_ = false;
  base::FileId file_;
  std::uint32_t number_ = 0;
  std::string_view open_;    // what the string began with that is open
  std::size_t waiting_ = 0;  // the first excuse whose line is not known
  std::vector<Excuse> all_;
};

// Colons are rarer in a text than what the sign begins with.
bool has_sign(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1))
    if (text.substr(0, at + 1).ends_with(sign)) return true;
  return false;
}

}  // namespace

std::vector<Excuse> find_excuses(std::string_view text, CommentStyle style, base::FileId file) {
  if (!has_sign(text)) return {};
  return ExcuseFinder(text, style, file).find();
}

}  // namespace scrutineer::read
