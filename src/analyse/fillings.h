// The ways of filling cells that cannot be read so that a row comes to its published total.
//
// Each missing cell may hold any level of the scale. Fillings are counted by dynamic programming over the sums that
// they reach, not by trying them all. Where weights are so finely divided that even the sums are too many, cells are
// held fixed until the rest can be counted: what is then known is that there are at least so many fillings, and each
// cell's scores and totals are bounds. The work is bounded whatever is asked (see fillings.cpp).
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "analyse/score_table.h"
#include "base/rational.h"

namespace scrutineer::analyse {

// What is asked for: `readable` is the sum of the cells that can be read, `weights` are those of the missing
// ones, and the row should come to `total`, to the precision it is printed with.
struct Gap {
  base::Rational readable;
  std::vector<base::Rational> weights;
  base::Figure total;
  base::Rounding rounding = base::Rounding::half_up;
};

// A score for each missing cell.
using Filling = std::vector<base::Rational>;

// A score that a missing cell can take, and what the row can then come to, exactly.
struct Choice {
  base::Rational score;
  Bounds total;
};

struct Fillings {
  static constexpr std::uint64_t too_many = std::numeric_limits<std::int64_t>::max();  // messages count no further
  static constexpr std::uint64_t most_listed = 10;

  std::uint64_t possible = 0;  // ways to fill the cells at all; `too_many` stands for that many or more
  std::uint64_t matching = 0;  // those that give the total, at least; likewise
  bool exact = true;           // whether `matching` is their number, and not only a lower bound
  // When there are `most_listed` or fewer and their number is exact: the matching ones, lowest scores first.
  std::vector<Filling> listed;
  // By missing cell: the scores it takes in the matching fillings, rising. Where the number is not exact, those that
  // it may take.
  std::vector<std::vector<Choice>> choices;
  // What the row comes to, exactly, in the matching fillings: all show as the published total, and differ where that
  // is rounded. Where the number is not exact, they lie within.
  Bounds total;

  // Whether none gives the total. Where neither this nor `matching` says so, whether one does is not known.
  [[nodiscard]] bool none() const { return exact && matching == 0; }
};

// `levels` are the scores of the scale, rising. A row without missing cells has one filling, the empty one, which
// matches when the readable cells give the total.
[[nodiscard]] Fillings fill(const Gap& gap, const std::vector<base::Rational>& levels);

}  // namespace scrutineer::analyse
