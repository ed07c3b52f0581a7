#include "read/written_text.h"

#include <algorithm>
#include <utility>

namespace scrutineer::read {
namespace {

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

std::size_t length_of_character(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && !begins_character(text[end])) ++end;
  return end - at;
}

// Goes through a string as it is written, and through what it says.
class StringReader {
 public:
  StringReader(std::string_view written, std::string_view value, base::Span start, std::uint32_t columns_before)
      : written_(written), value_(value), line_(start.line), column_(start.column), columns_before_(columns_before) {}

  void read(catalogue::Text& text) {
    const std::string_view quotes = opening();
    is_literal_ = quotes.front() == '\'';
    is_multiline_ = quotes.size() == 3;
    pass(quotes.size());
    if (is_multiline_ && written_.substr(at_).starts_with('\n')) pass(1);
    text.span.line = line_;
    text.span.column = column_;
    while (in_value_ < value_.size() && at_ < written_.size()) {
      if (is_literal_ || written_[at_] != '\\') {
        if (written_[at_] != value_[in_value_]) return;  // not the string that was read: leave it at what is known
        in_value_ += length_of_character(value_, in_value_);
        pass(length_of_character(written_, at_));
      } else {
        pass_escape();
        text.turns.push_back({static_cast<std::uint32_t>(in_value_), line_, column_});
      }
    }
  }

 private:
  [[nodiscard]] std::string_view opening() const {
    const std::string_view three = written_.substr(0, 3);
    return three == "\"\"\"" || three == "'''" ? three : written_.substr(0, 1);
  }

  // Moves on by so many bytes of what is written.
  void pass(std::size_t bytes) {
    for (const std::size_t end = std::min(at_ + bytes, written_.size()); at_ < end; ++at_) {
      if (written_[at_] == '\n') {
        ++line_;
        column_ = 1 + columns_before_;
      } else if (begins_character(written_[at_])) {
        ++column_;
      }
    }
  }

  void pass_escape() {
    const char next = at_ + 1 < written_.size() ? written_[at_ + 1] : '\0';
    const std::size_t word = written_.find_first_not_of(" \t", at_ + 1);
    if (is_multiline_ && word != std::string_view::npos && written_[word] == '\n') {
      const std::size_t end = std::min(written_.find_first_not_of(" \t\n", word), written_.size());
      return pass(end - at_);
    }
    in_value_ += length_of_character(value_, in_value_);
    pass(next == 'u' ? 6 : next == 'U' ? 10 : next == 'x' ? 4 : 2);
  }

  std::string_view written_;
  std::string_view value_;
  std::size_t at_ = 0;
  std::size_t in_value_ = 0;
  std::uint32_t line_;
  std::uint32_t column_;
  std::uint32_t columns_before_;
  bool is_literal_ = false;
  bool is_multiline_ = false;
};

}  // namespace

std::string_view TomlLines::from(std::uint32_t line, std::uint32_t column) {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string_view::npos; at = text_.find('\n', at + 1))
      line_starts_.push_back(at + 1);
  }
  if (line == 0 || line > line_starts_.size()) return {};
  std::size_t at = line_starts_[line - 1];
  for (std::uint32_t i = 1; i < column && at < text_.size(); ++i) at += length_of_character(text_, at);
  return text_.substr(at);
}

catalogue::Text TomlLines::text_at(std::uint32_t line, std::uint32_t column, std::string value, base::Span start,
                                   std::uint32_t columns_before) {
  catalogue::Text text{std::move(value), start};
  text.span.length = 1;
  const std::string_view written = from(line, column);
  if (written.starts_with('"') || written.starts_with('\''))
    StringReader(written, text.markdown, start, columns_before).read(text);
  return text;
}

std::string_view TomlLines::number_at(std::uint32_t line, std::uint32_t column) {
  const std::string_view written = from(line, column);
  const auto belongs = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '+' || c == '-';
  };
  return written.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(written, belongs) - written.begin()));
}

}  // namespace scrutineer::read
