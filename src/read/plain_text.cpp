#include "read/plain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

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

bool is_ordinary_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < '\x7F') || c == '\n' || c == '\t'; });
}

bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
         (text.size() > 3 && (text[0] == '\0') != (text[1] == '\0') && (text[2] == '\0') == (text[0] == '\0') &&
          (text[3] == '\0') == (text[1] == '\0'));
}

struct Position {
  std::uint32_t line = 1, column = 1;
  void pass(std::int32_t character) {
    column = character == '\n' ? 1 : column + 1;
    line += character == '\n' ? 1 : 0;
  }
};

// Control characters break what is made of the text; the first of a line is reported.
class ControlCharacters {
 public:
  ControlCharacters(base::FileId file, base::Diagnostics& out) : file_(file), out_(out) {}

  void see(std::int32_t character, const Position& at) {
    if (at.line == last_line_) return;
    last_line_ = at.line;
    const base::Span span{file_, at.line, at.column, 1};
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
  base::FileId file_;
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
  if (is_ordinary_ascii(text)) return true;
  ControlCharacters controls(file, out);
  Position position;
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = at;
    const std::int32_t character = base::next_character(text, at);
    if (character <= 0) {
      out.syntax_error("not-utf-8", {file, position.line, position.column, 1},
                       character == 0 ? std::string("this file is not text: it holds a byte of 0")
                                      : fmt::format("this file is not text in UTF-8: it holds the byte {:02X} here",
                                                    static_cast<unsigned char>(text[begin])),
                       std::string(save_as_utf8));
      return false;
    }
    if (base::is_control(character) || base::is_direction_change(character)) controls.see(character, position);
    if (base::is_control(character))
      text[written++] = ' ';
    else
      while (begin < at) text[written++] = text[begin++];
    position.pass(character);
  }
  text.resize(written);
  return true;
}

}  // namespace scrutineer::read
