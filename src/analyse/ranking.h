// Standard competition ranks, "1 2 2 4": an option's rank is one more than the number of options above it, so
// options with the same total share a rank and are said to tie.
#pragma once

#include <vector>

#include "base/rational.h"

namespace scrutineer::analyse {

using Rank = std::size_t;  // from 1

[[nodiscard]] std::vector<Rank> competition_ranks(const std::vector<base::Rational>& totals);

// The options that come first, in their own order: one, or several that tie.
[[nodiscard]] std::vector<std::size_t> leaders(const std::vector<base::Rational>& totals);

// What is known of a total: it lies between the two, ends included.
struct Bounds {
  base::Rational lowest;
  base::Rational highest;
};

struct RankRange {
  Rank best = 1;
  Rank worst = 1;
};

// The best and worst rank each option can have while all totals stay within their bounds.
[[nodiscard]] std::vector<RankRange> rank_ranges(const std::vector<Bounds>& totals);

}  // namespace scrutineer::analyse
