#include "analyse/implied_weights.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

std::optional<WeightSums> implied_weight_sums(const std::vector<TotalAndPercent>& published, const Rational& highest,
                                              base::Rounding rounding) {
  WeightSums sums{1, 1'000'000'000};
  for (const TotalAndPercent& each : published) {
    // The percentage is total × 100 ÷ (sum × highest), so a larger sum makes it smaller.
    const base::Shown shown = base::numbers_shown_as(each.percent, rounding);
    const Rational hundredfold = each.total * 100 / highest;
    const Rational least = hundredfold / shown.highest;
    const bool least_is_in = least.is_whole() && shown.highest_is_in;
    sums.least = std::max(sums.least, least_is_in ? least : least.floor() + 1);
    if (shown.lowest <= 0) continue;
    const Rational most = hundredfold / shown.lowest;
    const bool most_is_out = most.is_whole() && !shown.lowest_is_in;
    sums.most = std::min(sums.most, most_is_out ? most - 1 : most.floor());
  }
  if (sums.least > sums.most) return std::nullopt;
  return sums;
}

}  // namespace scrutineer::analyse
