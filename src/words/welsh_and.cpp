#include "words/welsh_and.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace scrutineer::words {
namespace {

// From the first letter or digit on. Text may be HTML: tags and character references are passed over.
std::string_view spoken(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const std::int32_t character = base::next_character(text, at);
    if (character == '<' || character == '&') {
      const std::size_t end = text.find(character == '<' ? '>' : ';', at);
      if (end != std::string_view::npos && (character == '<' || end - here < 10)) at = end + 1;
    } else if (u_isalnum(character)) {
      return text.substr(here);
    }
  }
  return {};
}

// Whether a number's first word begins with a vowel: un, wyth, un deg un, wyth deg, wyth cant; but deg, cant and mil.
bool number_begins_with_vowel(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      digits.push_back(c);
    else if (c != ',')
      break;
  }
  const std::size_t first_group = (digits.size() - 1) % 3 + 1;
  const std::string_view group = std::string_view(digits).substr(0, first_group);
  if (group.front() == '8') return true;
  if (group.size() == 1) return group == "1" && digits.size() == 1;  // "mil" for 1,000
  return group.size() == 2 && group.front() == '1' && group[1] != '0';
}

// The letter without its circumflex, in lower case.
char plain(std::int32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const nfd = unorm2_getNFDInstance(&status);
  UChar parts[8] = {};
  const std::int32_t count = U_FAILURE(status) ? 0 : unorm2_getRawDecomposition(nfd, character, parts, 8, &status);
  const std::int32_t letter = u_tolower(count > 0 ? parts[0] : character);
  return letter < 0x80 ? static_cast<char>(letter) : '\0';
}

}  // namespace

std::string_view welsh_and(std::string_view before) {
  const std::string_view text = spoken(before);
  if (text.empty()) return "a";
  if (text.front() >= '0' && text.front() <= '9') return number_begins_with_vowel(text) ? "ac" : "a";
  std::size_t at = 0;
  const char first = plain(base::next_character(text, at));
  const char second = at < text.size() ? plain(base::next_character(text, at)) : '\0';
  // W is a consonant before a vowel and before l and r (wal, Wrecsam), else a vowel (wyth, wyneb).
  if (first == 'w' && second != '\0' && std::string_view("aeioulr").find(second) != std::string_view::npos) return "a";
  return first != '\0' && std::string_view("aeiouwy").find(first) != std::string_view::npos ? "ac" : "a";
}

}  // namespace scrutineer::words
