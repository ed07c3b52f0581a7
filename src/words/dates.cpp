#include "words/dates.h"

#include <fmt/format.h>

namespace scrutineer::words {

std::string long_form(const Words& words, base::Date date) { return long_form(words, base::PartialDate(date)); }

std::string long_form(const Words& words, const base::PartialDate& date) {
  const std::string year = fmt::format("{}", date.year());  // never with a thousands separator
  if (date.month() == 0) return year;
  if (date.day() == 0) return words("date.month", {{"month", date.month()}, {"year", year}});
  return words("date.day", {{"day", date.day()}, {"month", date.month()}, {"year", year}});
}

std::string long_form(const Words& words, const base::Period& period) {
  if (period.quarter() != 0)
    return words("date.quarter", {{"quarter", period.quarter()}, {"year", period.whole_year()}});
  return period.is_financial_year() ? period.iso() : long_form(words, period.date());
}

}  // namespace scrutineer::words
