#include "base/slug.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

namespace scrutineer::base {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string slug_of_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (gap && !result.empty()) result += '-';
      gap = false;
      result += c;
    } else if (c != '\'') {
      gap = true;
    }
  }
  return result;
}

bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC; }

// 2 of ².
std::optional<char> raised_digit(UChar32 c) {
  if (u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_DIGIT) return std::nullopt;
  return static_cast<char>('0' + static_cast<int>(u_getNumericValue(c)));
}

std::string slug_of_unicode(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  given.toLower(icu::Locale::getRoot());
  if (U_SUCCESS(status)) given = nfc->normalize(given, status);
  icu::UnicodeString kept;
  bool gap = false;
  for (int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1)) {
    const UChar32 c = given.char32At(i);
    const auto digit = raised_digit(c);
    if (digit || u_isalnum(c) || (u_getCombiningClass(c) != 0 && !gap && !kept.isEmpty())) {
      if (gap && !kept.isEmpty()) kept += u'-';
      gap = false;
      kept += digit ? static_cast<UChar32>(*digit) : c;
    } else if (!is_apostrophe(c)) {
      gap = true;
    }
  }
  std::string result;
  kept.toUTF8String(result);
  return result;
}

// Letters without their marks, and raised figures as others: é is e, ² is 2. Letters of other scripts are left out.
std::string without_marks(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(status)) given = nfd->normalize(given, status);
  std::string result;
  for (int32_t at = 0; at < given.length(); ++at) {
    const char16_t unit = given[at];
    if (unit < 0x80)
      result += static_cast<char>(unit);
    else if (const auto digit = raised_digit(unit))
      result += *digit;
    else if (!is_apostrophe(unit) && (unit < 0x300 || unit > 0x36F))
      result += ' ';
  }
  return result;
}

// At a hyphen, so that no word is cut.
std::string shortened(std::string slug) {
  constexpr std::size_t longest = 60;
  if (slug.size() <= longest) return slug;
  const std::size_t end = slug.rfind('-', longest);
  slug.resize(end == std::string::npos || end == 0 ? longest : end);
  return slug;
}

}  // namespace

std::string ascii_slug(std::string_view text) {
  return is_ascii(text) ? slug_of_ascii(text) : slug_of_ascii(without_marks(text));
}

std::string id_of_title(std::string_view title) { return shortened(ascii_slug(title)); }

std::string slug(std::string_view text) { return is_ascii(text) ? slug_of_ascii(text) : slug_of_unicode(text); }

}  // namespace scrutineer::base
