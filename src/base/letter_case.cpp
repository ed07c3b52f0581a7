#include "base/letter_case.h"

#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

#include "base/nfc.h"

namespace scrutineer::base {
namespace {

icu::UnicodeString folded(std::string_view text) {
  const std::string composed = nfc(text);
  return icu::UnicodeString::fromUTF8(icu::StringPiece(composed.data(), static_cast<std::int32_t>(composed.size())))
      .foldCase();
}

}  // namespace

bool equal_but_for_case(std::string_view a, std::string_view b) { return a == b || folded(a) == folded(b); }

}  // namespace scrutineer::base
