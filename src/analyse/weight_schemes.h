// The same scores under other weights, or with something left out: does the conclusion hang on the weights that
// were chosen, on one group of criteria, on one criterion, on the presence of one option?
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyse/ranking.h"
#include "analyse/score_table.h"

namespace scrutineer::analyse {

enum class Scheme : std::uint8_t {
  equal,                // every criterion counts the same
  rank_order_centroid,  // only the order of the published weights is kept
  one_group,            // the criteria of one group alone, with their weights
  without_criterion,    // all but one criterion
  without_option,       // all but one option
};

struct SchemeResult {
  Scheme scheme = Scheme::equal;
  std::size_t subject = 0;                             // the group, criterion (place in the table) or option
  std::vector<std::optional<base::Rational>> percent;  // of the greatest possible total, by option; none for an
                                                       // option left out, or where no share makes sense
  std::vector<std::optional<Rank>> rank;               // competition ranks; none for an option left out
  std::vector<std::size_t> first;                      // who comes first
  std::vector<base::Rational> weights = {};            // that this is under
};

// Rank-order-centroid weights: of n criteria the k-th heaviest gets (1/n)·Σ_{i=k..n} 1/i, exactly; criteria of equal
// weight share the mean of their places. (Barron and Barrett, "Decision
// quality using ranked attribute weights", Management Science 42, 1996.)
[[nodiscard]] std::vector<base::Rational> rank_order_centroid(const std::vector<base::Rational>& weights);

// All schemes that say something: no rank-order-centroid weights where `weights` are all equal, no single group
// where there are fewer than two, nothing that would leave no weight, no criterion or no two options. In the
// order of the enumeration. `group` names a group for each criterion, from 0.
[[nodiscard]] std::vector<SchemeResult> weight_schemes(const CompleteTable& table,
                                                       const std::vector<std::size_t>& group);

}  // namespace scrutineer::analyse
