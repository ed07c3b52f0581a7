#include "search/words.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

#include "base/utf8.h"

namespace scrutineer::search {
namespace {

// Inside a word, and no part of it: ' ’ ‘ ʼ and soft hyphens.
bool is_silent(std::int32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0x00AD; }
bool is_mark(std::int32_t c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }
bool is_of_word(std::int32_t c) { return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0; }

}  // namespace

Effect effect_of(std::string_view text, std::size_t& at) {
  const std::int32_t c = base::next_character(text, at);
  if (is_silent(c)) return Effect::silent;
  if (c == 0x2010 || c == 0x2011) return Effect::hyphen;
  return c >= 0 && is_of_word(c) ? Effect::of_word : Effect::ends;
}

std::string folded_word(std::string_view word) {
  std::string result = folded(word);
  result.resize(base::beginning(result, longest_word).size());
  return result;
}

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (U_SUCCESS(status)) given = nfd->normalize(given, status);
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1))
    if (const UChar32 c = given.char32At(i); !is_mark(c) && !is_silent(c)) kept += c;
  kept.toLower(icu::Locale::getRoot());
  std::string result;
  kept.toUTF8String(result);
  return result;
}

}  // namespace scrutineer::search
