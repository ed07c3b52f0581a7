// In what share of all possible weightings does each option take each rank? Rank acceptability indices and
// central weights of SMAA-2 (Lahdelma and Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for
// group decision making", Operations Research 49, 2001).
//
// Each draw takes weights uniformly from all that are above zero and sum to one: n − 1 whole numbers drawn from
// 0 … 2³² − 1 and sorted cut 2³² into n gaps, one more than each gap is a weight. A cell that is missing takes each
// level of the scale with equal chance, anew in each draw and whatever the published total. Ranks are competition
// ranks: options that tie share the better rank.
//
// Numbers come from SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) run as a counter: number i of draw j depends on
// the seed, i and j only. All comparisons are exact, whatever the scores. So the result is the same on every machine
// and for any number of threads.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyse/reading.h"
#include "analyse/score_table.h"

namespace scrutineer::analyse {

inline constexpr std::uint64_t default_seed = 20'171'101;
inline constexpr std::uint64_t default_draws = 100'000;

struct RankAcceptability {
  std::uint64_t seed = default_seed;
  std::uint64_t draws = default_draws;
  std::uint64_t tied_first = 0;                      // draws in which several options came first
  std::vector<std::vector<std::uint64_t>> times;     // by option, then rank − 1: draws
  std::vector<std::vector<double>> central_weights;  // by option: mean weights, which sum to 1, of the draws in
                                                     // which it came first; empty when it never did

  // Of the draws, exactly.
  [[nodiscard]] base::Rational share_of(std::uint64_t some) const {
    return {static_cast<std::int64_t>(some), static_cast<std::int64_t>(draws)};
  }
  [[nodiscard]] double share(std::size_t option, std::size_t rank) const {
    return static_cast<double>(times[option][rank - 1]) / static_cast<double>(draws);
  }
};

// Cells that are off the scale count as printed (see reading.h).
[[nodiscard]] RankAcceptability rank_acceptability(const ScoreTable& table, const std::vector<Reading>& readings,
                                                   int jobs, std::uint64_t draws = default_draws,
                                                   std::uint64_t seed = default_seed);

}  // namespace scrutineer::analyse
