// Dates as editors write them (2017-04-03; in facts also 2017-04 or 2017) and as pages say them (3 April 2017).
// English and the Gregorian calendar, whatever the machine's locale.
#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace scrutineer::base {

inline constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                              "May",       "June",     "July",     "August",
                                                              "September", "October",  "November", "December"};

// A day that exists, in the years 1 to 9999.
class Date {
 public:
  [[nodiscard]] static std::optional<Date> from(int year, unsigned month, unsigned day);
  [[nodiscard]] static std::optional<Date> parse(std::string_view iso);  // "2017-04-03" and nothing else

  [[nodiscard]] int year() const { return static_cast<int>(date_.year()); }
  [[nodiscard]] unsigned month() const { return static_cast<unsigned>(date_.month()); }
  [[nodiscard]] unsigned day() const { return static_cast<unsigned>(date_.day()); }
  [[nodiscard]] std::chrono::sys_days days() const { return date_; }
  [[nodiscard]] std::string iso() const;
  auto operator<=>(const Date&) const = default;

 private:
  explicit Date(std::chrono::year_month_day date) : date_(date) {}
  std::chrono::year_month_day date_;
};

// A year, a month of a year or a day, as far as a document gives it.
class PartialDate {
 public:
  PartialDate(Date date) : year_(date.year()), month_(date.month()), day_(date.day()) {}  // NOLINT(*explicit*)
  [[nodiscard]] static std::optional<PartialDate> parse(std::string_view iso);  // "2017", "2017-04" or "2017-04-03"

  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] unsigned month() const { return month_; }  // 0 when not known
  [[nodiscard]] unsigned day() const { return day_; }      // 0 when not known
  [[nodiscard]] std::string iso() const;
  // By time; what is less precise comes first: 2017, 2017-04, 2017-04-03.
  auto operator<=>(const PartialDate&) const = default;

 private:
  PartialDate(int year, unsigned month) : year_(year), month_(month) {}
  int year_;
  unsigned month_ = 0;
  unsigned day_ = 0;
};

[[nodiscard]] std::string long_form(Date date);                // "3 April 2017"
[[nodiscard]] std::string long_form(const PartialDate& date);  // "3 April 2017", "April 2017" or "2017"

// The local date. Only the default of --as-of may depend on it.
[[nodiscard]] Date today();

}  // namespace scrutineer::base
