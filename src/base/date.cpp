#include "base/date.h"

#include <fmt/format.h>

#include <cassert>
#include <ctime>

namespace scrutineer::base {
namespace {

// The value of a text of digits only.
std::optional<unsigned> number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::from(int year, unsigned month, unsigned day) {
  if (month > 12 || day > 31) return std::nullopt;  // chrono keeps only the low bits of larger ones
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (year < 1 || year > 9999 || !date.ok()) return std::nullopt;
  return Date(date);
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  const auto month = number(iso.substr(5, 2));
  const auto day = number(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from(static_cast<int>(*year), *month, *day);
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

std::optional<PartialDate> PartialDate::parse(std::string_view iso) {
  if (iso.size() == 10) {
    const auto date = Date::parse(iso);
    return date ? std::optional<PartialDate>(*date) : std::nullopt;
  }
  if (iso.size() != 4 && (iso.size() != 7 || iso[4] != '-')) return std::nullopt;
  const auto year = number(iso.substr(0, 4));
  if (!year || *year == 0) return std::nullopt;
  if (iso.size() == 4) return PartialDate(static_cast<int>(*year), 0);
  const auto month = number(iso.substr(5));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return PartialDate(static_cast<int>(*year), *month);
}

std::string PartialDate::iso() const {
  if (month_ == 0) return fmt::format("{:04}", year_);
  if (day_ == 0) return fmt::format("{:04}-{:02}", year_, month_);
  return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_);
}

std::string long_form(Date date) { return long_form(PartialDate(date)); }

std::string long_form(const PartialDate& date) {
  if (date.month() == 0) return fmt::format("{}", date.year());
  const std::string_view month = month_names.at(date.month() - 1);
  if (date.day() == 0) return fmt::format("{} {}", month, date.year());
  return fmt::format("{} {} {}", date.day(), month, date.year());
}

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  const auto date =
      Date::from(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday));
  assert(date);
  return *date;
}

}  // namespace scrutineer::base
