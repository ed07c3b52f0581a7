#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/slug.h"
#include "imports/appraisal_reading.h"

namespace scrutineer::imports {
namespace {

constexpr std::size_t longest_id = 60;

// Letters without their marks: é is e. Letters of other scripts are left out, which ids do not take.
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
    else if (unit == 0x2018 || unit == 0x2019)
      result += '\'';
    else if (unit < 0x300 || unit > 0x36F)
      result += ' ';
  }
  return result;
}

// At a hyphen, so that no word is cut.
std::string shortened(std::string slug) {
  if (slug.size() <= longest_id) return slug;
  const std::size_t end = slug.rfind('-', longest_id);
  slug.resize(end == std::string::npos || end == 0 ? longest_id : end);
  return slug;
}

}  // namespace

std::string unique_id(std::string_view title, std::string_view otherwise, std::vector<std::string>& taken) {
  std::string id = shortened(base::slug(without_marks(title)));
  if (id.empty() || id.starts_with("app-")) id = std::string(otherwise) + (id.empty() ? "" : "-" + id);
  const std::string first = id;
  for (int number = 2; std::ranges::find(taken, id) != taken.end(); ++number) id = fmt::format("{}-{}", first, number);
  taken.push_back(id);
  return id;
}

}  // namespace scrutineer::imports
