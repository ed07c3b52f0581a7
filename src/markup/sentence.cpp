#include <algorithm>
#include <array>

#include "markup/markdown.h"

namespace scrutineer::markup {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words that end in a full stop inside a sentence, without it.
constexpr std::array<std::string_view, 24> abbreviations{"Art", "Cllr", "Dr",     "Mr",   "Mrs", "Ms",  "No",  "Prof",
                                                         "St",  "app",  "approx", "c",    "cf",  "ch",  "e.g", "i.e",
                                                         "fig", "no",   "p",      "para", "pp",  "ref", "sec", "vs"};

// Typographic quotes and dashes begin with E2 80 in UTF-8; these close.
bool closes_quotation(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "\u2019" || text.substr(at, 3) == "\u201D";
}

bool opens_quotation(std::string_view text, std::size_t at) {
  return text[at] == '"' || text[at] == '\'' || text[at] == '(' || text[at] == '[' || text.substr(at, 3) == "\u2018" ||
         text.substr(at, 3) == "\u201C";
}

bool is_abbreviated(std::string_view text, std::size_t stop) {
  std::size_t start = stop;
  while (start > 0 && (is_letter(text[start - 1]) || text[start - 1] == '.')) --start;
  const std::string_view word = text.substr(start, stop - start);
  const bool is_initial = word.size() == 1 && is_capital(word[0]);
  return is_initial || std::ranges::find(abbreviations, word) != abbreviations.end();
}

// Where the next sentence begins when text[at] ends one; 0 when it does not.
std::size_t next_sentence(std::string_view text, std::size_t at) {
  if (text[at] != '.' && text[at] != '?' && text[at] != '!') return 0;
  std::size_t next = at + 1;
  while (next < text.size()) {
    if (text[next] == '"' || text[next] == '\'' || text[next] == ')' || text[next] == ']') {
      ++next;
    } else if (closes_quotation(text, next)) {
      next += 3;
    } else {
      break;
    }
  }
  if (next >= text.size() || !is_space(text[next])) return 0;
  while (next < text.size() && is_space(text[next])) ++next;
  if (next == text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[next]);
  const bool begins = is_capital(text[next]) || is_digit(text[next]) || opens_quotation(text, next) || first >= 0xC3;
  if (!begins || (text[at] == '.' && is_abbreviated(text, at))) return 0;
  return next;
}

}  // namespace

TextRange sentence_around(std::string_view text, std::size_t begin, std::size_t end) {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  TextRange result{0, text.size()};
  for (std::size_t i = begin; i-- > 0;) {
    if (const std::size_t next = next_sentence(text, i); next != 0 && next <= begin) {
      result.begin = next;
      break;
    }
  }
  // The mention may end with the sentence's last mark.
  for (std::size_t i = end > begin ? end - 1 : end; i < text.size(); ++i) {
    if (const std::size_t next = next_sentence(text, i); next != 0) {
      result.end = next;
      break;
    }
  }
  while (result.begin < result.end && is_space(text[result.begin])) ++result.begin;
  while (result.end > result.begin && is_space(text[result.end - 1])) --result.end;
  return result;
}

}  // namespace scrutineer::markup
