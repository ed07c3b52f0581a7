#include "read/plain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/byte_block.h"
#include "base/utf8.h"

namespace scrutineer::read {
namespace {

constexpr std::string_view save_as_utf8 = "save it as UTF-8: editors ask for it under \"Save as\" or \"Encoding\"";

void normalise_breaks(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      result.push_back(text[i]);
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      result.push_back('\n');
  }
  text = std::move(result);
}

// What is not ordinary ASCII.
constexpr auto is_odd = [](auto byte) { return ((byte < ' ') & (byte != '\n') & (byte != '\t')) | (byte > '~'); };

bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
         (text.size() > 3 && (text[0] == '\0') != (text[1] == '\0') && (text[2] == '\0') == (text[0] == '\0') &&
          (text[3] == '\0') == (text[1] == '\0'));
}

// Of characters that are asked for from the beginning of a text to its end.
class Position {
 public:
  explicit Position(std::string_view text) : text_(text) {}

  [[nodiscard]] base::Span span(base::FileId file, std::size_t at) {
    const std::string_view passed = text_.substr(passed_, at - passed_);
    const auto breaks = static_cast<std::uint32_t>(std::ranges::count(passed, '\n'));
    line_ += breaks;
    column_ = breaks > 0 ? 1 + base::character_count(passed.substr(passed.rfind('\n') + 1))
                         : column_ + base::character_count(passed);
    passed_ = at;
    return {file, line_, column_, 1};
  }

 private:
  std::string_view text_;
  std::size_t passed_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
};

// Control characters break what is made of the text; the first of a line is reported.
class ControlCharacters {
 public:
  explicit ControlCharacters(base::Diagnostics& out) : out_(out) {}

  void see(std::int32_t character, const base::Span& span) {
    if (span.line == last_line_) return;
    last_line_ = span.line;
    if (base::is_control(character))
      out_.error("control-character", span,
                 fmt::format("a character that cannot be shown (U+{:04X}) stands here", character),
                 "delete it: it came in by copying, and no page, workbook or terminal can hold it");
    else
      out_.warning("direction-change", span,
                   fmt::format("a character that cannot be seen (U+{:04X}) turns the order of reading here", character),
                   "delete it, unless text in another script needs it");
  }

 private:
  base::Diagnostics& out_;
  std::uint32_t last_line_ = 0;
};

}  // namespace

bool is_readable(std::uint64_t size, base::FileId file, base::Diagnostics& out) {
  if (size <= largest_text) return true;
  out.syntax_error("too-large", {file, 0, 0, 0}, fmt::format("this file has {} MB", (size + 999'999) / 1'000'000),
                   fmt::format("files of up to {} MB are read: split it", largest_text / 1'000'000));
  return false;
}

bool make_plain(std::string& text, base::FileId file, base::Diagnostics& out) {
  if (is_utf16(text)) {
    out.syntax_error("not-utf-8", {file, 1, 1, 1}, "this file is text in UTF-16", std::string(save_as_utf8));
    return false;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  normalise_breaks(text);
  ControlCharacters controls(out);
  Position position(text);
  std::string clean;
  std::size_t kept = 0;  // of the text, in `clean`
  for (std::size_t at = base::find_rare(text, 0, is_odd); at < text.size(); at = base::find_rare(text, at, is_odd)) {
    const std::size_t begin = at;
    const std::int32_t character = base::next_character(text, at);
    if (character <= 0) {
      out.syntax_error("not-utf-8", position.span(file, begin),
                       character == 0 ? std::string("this file is not text: it holds a byte of 0")
                                      : fmt::format("this file is not text in UTF-8: it holds the byte {:02X} here",
                                                    static_cast<unsigned char>(text[begin])),
                       std::string(save_as_utf8));
      return false;
    }
    const bool is_control = base::is_control(character);
    if (!is_control && !base::is_direction_change(character)) continue;
    controls.see(character, position.span(file, begin));
    if (!is_control) continue;
    clean.append(text, kept, begin - kept).push_back(' ');
    kept = at;
  }
  if (kept > 0) text = clean.append(text, kept);
  return true;
}

}  // namespace scrutineer::read
