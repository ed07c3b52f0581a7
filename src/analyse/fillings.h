// The ways of filling cells that cannot be read so that a row comes to its published total.
//
// Each missing cell may hold any level of the scale. Fillings are counted by dynamic programming over the sums
// they reach (as in counting subset sums), not by trying them all: the cost grows with the number of different
// sums, not with the number of fillings.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/rational.h"

namespace scrutineer::analyse {

// What is asked for: `readable` is the sum of the cells that can be read, `weights` are those of the missing
// ones, and the row should come to `total`, to the precision it is printed with.
struct Gap {
  base::Rational readable;
  std::vector<base::Rational> weights;
  base::Figure total;
};

// A score for each missing cell.
using Filling = std::vector<base::Rational>;

struct Fillings {
  static constexpr std::uint64_t too_many = std::numeric_limits<std::uint64_t>::max();
  static constexpr std::uint64_t most_listed = 10;

  std::uint64_t possible = 0;   // ways to fill the cells at all; `too_many` stands for that many or more
  std::uint64_t matching = 0;   // those that give the total; likewise
  std::vector<Filling> listed;  // the matching ones when there are `most_listed` or fewer, lowest scores first
  std::vector<std::vector<base::Rational>> scores;  // by missing cell: the scores it takes in some matching filling
};

// `levels` are the scores of the scale, rising. A row without missing cells has one filling, the empty one, which
// matches when the readable cells give the total.
[[nodiscard]] Fillings fill(const Gap& gap, const std::vector<base::Rational>& levels);

}  // namespace scrutineer::analyse
