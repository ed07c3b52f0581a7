#include "read/language_tag.h"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <vector>

#include "base/edit_distance.h"

namespace scrutineer::read {
namespace {

std::vector<std::string_view> listed(const char* const* codes) {
  std::vector<std::string_view> result;
  for (; *codes != nullptr; ++codes) result.emplace_back(*codes);
  return result;
}

bool is_listed(std::string_view code, const char* const* codes) {
  return std::ranges::any_of(listed(codes), [&](std::string_view known) { return known == code; });
}

bool is_well_formed(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  std::array<char, ULOC_FULLNAME_CAPACITY> id{};
  int32_t parsed = 0;
  uloc_forLanguageTag(tag.c_str(), id.data(), static_cast<int32_t>(id.size()), &parsed, &status);
  return U_SUCCESS(status) && static_cast<std::size_t>(parsed) == tag.size();
}

// Whether the tag is well formed, and its language and its country are in the lists of ISO 639 and ISO 3166.
bool is_language(const std::string& tag) {
  if (!is_well_formed(tag)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  const std::string_view country = locale.getCountry();
  const std::string_view language = locale.getLanguage();  // "en" for "eng" too
  return U_SUCCESS(status) && tag.size() >= language.size() &&
         base::edit_distance(tag.substr(0, tag.find('-')), language, 0) == 0 &&
         is_listed(language, icu::Locale::getISOLanguages()) &&
         (country.empty() || std::isdigit(static_cast<unsigned char>(country.front())) != 0 ||
          is_listed(country, icu::Locale::getISOCountries()));
}

// "Welsh" and "Cymraeg" are "cy".
std::optional<std::string> language_called(const std::string& name) {
  for (const std::string_view code : listed(icu::Locale::getISOLanguages())) {
    const icu::Locale language(std::string(code).c_str());
    for (const icu::Locale& in : {icu::Locale::getEnglish(), language}) {
      icu::UnicodeString called;
      language.getDisplayLanguage(in, called);
      if (called.caseCompare(icu::UnicodeString::fromUTF8(name), U_FOLD_CASE_DEFAULT) == 0) return std::string(code);
    }
  }
  return std::nullopt;
}

// "en_GB", "en-UK", "eng", "English", "en-GBR".
std::optional<std::string> meant_language(const std::string& tag) {
  std::string joined = tag;
  std::ranges::replace(joined, '_', '-');
  if (is_language(joined)) return joined;
  if (auto called = language_called(tag)) return called;
  UErrorCode status = U_ZERO_ERROR;
  auto canonical = icu::Locale::createCanonical(joined.c_str()).toLanguageTag<std::string>(status);
  if (U_SUCCESS(status) && canonical != "und" && is_language(canonical)) return canonical;
  std::string language = joined.substr(0, joined.find('-'));
  if (is_language(language)) return language;
  // Of codes of two letters all are near all others: only one letter too many or too few tells what was meant.
  for (const std::string_view known : listed(icu::Locale::getISOLanguages()))
    if (known.size() == 2 && language.size() != 2 && base::edit_distance(language, known, 1) == 1)
      return std::string(known);
  return std::nullopt;
}

}  // namespace

void check_language(const std::string& tag, base::Span span, base::Diagnostics& out) {
  if (is_language(tag)) return;
  const auto meant = meant_language(tag);
  out.error("bad-language", span, fmt::format("\"{}\" is not a language", tag),
            meant ? fmt::format("did you mean \"{}\"?", *meant)
                  : "write its code by BCP 47: \"en-GB\" for British English, \"cy\" for Welsh");
}

}  // namespace scrutineer::read
