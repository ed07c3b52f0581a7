// How far the weight of one criterion can move before the conclusion changes.
//
// Weights are taken as shares of their sum. The share of criterion k moves from w_k to t, and the others keep
// their proportions, each scaled by (1 − t)/(1 − w_k). The difference in value between two options is then linear
// in t, f(t) = t·d_k + (1 − t)·R, with d_j the difference of their scores on criterion j and
// R = Σ_{j≠k} w_j·d_j/(1 − w_k); they cross at t* = R/(R − d_k). (Mareschal, "Weight stability intervals in
// multicriteria decision aid", EJOR 33, 1988; Triantaphyllou and Sánchez, "A sensitivity analysis approach for
// some deterministic multi-criteria decision-making methods", Decision Sciences 28, 1997.)
// All thresholds are exact.
#pragma once

#include <optional>
#include <vector>

#include "analyse/reading.h"
#include "analyse/score_table.h"

namespace scrutineer::analyse {

// Beyond an end of an interval, `rises` stands above `falls`; at the end itself they tie.
struct Crossing {
  std::size_t falls = 0;  // options
  std::size_t rises = 0;
  bool operator==(const Crossing&) const = default;
};

// Shares of the whole weight, 0 to 1, between which something stays as it is. At 0 and 1 themselves, where a criterion
// carries nothing or everything, options can tie that do not tie with any share between.
struct StableRange {
  base::Rational from = 0;
  base::Rational to = 1;
  std::optional<Crossing> below;  // what happens under `from`; none when `from` is 0
  std::optional<Crossing> above;  // what happens over `to`; none when `to` is 1
};

struct WeightStability {
  std::size_t criterion = 0;  // place in the table
  base::Rational share;       // of the whole weight now
  StableRange leader;         // where those who come first now are first, and tie as they do now
  StableRange order;          // where the whole order stays, ties included
};

// Who comes first when the share of a criterion is moved.
[[nodiscard]] std::vector<std::size_t> leaders_at(const CompleteTable& table, std::size_t criterion,
                                                  const base::Rational& share);

// By criterion. A criterion that carries all the weight is left out: there is nothing to scale.
[[nodiscard]] std::vector<WeightStability> weight_stability(const CompleteTable& table);

// The part of `leader` that holds for every filling of the missing cells that is admitted (see `variants`); none where
// already the present weights leave the leader open. `leader` is the one option that comes first.
[[nodiscard]] std::optional<StableRange> certain_range(const ScoreTable& table, const std::vector<Reading>& readings,
                                                       std::size_t leader, std::size_t criterion, Given given);

}  // namespace scrutineer::analyse
