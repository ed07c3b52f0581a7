// What published totals and percentages say of weights that were not published. A percentage is
// 100 × total ÷ (W × highest score), rounded; so each pair bounds W, the sum of the weights.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/rational.h"

namespace scrutineer::analyse {

struct TotalAndPercent {
  base::Rational total;  // above zero
  base::Figure percent;  // above zero
};

// The whole numbers `least` to `most`.
struct WeightSums {
  base::Rational least;
  base::Rational most;
  bool operator==(const WeightSums&) const = default;
};

// The sums of whole-number weights with which all percentages come out as printed under the rounding rule. None
// when there is no such sum. A percentage below one printed step bounds nothing from above; `most` is then no more
// than a billion.
[[nodiscard]] std::optional<WeightSums> implied_weight_sums(const std::vector<TotalAndPercent>& published,
                                                            const base::Rational& highest, base::Rounding rounding);

}  // namespace scrutineer::analyse
