// An option dominates another when it scores at least as high on every criterion and higher on one. No weights
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

// Every pair that dominates whatever the missing cells hold: a gap of the winner counts as the lowest score, one
// of the loser as the highest. A printed score that is off the scale counts as a gap. By winner, then loser.
[[nodiscard]] std::vector<Dominance> dominances(const ScoreTable& table);

}  // namespace scrutineer::analyse
