#include "base/period.h"

#include <fmt/format.h>

namespace scrutineer::base {
namespace {

// The bare year that the text is.
std::optional<PartialDate> year_of(std::string_view text) {
  return text.size() == 4 ? PartialDate::parse(text) : std::nullopt;
}

std::string two_digits(int year) { return fmt::format("{:02}", year % 100); }

}  // namespace

std::optional<Period> Period::parse(std::string_view written) {
  if (const auto date = PartialDate::parse(written)) return Period(*date);
  const std::size_t blank = written.find(' ');
  if (blank != std::string_view::npos) {
    const std::string_view quarter = written.substr(blank + 1);
    auto period = parse(written.substr(0, blank));
    if (!period || period->length() != Length::year || quarter.size() != 2 || quarter[0] != 'Q' || quarter[1] < '1' ||
        quarter[1] > '4')
      return std::nullopt;
    period->quarter_ = quarter[1] - '0';
    return period;
  }
  if (written.size() != 7 || written[4] != '/') return std::nullopt;
  const auto year = year_of(written.substr(0, 4));
  if (!year || year->year() == 9999 || written.substr(5) != two_digits(year->year() + 1)) return std::nullopt;
  Period period(*year);
  period.is_financial_year_ = true;
  return period;
}

std::optional<Period> Period::meant_by(std::string_view written) {
  const auto year = year_of(written.substr(0, 4));
  if (!year || written.find_first_of("-/") != 4) return std::nullopt;
  const std::string_view second = written.substr(5);
  if (second != two_digits(year->year() + 1) && second != fmt::format("{:04}", year->year() + 1)) return std::nullopt;
  return parse(fmt::format("{:04}/{}", year->year(), two_digits(year->year() + 1)));
}

Period::Length Period::length() const {
  if (quarter_ != 0) return Length::quarter;
  return date_.month() == 0 ? Length::year : date_.day() == 0 ? Length::month : Length::day;
}

Days Period::days() const {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace): it has a dozen short names
  if (quarter_ != 0) {
    const year_month begin = year{date_.year()} / (is_financial_year_ ? April : January) + months{3 * (quarter_ - 1)};
    return {sys_days(begin / 1), sys_days((begin + months{2}) / std::chrono::last)};
  }
  if (!is_financial_year_) return days_of(date_);
  return {sys_days(year{date_.year()} / April / 1), sys_days(year{date_.year() + 1} / March / 31)};
}

std::string Period::whole_year() const {
  return is_financial_year_ ? fmt::format("{:04}/{}", date_.year(), two_digits(date_.year() + 1)) : date_.iso();
}

std::string Period::iso() const { return quarter_ == 0 ? whole_year() : fmt::format("{} Q{}", whole_year(), quarter_); }

}  // namespace scrutineer::base
