#include "base/index_letters.h"

#include <unicode/alphaindex.h>
#include <unicode/uchar.h>

#include <new>

namespace scrutineer::base {

struct IndexLetters::Index {
  std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> icu;
};

IndexLetters::IndexLetters(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::AlphabeticIndex builder(icu::Locale::createCanonical(language.c_str()), status);
  builder.addLabels(icu::Locale::getEnglish(), status);
  auto index = std::make_unique<Index>();
  index->icu.reset(builder.buildImmutableIndex(status));
  if (U_FAILURE(status)) throw std::bad_alloc();  // a language without data has the root's
  index_ = std::move(index);
}

IndexLetters::~IndexLetters() = default;

std::string IndexLetters::letter(std::string_view utf8) const {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  while (!text.isEmpty() && !u_isalnum(text.char32At(0))) text.remove(0, U16_LENGTH(text.char32At(0)));
  if (text.isEmpty()) return "#";
  UErrorCode status = U_ZERO_ERROR;
  const auto* const bucket = index_->icu->getBucket(index_->icu->getBucketIndex(text, status));
  if (U_FAILURE(status) || bucket == nullptr || bucket->getLabelType() != U_ALPHAINDEX_NORMAL) return "#";
  icu::UnicodeString label = bucket->getLabel();
  const icu::UnicodeString rest = label.tempSubString(1).toLower();  // "CH" is Ch
  std::string letter;
  return label.truncate(1), label.append(rest).toUTF8String(letter);
}

}  // namespace scrutineer::base
