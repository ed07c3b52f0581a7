#include "analyse/implied_weights.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

std::optional<WeightSums> implied_weight_sums(const std::vector<TotalAndPercent>& published, const Rational& highest,
                                              base::Rounding rounding) {
  WeightSums sums{1, 1'000'000'000};
  for (const TotalAndPercent& each : published) {
    // from ≤ percentage < below
    std::int64_t steps = 1;
    for (int place = 0; place < each.percent.places; ++place) steps *= 10;
    const Rational step(1, steps);
    const Rational from = rounding == base::Rounding::half_up ? each.percent.value - step / 2 : each.percent.value;
    const Rational below = from + step;
    sums.least = std::max(sums.least, (each.total * 100 / (highest * below)).floor() + 1);
    if (from > 0) sums.most = std::min(sums.most, (each.total * 100 / (highest * from)).floor());
  }
  if (sums.least > sums.most) return std::nullopt;
  return sums;
}

}  // namespace scrutineer::analyse
