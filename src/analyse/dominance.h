// An option dominates another when its score is at least as good on every criterion and better on one. No weights
// that are all above zero can then put the other first.
#pragma once

#include <vector>

#include "analyse/score_table.h"

namespace scrutineer::analyse {

struct Dominance {
  std::size_t winner = 0;  // options
  std::size_t loser = 0;
  bool operator==(const Dominance&) const = default;
};

// Every pair that dominates whatever the missing cells hold: a gap of the winner counts as the worst score of
// the scale, one of the loser as the best. (A printed score beyond that end still counts as printed.) By winner, then
// loser.
[[nodiscard]] std::vector<Dominance> dominances(const ScoreTable& table);

}  // namespace scrutineer::analyse
