#include "read/toml_mistakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "base/blanks.h"
#include "base/characters.h"
#include "base/date.h"
#include "base/utf8.h"
#include "read/written_values.h"

namespace scrutineer::read {
namespace {

constexpr std::size_t none = TomlState::none;

using base::is_blank;
bool is_key_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

// What is shown of a text in a message.
std::string shortened(std::string_view text) {
  constexpr std::uint32_t longest = 60;
  if (base::character_count(text) <= longest) return std::string(text);
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < longest; ++i) (void)base::next_character(text, at);
  return std::string(text.substr(0, at)) + "…";
}

struct StringEnd {
  std::size_t at;  // behind it
  bool closed;     // whether it ends at all
};

// Of the text that opens at `at`. One-line text ends with its line.
StringEnd end_of_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view three = text.substr(at, 3);
  const bool is_long = three.size() == 3 && three[1] == quote && three[2] == quote;
  for (std::size_t i = at + (is_long ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == '\n' && !is_long) {
      return {i, false};
    } else if (text[i] == quote && (!is_long || text.substr(i, 3) == three)) {
      i += is_long ? 3 : 1;
      for (int more = 0; is_long && more < 2 && i < text.size() && text[i] == quote; ++more) ++i;
      return {i, true};
    }
  }
  return {text.size(), false};
}

// A character that looks like a quotation mark and is none of TOML's.
bool is_typographic_quote(std::int32_t c) {
  return (c >= 0x2018 && c <= 0x201F) || c == 0x2032 || c == 0x2033 || c == 0xAB || c == 0xBB || c == '`' ||
         c == 0xB4 || c == 0xFF02 || c == 0xFF07;
}

// A character that looks like a space and is none.
std::string_view name_of_odd_space(std::int32_t c) {
  if (c == 0xA0 || c == 0x202F || c == 0x2007) return "a no-break space";
  if (c == 0xAD) return "a soft hyphen, which cannot be seen,";
  if (c == 0x200B || c == 0xFEFF || c == 0x2060 || c == 0x200C || c == 0x200D) return "a character that cannot be seen";
  if ((c >= 0x2000 && c <= 0x200A) || c == 0x3000 || c == 0x205F || c == 0x1680 || c == 0x2028 || c == 0x2029)
    return "a wide or narrow space";
  return {};
}

std::int32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? base::next_character(text, at) : -1;
}

