#include "imports/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/date.h"
#include "base/letter_case.h"
#include "base/period.h"

namespace scrutineer::imports {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

// What stands between blanks, commas, strokes, points and hyphens.
std::vector<std::string_view> parts_of_date(std::string_view text) {
  constexpr std::string_view between = " ,/.-";
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find_first_not_of(between); at != std::string_view::npos;
       at = text.find_first_not_of(between, at)) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  return parts;
}

// 0 for what is no number of at most four digits.
unsigned small_number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && text.size() <= 4 ? value : 0;
}

// "3", "3rd".
unsigned day_in(std::string_view text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  return text.size() <= 2 ? small_number(text) : 0;
}

// "April", "Apr"; 0 for no month.
unsigned month_in(std::string_view text) {
  const std::string name = base::ascii_lower_case(text);
  for (unsigned at = 0; at < months.size(); ++at)
    if (name == months[at] || name == months[at].substr(0, 3) || (name == "sept" && at == 8)) return at + 1;
  return 0;
}

unsigned year_in(std::string_view text) { return text.size() == 4 ? small_number(text) : 0; }

std::optional<std::string> iso(unsigned of_year, unsigned of_month, unsigned of_day) {
  const auto date = base::Date::from(static_cast<int>(of_year), of_month, of_day);
  return date ? std::optional(date->iso()) : std::nullopt;
}

}  // namespace

std::optional<std::string> date_in(std::string_view shown) {
  if (const auto date = base::PartialDate::parse(shown)) return date->iso();
  const auto parts = parts_of_date(shown);
  if (parts.size() == 2 && month_in(parts[0]) != 0 && year_in(parts[1]) != 0)
    return fmt::format("{}-{:02}", parts[1], month_in(parts[0]));
  // "Apr-22", as spreadsheets show a month; they show a day as "22-Apr".
  if (parts.size() == 2 && month_in(parts[0]) != 0 && parts[1].size() == 2 && small_number(parts[1]) != 0 &&
      shown.size() == parts[0].size() + 3 && shown[parts[0].size()] == '-')
    return fmt::format("20{}-{:02}", parts[1], month_in(parts[0]));
  if (parts.size() != 3 || year_in(parts[2]) == 0) return std::nullopt;
  if (month_in(parts[1]) != 0 && day_in(parts[0]) != 0)
    return iso(year_in(parts[2]), month_in(parts[1]), day_in(parts[0]));
  if (month_in(parts[0]) != 0 && day_in(parts[1]) != 0)
    return iso(year_in(parts[2]), month_in(parts[0]), day_in(parts[1]));
  const unsigned first = small_number(parts[0]), second = small_number(parts[1]);
  if (first == 0 || second == 0 || (first <= 12 && second <= 12 && first != second)) return std::nullopt;
  return first > 12 ? iso(year_in(parts[2]), second, first) : iso(year_in(parts[2]), first, second);
}

std::optional<std::string> period_in(std::string_view shown) {
  const std::string small = base::ascii_lower_case(shown);
  for (const std::string_view begin : {"fy ", "fy", "financial year ", "year "})
    if (small.starts_with(begin)) return period_in(shown.substr(begin.size()));
  if (const auto date = date_in(shown)) return date;
  if (const auto period = base::Period::parse(shown)) return period->iso();
  const auto meant = base::Period::meant_by(shown);
  return meant ? std::optional(meant->iso()) : std::nullopt;
}

}  // namespace scrutineer::imports
