#include "analyse/nearest_end.h"

#include <vector>

namespace scrutineer::analyse {

std::optional<NearestEnd> nearest_end(std::span<const WeightStability> stability,
                                      std::span<const std::optional<StableRange>> ranges) {
  const auto distance = [](const RangeEnd& end) { return end.above() ? end.at - end.share : end.share - end.at; };
  std::optional<NearestEnd> nearest;
  for (std::size_t i = 0; i < stability.size(); ++i) {
    const auto consider = [&](const std::optional<Crossing>& crossing, const base::Rational& at) {
      if (!crossing) return;
      const NearestEnd end{stability[i].criterion, {at, stability[i].share}, *crossing};
      if (!nearest || distance(end.end) < distance(nearest->end)) nearest = end;
    };
    if (!ranges[i]) continue;
    consider(ranges[i]->below, ranges[i]->from);
    consider(ranges[i]->above, ranges[i]->to);
  }
  return nearest;
}

std::optional<NearestEnd> nearest_end(std::span<const WeightStability> stability) {
  std::vector<std::optional<StableRange>> ranges;
  ranges.reserve(stability.size());
  for (const WeightStability& one : stability) ranges.emplace_back(one.leader);
  return nearest_end(stability, ranges);
}

}  // namespace scrutineer::analyse
