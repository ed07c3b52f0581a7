#include <algorithm>
#include <array>
#include <string>

#include "base/byte_set.h"
#include "base/characters.h"
#include "markup/markdown.h"

namespace scrutineer::markup {

namespace {

using base::is_digit;
using base::is_letter;
using base::is_space;
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Words that end in a full stop inside a sentence, without it and in small letters.
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"al",  "approx", "c",   "ca",   "cf",  "ch",   "chap", "cllr",  "cllrs", "dr",   "drs", "e.g",   "ed",
     "eds", "eg",     "esp", "excl", "fig", "figs", "gen",  "gov",   "hon",   "i.e",  "ie",  "incl",  "lt",
     "mr",  "mrs",    "ms",  "n.b",  "nb",  "p",    "para", "paras", "pp",    "prof", "ref", "refs",  "rev",
     "s",   "sch",    "sec", "sect", "ss",  "st",   "v",    "viz",   "vol",   "vols", "vs",  "messrs"});
// And those that are words of their own unless a number follows.
constexpr auto before_numbers =
    std::to_array<std::string_view>({"app", "art", "arts", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
                                     "sept", "oct", "nov", "dec", "no", "nos", "reg", "regs"});

// Typographic quotes and dashes begin with E2 80 in UTF-8; these close.
bool closes_quotation(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == "\u2019" || text.substr(at, 3) == "\u201D";
}

bool opens_quotation(std::string_view text, std::size_t at) {
  return text[at] == '"' || text[at] == '\'' || text[at] == '(' || text[at] == '[' || text.substr(at, 3) == "\u2018" ||
         text.substr(at, 3) == "\u201C";
}

// Whether the full stop belongs to the word before it.
bool is_abbreviated(std::string_view text, std::size_t stop) {
  std::size_t start = stop;
  while (start > 0 && (is_letter(text[start - 1]) || text[start - 1] == '.')) --start;
  std::string word(text.substr(start, stop - start));
  if (word == "No" || word == "Nos") return true;
  bool are_initials = !word.empty();  // "J", "J.S"
  for (std::size_t i = 0; i < word.size(); ++i)
    are_initials = are_initials && (i % 2 == 0 ? is_capital(word[i]) : word[i] == '.');
  for (char& c : word) c = is_capital(c) ? static_cast<char>(c | 0x20) : c;
  if (are_initials || std::ranges::find(abbreviations, word) != abbreviations.end()) return true;
  std::size_t next = stop + 1;
  while (next < text.size() && is_space(text[next])) ++next;
  return next < text.size() && is_digit(text[next]) && std::ranges::find(before_numbers, word) != before_numbers.end();
}

// Takes off the end of `text` what matches one of these, as often as it does.
template <std::size_t n>
bool take_off(std::string_view& text, const std::array<std::string_view, n>& endings) {
  const std::size_t size = text.size();
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view ending : endings)
      if (text.ends_with(ending)) {
        text.remove_suffix(ending.size());
        found = true;
      }
  }
  return text.size() != size;
}

constexpr std::array<std::string_view, 8> blank_characters{" ",      "\n",     "\t",     "\r",
                                                           "\u00A0", "\u2009", "\u202F", "\u00AD"};
constexpr std::array<std::string_view, 5> opening_signs{"(", "[", "\u2018", "\u201C", "\u00AB"};
constexpr std::array<std::string_view, 7> closing_signs{")", "]", "\"", "'", "\u2019", "\u201D", "\u00BB"};

// Quotation marks and brackets that open, and the blanks before them. Straight ones open behind a blank.
bool take_off_opening(std::string_view& text) {
  bool behind_blank = take_off(text, blank_characters);
  while (true) {
    std::string_view rest = text;
    if (!take_off(rest, opening_signs)) {
      if (!rest.ends_with('"') && !rest.ends_with('\'')) break;
      rest.remove_suffix(1);
      if (!rest.empty() && !is_space(rest.back()) && !opens_quotation(rest, rest.size() - 1)) break;
    }
    behind_blank = take_off(rest, blank_characters) || rest.empty();
    text = rest;
  }
  return behind_blank;
}

constexpr bool may_end_sentence(char c) { return c == '.' || c == '?' || c == '!'; }

// Where the next sentence begins when text[at], which may end one, does; 0 when it does not.
std::size_t next_sentence(std::string_view text, std::size_t at) {
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

bool begins_sentence(std::string_view before) {
  const bool is_apart = take_off_opening(before);
  if (before.empty()) return true;
  if (!is_apart) return false;
  take_off(before, closing_signs);
  if (before.empty()) return true;
  if (before.back() == '?' || before.back() == '!') return true;
  return before.back() == '.' && !before.ends_with("..") && !is_abbreviated(before, before.size() - 1);
}

TextRange sentence_around(std::string_view text, std::size_t begin, std::size_t end) {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  TextRange result{0, text.size()};
  for (std::size_t i = begin; i-- > 0;) {
    if (!may_end_sentence(text[i])) continue;
    if (const std::size_t next = next_sentence(text, i); next != 0 && next <= begin) {
      result.begin = next;
      break;
    }
  }
  // The mention may end with the sentence's last mark.
  static constexpr base::ByteSet ends(may_end_sentence);
  for (std::size_t i = end > begin ? end - 1 : end; (i = ends.find_in(text, i)) < text.size(); ++i) {
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
