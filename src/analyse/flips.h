// What one changed score can do to the conclusion. Changes stay on the levels of the scale, and one cell changes
// at a time.
#pragma once

#include <vector>

#include "analyse/score_table.h"

namespace scrutineer::analyse {

// The change of one cell that matters most: the smallest that puts another option ahead of the leader, or else
// the smallest that makes another tie with it, or else the one that narrows its lead most.
struct CellChange {
  std::size_t option = 0;
  std::size_t criterion = 0;  // place in the table
  base::Rational from;
  base::Rational to;
  base::Rational
      lead;  // of the present leader over the best other option afterwards, in weighted points; see ranking.h
  std::size_t best_other = 0;

  [[nodiscard]] base::Rational size() const { return from < to ? to - from : from - to; }
  [[nodiscard]] bool changes_leader() const { return lead < 0; }
};

// One change for each cell that can narrow the lead, the most sensitive first: those that change the leader, the
// smallest first, then those that make a tie, then by the lead that is left. Empty when several options share the
// first place, for then every change that tells them apart changes the conclusion. `levels` is the scale, rising.
[[nodiscard]] std::vector<CellChange> sensitive_cells(const CompleteTable& table,
                                                      const std::vector<base::Rational>& levels);

}  // namespace scrutineer::analyse