std::string quoted(std::string_view content) {
  std::string result = "\"";
  for (const char c : content) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// The content of a value without the marks that were meant to quote it.
std::string_view unquoted(std::string_view value) {
  const auto quote = [](std::int32_t c) { return c == '"' || c == '\'' || is_typographic_quote(c); };
  std::size_t begin = 0, end = value.size();
  if (std::size_t at = 0; !value.empty() && quote(base::next_character(value, at))) begin = at;
  for (std::size_t at = begin; at < value.size();) {
    const std::size_t start = at;
    if (quote(base::next_character(value, at)) && at == value.size()) end = start;
  }
  return value.substr(begin, end - begin);
}

// What a bare value was meant to be.
std::optional<WrittenValue> advice_on(std::string_view value) {
  std::size_t behind = 0;
  const std::int32_t first = value.empty() ? -1 : base::next_character(value, behind);
  if (!is_typographic_quote(first)) return written_value(value);
  std::string right = quoted(unquoted(value));
  std::string help = fmt::format("type straight ones: {}", shortened(right));
  return WrittenValue{fmt::format("{} is not a quotation mark that TOML knows", value.substr(0, behind)),
                      std::move(right), std::move(help)};
}

class Explainer {
 public:
  Explainer(std::string_view text, std::size_t at, std::string_view said, std::size_t lines_before)
      : text_(text),
        at_(std::min(at, text.size())),
        said_(said),
        lines_before_(lines_before),
        state_(state_at(text, at_)) {}

  TomlMistake explain() {
    if (auto mistake = odd_space()) return *mistake;
    if (state_.string != none) return open_or_bad_string();
    if (said_.find("redefine") != std::string_view::npos) return redefined();
    if (statement_line().starts_with('[') && state_.value == none) return bad_header();
    if (state_.value == none) return no_value();
    if (!state_.open.empty()) return in_brackets();
    return bad_value(state_.value, statement_end());
  }

 private:
  static TomlMistake mistake(std::size_t at, std::size_t length, std::string message, std::string help) {
    return {at, std::max<std::size_t>(length, 1), std::move(message), std::move(help)};
  }

  [[nodiscard]] std::size_t line_end(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
  [[nodiscard]] std::size_t statement_begin() const {
    return std::min(text_.find_first_not_of(" \t", state_.statement), text_.size());
  }
  [[nodiscard]] std::size_t statement_end() const { return line_end(state_.statement); }
  [[nodiscard]] std::string_view statement_line() const {
    return base::trimmed(text_.substr(state_.statement, statement_end() - state_.statement));
  }
  [[nodiscard]] std::string_view key() const {
    const std::string_view line = statement_line();
    return base::trimmed(line.substr(0, std::min(line.find_first_of("=:"), line.size())));
  }
  [[nodiscard]] std::size_t line_number(std::size_t at) const {
    return lines_before_ + 1 + static_cast<std::size_t>(std::ranges::count(text_.substr(0, at), '\n'));
  }

  std::optional<TomlMistake> odd_space() {
    const std::int32_t c = character_at(text_, at_);
    const std::string_view name = name_of_odd_space(c);
    if (name.empty()) return std::nullopt;
    std::size_t end = at_;
    (void)base::next_character(text_, end);
    return mistake(at_, end - at_, fmt::format("{} (U+{:04X}) stands here", name, c),
                   "delete it, and type an ordinary space where one is needed");
  }

  TomlMistake open_or_bad_string() {
    const std::size_t start = state_.string;
    const std::size_t end = end_of_string(text_, start).at;
    const bool is_long = text_.substr(start).starts_with("\"\"\"") || text_.substr(start).starts_with("'''");
    if (said_.find("escape sequence") != std::string_view::npos ||
        said_.find("unicode scalar") != std::string_view::npos)
      return bad_escape(start, end);
    if (is_long)
      return mistake(start, 3, fmt::format("the text that begins here with {} does not end", text_.substr(start, 3)),
                     fmt::format("close it with {} on the line where it ends", text_.substr(start, 3)));
    const std::string_view content = text_.substr(start + 1, end - start - 1);
    for (std::size_t at = 0; at < content.size();) {
      const std::size_t begin = at;
      const std::int32_t c = base::next_character(content, at);
      if (is_typographic_quote(c) && base::trimmed(content.substr(at)).empty())
        return mistake(start + 1 + begin, at - begin,
                       fmt::format("the text begins with a straight quotation mark and ends with a curly one ({})",
                                   content.substr(begin, at - begin)),
                       fmt::format("type a straight one: {}", quoted(content.substr(0, begin))));
    }
    return mistake(
        start, end - start, "the text that begins here does not end on its line",
        fmt::format("close it with {}; text of several lines stands between \"\"\" and \"\"\"", text_[start]));
  }

  TomlMistake bad_escape(std::size_t start, std::size_t end) {
    const std::size_t at = text_.rfind('\\', std::min(at_, text_.size() - 1));
    const std::string_view content = text_.substr(start + 1, std::max(end, start + 2) - start - 2);
    const std::string_view escape = text_.substr(at, 2);
    std::string with_slashes(content);
    std::ranges::replace(with_slashes, '\\', '/');
    return mistake(at, 2, fmt::format("\"{}\" means nothing in text between quotation marks", escape),
                   looks_like_path(content) ? fmt::format("write paths with /, as in \"{}\"", shortened(with_slashes))
                                            : "write \\\\ for a backslash");
  }

  // The first line above, back to the heading of the table, that gives the key.
  [[nodiscard]] std::optional<std::size_t> earlier(std::string_view key) const {
    std::optional<std::size_t> found;
    for (std::size_t end = state_.statement; end > 0;) {
      const std::size_t begin = end < 2 ? 0 : text_.rfind('\n', end - 2) + 1;
      const std::string_view line = base::trimmed(text_.substr(begin, end - 1 - begin));
      if (line.starts_with('[')) break;
      if (line.starts_with(key) && base::trimmed(line.substr(key.size())).starts_with('=')) found = begin;
      end = begin;
    }
    return found;
  }

  TomlMistake redefined() {
    const std::string_view line = statement_line();
    const std::size_t begin = statement_begin();
    if (line.starts_with('[')) {
      const std::string_view name =
          base::trimmed(line.substr(line.find_first_not_of('['), line.find(']') - line.find_first_not_of('[')));
      const bool is_array = said_.find("existing array") != std::string_view::npos;
      const bool is_table = said_.find("existing table") != std::string_view::npos;
      return mistake(begin, line.size(), fmt::format("{} cannot stand here", line),
                     is_array && !line.starts_with("[[")
                         ? fmt::format("each of a list of tables starts with two brackets: [[{}]]", name)
                     : is_table && line.starts_with("[[")
                         ? fmt::format("\"{0}\" is one table above, [{0}]: write every one of them as [[{0}]]", name)
                     : is_table ? fmt::format("\"{}\" is a table above already: put its keys together there", name)
                                : fmt::format("\"{}\" is a key above already: give one of them another name", name));
    }
    if (!state_.open.empty()) {  // in a table between braces
      const std::string_view inner = said_.substr(std::min(said_.find('\'') + 1, said_.size()));
      const std::string_view twice = inner.substr(0, std::min(inner.rfind('\''), inner.size()));
      return mistake(std::min(text_.rfind(twice, at_), at_), twice.size(),
                     fmt::format("\"{}\" stands here a second time", twice), "take one of them out");
    }
    const std::string_view name = key();
    const auto first = earlier(name);
    const std::string heading = heading_above();
    const std::string next =
        heading.starts_with("[[")
            ? fmt::format("; if this begins the next {0}, a line with {0} is missing before it", heading)
            : std::string{};
    return mistake(begin, name.size(), fmt::format("\"{}\" stands here a second time", name),
                   (first ? fmt::format("the first stands on line {}; take one of them out", line_number(*first))
                          : std::string("take one of them out")) +
                       next);
  }

  [[nodiscard]] std::string heading_above() const {
    for (std::size_t end = state_.statement; end > 0;) {
      const std::size_t begin = end < 2 ? 0 : text_.rfind('\n', end - 2) + 1;
      const std::string_view line = base::trimmed(text_.substr(begin, end - 1 - begin));
      if (line.starts_with('[')) return std::string(line.substr(0, line.rfind(']') + 1));
      end = begin;
    }
    return {};
  }

  TomlMistake bad_header() {
    const std::string_view line = statement_line();
    const bool is_array = line.starts_with("[[");
    std::string_view name = line.substr(is_array ? 2 : 1);
    name = base::trimmed(name.substr(0, std::min(name.find_first_of("]#"), name.size())));
    std::string right(name);
    std::ranges::replace(right, ' ', '_');
    const std::string example = is_array ? fmt::format("[[{}]]", right) : fmt::format("[{}]", right);
    if (std::ranges::none_of(name, [](char c) { return is_key_character(c) || c == '.'; }))
      return mistake(statement_begin(), line.size(), fmt::format("{} names no table", line),
                     "write its name between the brackets");
    const bool has_space = name.find(' ') != std::string_view::npos;
    return mistake(statement_begin(), line.size(),
                   has_space ? fmt::format("\"{}\" is no name of a table: a name has no spaces", name)
                             : fmt::format("\"{}\" is not how a table begins", shortened(line)),
                   fmt::format("write {} on a line of its own", example));
  }

  // A statement without "=", or with nothing behind it.
  TomlMistake no_value() {
    const std::string_view line = statement_line();
    const std::size_t begin = statement_begin();
    const std::int32_t first = character_at(line, 0);
    if (line.starts_with("---"))
      return mistake(begin, line.size(), fmt::format("\"{}\" is a mark of YAML, and this is TOML", shortened(line)),
                     "front matter is TOML between two lines of +++");
    if (line.starts_with("//") || line.starts_with(';') || line.starts_with("<!--") || line.starts_with("--"))
      return mistake(begin, line.size(), fmt::format("\"{}\" is not how a comment begins", line.substr(0, 2)),
                     "a comment begins with #");
    if (line.starts_with("- ") || line.starts_with("* "))
      return mistake(begin, line.size(), "this looks like one line of a list",
                     "a list stands behind its key: tags = [\"one\", \"two\"]");
    if (is_typographic_quote(first) && line.find('=') != std::string_view::npos)
      return mistake(begin, base::trimmed(line.substr(0, line.find('='))).size(),
                     fmt::format("the key {} stands between curly quotation marks", key()),
                     fmt::format("write it without: {} = …", unquoted(key())));
    if (line.starts_with('=')) return mistake(begin, 1, "there is no key before this =", "write key = value");
    const std::size_t colon = line.find(':'), equals = line.find('=');
    const std::string_view word = line.substr(0, first_not_key(line));
    if (colon < equals && !word.empty() && base::trimmed(line.substr(word.size(), colon - word.size())).empty())
      return mistake(begin + colon, 1, fmt::format("\"{}\" is followed by : where = should stand", word),
                     fmt::format("write {} = {}", word, as_value(base::trimmed(line.substr(colon + 1)))));
    if (equals != std::string_view::npos) return bad_key(line.substr(0, equals), begin);
    const std::string_view rest = base::trimmed(line.substr(word.size()));
    const bool one_word = !word.empty() && (rest.empty() || rest.find(' ') == std::string_view::npos ||
                                            rest.front() == '"' || rest.front() == '\'' || rest.front() == '[');
    if (one_word)
      return mistake(begin, word.size(), fmt::format("\"{}\" is not followed by = and a value", word),
                     fmt::format("write {} = {}", word, rest.empty() ? "\"…\"" : as_value(rest)));
    return mistake(begin, line.size(), fmt::format("\"{}\" is neither a key with a value nor a table", shortened(line)),
                   "write key = value, [table] or [[table]]; a comment begins with #");
  }

  static std::size_t first_not_key(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::find_if_not(line, is_key_character) - line.begin());
  }

  static TomlMistake bad_key(std::string_view written, std::size_t begin) {
    const std::string_view key = base::trimmed(written);
    std::string right;
    for (const char c : key) {
      if (is_key_character(c) || c == '.')
        right += c;
      else if (is_blank(c) && !right.ends_with('_'))
        right += '_';
    }
    return mistake(begin, key.size(),
                   key.find(' ') != std::string_view::npos ? fmt::format("\"{}\" is no key: a key has no spaces", key)
                                                           : fmt::format("\"{}\" is no key", key),
                   fmt::format("write {} = …; keys are letters, digits, _ and -", right));
  }

  // As it would have to stand behind "=".
  static std::string as_value(std::string_view value) {
    if (value.empty()) return "\"…\"";
    if (value.front() == '"' || value.front() == '[' || value.front() == '{') return shortened(value);
    if (is_plain_number(value) || base::Date::parse(value)) return std::string(value);
    if (const auto meant = advice_on(value); meant && !meant->right.empty()) return shortened(meant->right);
    return shortened(quoted(unquoted(value)));
  }

  TomlMistake in_brackets() {
    const std::size_t bracket = state_.open.back();
    const bool is_list = text_[bracket] == '[';
    const std::string_view line = text_.substr(line_begin(at_), line_end(at_) - line_begin(at_));
    const bool on_new_line = line_begin(at_) > bracket;
    if (!is_list && (on_new_line || at_ >= text_.size() || text_[at_] == '\n'))
      return mistake(bracket, 1, "the table that begins here with { does not end on its line",
                     "close it with } on the same line, or write it as a [table] of its own");
    if (is_list && (text_.find_first_not_of(" \t\n", at_) == none || (on_new_line && begins_statement(line))))
      return mistake(bracket, 1, "the list that begins here does not end", "close it with ] behind its last value");
    if (said_.find("dangling") != std::string_view::npos)
      return mistake(text_.rfind(',', at_), 1, "this comma has nothing behind it", "take it out");
    return in_list_or_table(bracket);
  }

  [[nodiscard]] std::size_t line_begin(std::size_t at) const { return at == 0 ? 0 : text_.rfind('\n', at - 1) + 1; }

  static bool begins_statement(std::string_view line) {
    line = base::trimmed(line);
    const std::size_t length = first_not_key(line);
    return line.starts_with("[[") || (line.starts_with('[') && line.ends_with(']')) ||
           (length > 0 && base::trimmed(line.substr(length)).starts_with('='));
  }

  // One value of a list, or of a table between braces, that is not TOML.
  TomlMistake in_list_or_table(std::size_t bracket) {
    std::size_t begin = bracket + 1;
    for (std::size_t i = begin; i < at_;) {
      if (text_[i] == '"' || text_[i] == '\'') {
        i = end_of_string(text_, i).at;
        continue;
      }
      if (text_[i] == ',' || text_[i] == '\n' || (text_[i] == '=' && text_[bracket] == '{')) begin = i + 1;
      ++i;
    }
    begin = text_.find_first_not_of(" \t", begin);
    const std::string_view before = base::trimmed(text_.substr(begin, at_ - begin));
    const bool is_complete = before.size() > 1 && (before.back() == '"' || before.back() == '\'');
    if (is_complete && at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\''))
      return mistake(at_, 1, "a comma is missing before this value", "separate the values of a list by commas");
    const std::size_t end = std::min(text_.find_first_of(",]}\n", std::max(begin, at_)), text_.size());
    return bad_value(begin, end);
  }

  TomlMistake bad_value(std::size_t from, std::size_t to) {
    const std::size_t begin = std::min(text_.find_first_not_of(" \t", from), text_.size());
    std::string_view value = base::trimmed(text_.substr(begin, std::max(to, begin) - begin));
    if (value.empty() || value.front() == '#')
      return mistake(statement_begin(), key().size(), fmt::format("\"{}\" has no value", key()),
                     fmt::format("write {} = \"…\", or take the line out", key()));
    if (value.front() == '"' || value.front() == '\'') return behind_string(begin, value);
    if (value.front() == '[' || value.front() == '{')
      return mistake(at_, 1, fmt::format("\"{}\" stands behind a value that has ended", rest_of_line(at_)),
                     "start a new line, or take it out");
    if (const std::size_t comment = value.find('#'); comment != std::string_view::npos)
      value = base::trimmed(value.substr(0, comment));
    if (auto meant = advice_on(value))
      return mistake(begin, value.size(), std::move(meant->message), std::move(meant->help));
    return mistake(at_, 1, fmt::format("this is not valid TOML: {}", said_),
                   "text needs quotation marks, lists need square brackets, and a key can stand only once");
  }

  [[nodiscard]] std::string rest_of_line(std::size_t at) const {
    return shortened(base::trimmed(text_.substr(at, line_end(at) - at)));
  }

  // Something stands behind text that has ended: most often its own second half.
  TomlMistake behind_string(std::size_t begin, std::string_view value) {
    const std::size_t end = end_of_string(text_, begin).at;
    const std::string_view rest = text_.substr(end, begin + value.size() - std::min(end, begin + value.size()));
    const char quote = value.front();
    if (const std::size_t word = first_not_key(base::trimmed(rest));
        word > 0 && base::trimmed(base::trimmed(rest).substr(word)).starts_with('=')) {
      const std::string_view next = base::trimmed(rest).substr(0, word);
      return state_.open.empty()
                 ? mistake(end + rest.find(next), word, fmt::format("\"{}\" begins on the line of another key", next),
                           "start it on a line of its own")
                 : mistake(end + rest.find(next), word, fmt::format("a comma is missing before \"{}\"", next),
                           "separate the keys of a table between braces by commas");
    }
    const std::size_t last = rest.rfind(quote);
    if (last != std::string_view::npos)
      return mistake(end - 1, 1, "the quotation mark here ends the text, and more stands behind it",
                     quote == '"' ? fmt::format("write \\\" for a quotation mark inside text, or curly ones: {}",
                                                shortened(escaped_inside(value.substr(0, end + last + 1 - begin))))
                                  : fmt::format("write text with an apostrophe between double quotation marks: {}",
                                                shortened(quoted(value.substr(1, end + last - begin - 1)))));
    if (const std::string_view more = base::trimmed(rest); more == "," || more == ";")
      return mistake(end + rest.find(more), 1, fmt::format("\"{}\" stands behind the value", more), "take it out");
    return mistake(end + (rest.size() - trim_front(rest).size()), base::trimmed(rest).size(),
                   fmt::format("\"{}\" stands behind the text", shortened(base::trimmed(rest))),
                   "put it before the closing quotation mark; a comment begins with #");
  }

  static std::string_view trim_front(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    return text;
  }

  // With \" for every quotation mark but the first and the last.
  static std::string escaped_inside(std::string_view value) {
    std::string result(1, value.front());
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
      if (value[i] == '"' && value[i - 1] != '\\') result += '\\';
      result += value[i];
    }
    return result + '"';
  }

  std::string_view text_;
  std::size_t at_;
  std::string_view said_;
  std::size_t lines_before_;
  TomlState state_;
};

}  // namespace

