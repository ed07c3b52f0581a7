// Which total is better, and the ranks that follow.
//
// Ours are standard competition ranks, "1 2 2 4": an option's rank is one more than the number of options above it, so
// options with the same total share a rank and are said to tie. Documents also use others, and what they print is held
// against the rule that they follow.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyse/score_table.h"
#include "base/rational.h"

namespace scrutineer::analyse {

// How far `a` is ahead of `b`: above zero when it is the better one, zero when they tie.
[[nodiscard]] base::Rational lead(catalogue::Better better, const base::Rational& a, const base::Rational& b);

// The least and the most by which `a` can be ahead, of totals within bounds that do not depend on each other.
[[nodiscard]] Bounds lead(catalogue::Better better, const Bounds& a, const Bounds& b);

using Rank = std::size_t;  // from 1

[[nodiscard]] std::vector<Rank> competition_ranks(const std::vector<base::Rational>& totals, catalogue::Better better);

// The options that come first, in their own order: one, or several that tie.
[[nodiscard]] std::vector<std::size_t> leaders(const std::vector<base::Rational>& totals, catalogue::Better better);

struct RankRange {
  Rank best = 1;
  Rank worst = 1;
  bool operator==(const RankRange&) const = default;
};

// The best and worst competition rank each option can have while all totals stay within their bounds.
[[nodiscard]] std::vector<RankRange> rank_ranges(const std::vector<Bounds>& totals, catalogue::Better better);

// What options that tie are given.
enum class RankRule : std::uint8_t {
  competition,  // the best of their places: 1 2 2 4
  modified,     // the worst of their places: 1 3 3 4
  dense,        // the next rank, and none is left out after them: 1 2 2 3
  averaged,     // the mean of their places: 1 2.5 2.5 4
};
inline constexpr RankRule rank_rules[] = {RankRule::competition, RankRule::modified, RankRule::dense,
                                          RankRule::averaged};

[[nodiscard]] std::vector<base::Rational> ranks_by(RankRule rule, const std::vector<base::Rational>& totals,
                                                   catalogue::Better better);

// The same for totals known within bounds: no rank that they allow lies outside.
[[nodiscard]] std::vector<Bounds> rank_bounds(RankRule rule, const std::vector<Bounds>& totals,
                                              catalogue::Better better);

}  // namespace scrutineer::analyse
