// The change of one weight that is nearest to changing who comes first.
#pragma once

#include <optional>
#include <span>

#include "analyse/thresholds.h"
#include "analyse/weight_stability.h"

namespace scrutineer::analyse {

struct NearestEnd {
  std::size_t criterion = 0;  // place in the table
  RangeEnd end;
  Crossing crossing;
};

// Of all ends of the ranges, alongside `stability`, the one nearest to its present share; the first of several as near.
// None where no range ends.
[[nodiscard]] std::optional<NearestEnd> nearest_end(std::span<const WeightStability> stability,
                                                    std::span<const std::optional<StableRange>> ranges);
// The same of WeightStability::leader.
[[nodiscard]] std::optional<NearestEnd> nearest_end(std::span<const WeightStability> stability);

}  // namespace scrutineer::analyse