bool scan_toml(std::string_view text, const std::function<bool(std::size_t, char)>& see) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (text[i] == '"' || text[i] == '\'') {
      i = end_of_string(text, i).at;
    } else {
      if (!see(i, text[i])) return false;
      ++i;
    }
  }
  return true;
}

void scan_toml_strings(std::string_view text, const std::function<void(std::size_t, std::size_t)>& see) {
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (text[i] == '"' || text[i] == '\'') {
      const std::size_t end = end_of_string(text, i).at;
      see(i, end);
      i = end;
    } else {
      ++i;
    }
  }
}

bool starts_statement_behind(std::string_view text, std::size_t end) {
  while (end < text.size()) {
    const std::size_t begin = end + 1;
    end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = base::trimmed(text.substr(std::min(begin, text.size()), end - std::min(begin, end)));
    if (line.empty()) continue;
    if (line.front() == '#' || line.starts_with("[[")) return true;
    if (line.front() == '[')
      return line.find(']') != std::string_view::npos && line.find(',') == std::string_view::npos;
    return (is_key_character(line.front()) || line.front() == '"') && line.find('=') != std::string_view::npos;
  }
  return true;
}

TomlState state_at(std::string_view text, std::size_t until) {
  TomlState state;
  for (std::size_t i = 0; i < until;) {
    const char c = text[i];
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '"' || c == '\'') {
      const auto [end, closed] = end_of_string(text, i);
      if (until < end || (until == end && !closed)) {
        state.string = i;
        return state;
      }
      i = end;
    } else {
      if (c == '\n' && state.open.empty()) {
        state.statement = i + 1;
        state.value = none;
      }
      if (c == '=' && state.value == none) state.value = i + 1;
      if ((c == '[' || c == '{') && state.value != none) state.open.push_back(i);
      if ((c == ']' || c == '}') && !state.open.empty()) state.open.pop_back();
      ++i;
    }
  }
  return state;
}

TomlMistake explain_toml(std::string_view text, std::size_t at, std::string_view said, std::size_t lines_before) {
  return Explainer(text, at, said, lines_before).explain();
}

}  // namespace scrutineer::read
