#include "base/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>

namespace scrutineer::base {

struct Collation::Collator {
  std::unique_ptr<icu::Collator> icu;
};

Collation::Collation(const std::string& language) : collator_(std::make_unique<Collator>()) {
  UErrorCode status = U_ZERO_ERROR;
  collator_->icu.reset(icu::Collator::createInstance(icu::Locale::createCanonical(language.c_str()), status));
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    collator_->icu.reset(icu::Collator::createInstance(icu::Locale::getRoot(), status));
  }
}

Collation::~Collation() = default;

std::string Collation::sort_key(std::string_view utf8) const {
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::array<std::uint8_t, 256> small;
  const std::int32_t needed = collator_->icu->getSortKey(text, small.data(), static_cast<std::int32_t>(small.size()));
  if (needed <= static_cast<std::int32_t>(small.size()))
    return {reinterpret_cast<const char*>(small.data()), static_cast<std::size_t>(needed)};
  std::string large(static_cast<std::size_t>(needed), '\0');
  collator_->icu->getSortKey(text, reinterpret_cast<std::uint8_t*>(large.data()), needed);
  return large;
}

}  // namespace scrutineer::base
