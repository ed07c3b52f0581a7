#include "analyse/weight_stability.h"

#include "analyse/ranking.h"

namespace scrutineer::analyse {

using base::Rational;

namespace {

// A criterion's weight among all, with the weights as they are, not as shares.
struct Lever {
  Rational weight;
  Rational sum;  // of all weights
  catalogue::Better better;
  [[nodiscard]] Rational share() const { return weight / sum; }
};

// Narrows `range` to where `a` stays ahead of, or level with, `b` as it is now. The options are told apart by their
// score on the criterion and their total.
void narrow(StableRange& range, const Lever& lever, std::size_t a, const Variant& of_a, std::size_t b,
            const Variant& of_b) {
  const Rational gap = lead(lever.better, of_a.total, of_b.total);
  if (gap < 0) return narrow(range, lever, b, of_b, a, of_a);
  const Rational at_one = lead(lever.better, of_a.score, of_b.score);                   // d_k
  const Rational at_zero = (gap - lever.weight * at_one) / (lever.sum - lever.weight);  // R
  if (gap == 0) {
    if (at_zero == 0 && at_one == 0) return;  // they tie whatever the weight
    const Crossing a_rises{b, a};
    const Crossing b_rises{a, b};
    range = {lever.share(), lever.share(), at_zero > 0 ? a_rises : b_rises, at_one > 0 ? a_rises : b_rises};
    if (range.from == 0) range.below.reset();
    if (range.to == 1) range.above.reset();
    return;
  }
  if (at_zero < 0) {
    const Rational crossing = at_zero / (at_zero - at_one);
    if (crossing > range.from) range.from = crossing, range.below = Crossing{a, b};
  }
  if (at_one < 0) {
    const Rational crossing = at_zero / (at_zero - at_one);
    if (crossing < range.to) range.to = crossing, range.above = Crossing{a, b};
  }
}

}  // namespace

std::vector<std::size_t> leaders_at(const CompleteTable& table, std::size_t criterion, const Rational& share) {
  CompleteTable moved = table;
  const Lever lever{table.weights[criterion], base::sum_of(table.weights), table.better};
  for (Rational& weight : moved.weights) weight *= (Rational(1) - share) / (lever.sum - lever.weight);
  moved.weights[criterion] = share;
  return leaders(totals(moved), table.better);
}

std::vector<WeightStability> weight_stability(const CompleteTable& table) {
  const Rational sum = base::sum_of(table.weights);
  const std::vector<Rational> total = totals(table);
  const std::vector<std::size_t> first = leaders(total, table.better);
  std::vector<WeightStability> result;
  for (std::size_t k = 0; k < table.criteria(); ++k) {
    const Lever lever{table.weights[k], sum, table.better};
    if (lever.weight == sum) continue;
    WeightStability& stability = result.emplace_back();
    stability.criterion = k;
    stability.share = lever.share();
    const auto variant = [&](std::size_t option) { return Variant{table.scores[option][k], total[option]}; };
    for (std::size_t a = 0; a < table.options(); ++a) {
      for (std::size_t b = a + 1; b < table.options(); ++b)
        narrow(stability.order, lever, a, variant(a), b, variant(b));
    }
    for (const std::size_t leader : first) {
      for (std::size_t rival = 0; rival < table.options(); ++rival) {
        if (rival != leader) narrow(stability.leader, lever, leader, variant(leader), rival, variant(rival));
      }
    }
  }
  return result;
}

std::optional<StableRange> certain_range(const ScoreTable& table, const std::vector<Reading>& readings,
                                         std::size_t leader, std::size_t criterion, Given given) {
  const Lever lever{table.weights[criterion], base::sum_of(table.weights), table.better};
  if (lever.weight == lever.sum) return std::nullopt;
  StableRange range;
  for (std::size_t rival = 0; rival < table.options(); ++rival) {
    if (rival == leader) continue;
    for (const Variant& ours : variants(table, readings[leader], criterion, given)) {
      for (const Variant& theirs : variants(table, readings[rival], criterion, given)) {
        if (lead(table.better, ours.total, theirs.total) <= 0) return std::nullopt;
        narrow(range, lever, leader, ours, rival, theirs);
      }
    }
  }
  return range;
}

}  // namespace scrutineer::analyse
