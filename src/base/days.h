// What a date that is known to its month or its year alone can mean.
#pragma once

#include <chrono>
#include <compare>

#include "base/date.h"

namespace scrutineer::base {

// The days that a date can mean: of "2017" the first is 1 January, the last 31 December.
struct Days {
  std::chrono::sys_days first, last;
  auto operator<=>(const Days&) const = default;
};
[[nodiscard]] Days days_of(const PartialDate& date);

}  // namespace scrutineer::base
