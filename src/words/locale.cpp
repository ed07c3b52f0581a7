#include "words/locale.h"

#include <fmt/format.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <array>
#include <new>
#include <string_view>

#include "words/welsh_and.h"

namespace scrutineer::words {

struct Locale::Data {
  bool is_welsh = false;
  icu::number::LocalizedNumberFormatter numbers;
  std::unique_ptr<icu::ListFormatter> lists;
  std::unique_ptr<icu::PluralRules> cardinals;
  std::unique_ptr<icu::PluralRules> ordinals;
};

Locale::Locale(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  auto data = std::make_unique<Data>();
  data->is_welsh = std::string_view(locale.getLanguage()) == "cy";
  data->numbers = icu::number::NumberFormatter::withLocale(locale);
  data->lists.reset(icu::ListFormatter::createInstance(locale, status));
  data->cardinals.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_CARDINAL, status));
  data->ordinals.reset(icu::PluralRules::forLocale(locale, UPLURAL_TYPE_ORDINAL, status));
  if (U_FAILURE(status)) throw std::bad_alloc();  // what ICU's own data are missing for is the root's, never an error
  data_ = std::move(data);
}

bool is_right_to_left(const std::string& tag) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(tag, status).isRightToLeft();
}

Locale::~Locale() = default;
Locale::Locale(Locale&&) noexcept = default;
Locale& Locale::operator=(Locale&&) noexcept = default;

void Locale::append_number(std::string& out, std::int64_t number) const {
  UErrorCode status = U_ZERO_ERROR;
  data_->numbers.formatInt(number, status).toTempString(status).toUTF8String(out);
}

std::string Locale::list(const std::vector<std::string>& items) const {
  if (items.size() < 2) return items.empty() ? std::string() : items.front();
  if (data_->is_welsh)
    return fmt::format("{} {} {}", fmt::join(items.begin(), items.end() - 1, ", "), welsh_and(items.back()),
                       items.back());
  std::vector<icu::UnicodeString> texts;
  texts.reserve(items.size());
  for (const std::string& item : items) texts.push_back(icu::UnicodeString::fromUTF8(item));
  icu::UnicodeString joined;
  UErrorCode status = U_ZERO_ERROR;
  data_->lists->format(texts.data(), static_cast<std::int32_t>(texts.size()), joined, status);
  std::string out;
  return joined.toUTF8String(out);
}

namespace {

// By the formatted number: PluralRules takes no integers of 64 bits otherwise.
std::string_view keyword(const icu::PluralRules& rules, const icu::number::LocalizedNumberFormatter& numbers,
                         std::int64_t number) {
  static constexpr std::array<std::string_view, 5> all = {"zero", "one", "two", "few", "many"};
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString name = rules.select(numbers.formatInt(number, status), status);
  for (const std::string_view plural : all)
    if (name == icu::UnicodeString::fromUTF8(icu::StringPiece(plural.data(), static_cast<std::int32_t>(plural.size()))))
      return plural;
  return "other";
}

}  // namespace

std::string_view Locale::plural(std::int64_t number) const {
  return keyword(*data_->cardinals, data_->numbers, number);
}
std::string_view Locale::ordinal(std::int64_t number) const {
  return keyword(*data_->ordinals, data_->numbers, number);
}

}  // namespace scrutineer::words
