#include "link/running_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/byte_block.h"
#include "base/nfc.h"
#include "base/utf8.h"

namespace scrutineer::link {
namespace {

// What a byte is to a word: the lower-case letter or digit that it adds, or one of these.
constexpr char between_words = 0;
constexpr char inside_word = 1;  // an apostrophe: adds nothing, ends nothing
constexpr char not_ascii = 2;

constexpr std::array<char, 256> byte_classes = [] {
  std::array<char, 256> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) classes[c] = static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') classes[c] = static_cast<char>(c + ('a' - 'A'));
    if (c == '\'') classes[c] = inside_word;
    if (c >= 0x80) classes[c] = not_ascii;
  }
  return classes;
}();

char class_of(char c) { return byte_classes[static_cast<unsigned char>(c)]; }

bool is_apostrophe(std::int32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC; }

// Soft hyphens, and marks of no width that allow or forbid a line break.
bool is_invisible(std::int32_t c) { return c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF; }

bool is_blank(std::int32_t c) { return c == '\t' || c == '\n' || (c >= 0 && u_charType(c) == U_SPACE_SEPARATOR); }
bool is_combining(std::int32_t c) { return u_charType(c) == U_NON_SPACING_MARK; }

// Calls `add` with each character of the word that counts.
template <class Add>
void for_each_letter(std::string_view word, Add add) {
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t character = base::next_character(word, at);
    if (!is_apostrophe(character) && !is_invisible(character)) add(character);
  }
}

bool is_ascii(std::string_view word) {
  return std::ranges::none_of(word, [](char c) { return class_of(c) == not_ascii; });
}

std::uint64_t with(std::uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }

}  // namespace

void find_words(std::string_view text, std::vector<Word>& words) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t at = 0, begin = none, end = 0;
  for (bool is_more = true; is_more;) {
    if (const std::size_t letters = base::end_of_letters(text, at); letters != at) {
      if (begin == none) begin = at;
      end = at = letters;
    }
    is_more = at < text.size();
    bool ends = true;
    if (is_more && static_cast<unsigned char>(text[at]) < 0x80) {
      ends = text[at++] != '\'';
    } else if (is_more) {
      const std::size_t here = at;
      const std::int32_t character = base::next_character(text, at);
      if (character >= 0 && (u_isalnum(character) || (begin != none && is_combining(character)))) {
        if (begin == none) begin = here;
        end = at;
        ends = false;
      } else {
        ends = !is_apostrophe(character) && !is_invisible(character);
      }
    }
    if (!ends || begin == none) continue;
    words.push_back({.begin = begin, .end = end});
    begin = none;
  }
}

std::string spelled(std::string_view word) {
  std::string result;
  for_each_letter(word, [&](std::int32_t c) { base::append_character(result, c); });
  return is_ascii(result) ? result : base::nfc(result);
}

std::string folded(std::string_view word) {
  std::string result;
  for_each_letter(word, [&](std::int32_t c) { base::append_character(result, u_foldCase(c, U_FOLD_CASE_DEFAULT)); });
  return is_ascii(result) ? result : base::nfc(result);
}

std::uint64_t hash_of_folded(std::string_view word) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  if (is_ascii(word)) {
    for (const char c : word)
      if (class_of(c) > not_ascii) hash = with(hash, class_of(c));
  } else {
    for (const char c : folded(word)) hash = with(hash, c);
  }
  hash ^= hash >> 29U;
  return hash == 0 ? 1 : hash;
}

std::string_view without_possessive(std::string_view word) {
  if (word.size() < 3 || class_of(word.back()) != 's') return word;
  for (const std::string_view apostrophe : {"'", "\u2019", "\u2018", "\u02BC"})
    if (word.substr(0, word.size() - 1).ends_with(apostrophe))
      return word.substr(0, word.size() - 1 - apostrophe.size());
  return word;
}

bool is_plain_gap(std::string_view between) { return between == " " || between == "-" || between == "\n"; }

Gap gap_of(std::string_view between) {
  Gap gap;
  std::size_t line_breaks = 0;
  for (std::size_t at = 0; at < between.size();) {
    const std::int32_t character = base::next_character(between, at);
    if (character == '\n') ++line_breaks;
    if (is_blank(character))
      gap.has_blank = true;
    else if (character == '-' || (character >= 0x2010 && character <= 0x2013) || character == 0x2212)
      gap.signs.push_back('-');
    else if (is_apostrophe(character))
      gap.signs.push_back('\'');
    else if (!is_invisible(character))
      base::append_character(gap.signs, character);
  }
  std::string_view joint = gap.signs;
  if (joint.starts_with('\'')) joint.remove_prefix(1);  // teachers' pension
  gap.joins = line_breaks < 2 && (gap.has_blank ? joint.empty() : joint == "-");
  return gap;
}

}  // namespace scrutineer::link
