#include "base/days.h"

namespace scrutineer::base {

Days days_of(const PartialDate& date) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace): it has a dozen short names
  const year y{date.year()};
  if (date.month() == 0) return {sys_days(y / January / 1), sys_days(y / December / 31)};
  const month m{date.month()};
  if (date.day() == 0) return {sys_days(y / m / 1), sys_days(y / m / last)};
  const sys_days day{y / m / std::chrono::day{date.day()}};
  return {day, day};
}

}  // namespace scrutineer::base
