#include "base/letter_case.h"

#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/nfc.h"
#include "base/utf8.h"

namespace scrutineer::base {
namespace {

icu::UnicodeString folded(std::string_view text) {
  const std::string composed = nfc(text);
  return icu::UnicodeString::fromUTF8(icu::StringPiece(composed.data(), static_cast<std::int32_t>(composed.size())))
      .foldCase();
}

}  // namespace

bool equal_but_for_case(std::string_view a, std::string_view b) { return a == b || folded(a) == folded(b); }

std::string ascii_lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return result;
}

std::string capitalised(std::string_view text) {
  std::string result;
  if (text.empty()) return result;
  std::size_t at = 0;
  append_character(result, u_totitle(next_character(text, at)));
  return result.append(text.substr(at));
}

}  // namespace scrutineer::base
