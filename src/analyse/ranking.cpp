#include "analyse/ranking.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;
using catalogue::Better;

namespace {

std::int64_t position(const std::vector<Rational>& sorted, const Rational& value) {
  return std::ranges::lower_bound(sorted, value) - sorted.begin();
}

// From 1: how many different totals are as good or better.
std::vector<Rational> dense_ranks(const std::vector<Rational>& totals, Better better) {
  std::vector<Rational> different = totals;
  std::ranges::sort(different);
  different.erase(std::ranges::unique(different).begin(), different.end());
  std::vector<Rational> result;
  for (const Rational& total : totals) {
    const std::int64_t below = position(different, total);
    result.emplace_back(better == Better::lower ? below + 1 : std::ssize(different) - below);
  }
  return result;
}

// How many places an option that ties pushes the others down.
Rational place_of_a_tie(RankRule rule) {
  return rule == RankRule::modified ? Rational(1) : rule == RankRule::averaged ? Rational(1, 2) : Rational(0);
}

}  // namespace

Rational lead(Better better, const Rational& a, const Rational& b) { return better == Better::higher ? a - b : b - a; }

Bounds lead(Better better, const Bounds& a, const Bounds& b) {
  if (better == Better::higher) return {a.lowest - b.highest, a.highest - b.lowest};
  return {b.lowest - a.highest, b.highest - a.lowest};
}

std::vector<Rank> competition_ranks(const std::vector<Rational>& totals, Better better) {
  std::vector<Rational> sorted = totals;
  std::ranges::sort(sorted);
  std::vector<Rank> ranks;
  for (const Rational& total : totals) {
    const std::int64_t ahead =
        better == Better::lower ? position(sorted, total) : sorted.end() - std::ranges::upper_bound(sorted, total);
    ranks.push_back(1 + static_cast<Rank>(ahead));
  }
  return ranks;
}

std::vector<std::size_t> leaders(const std::vector<Rational>& totals, Better better) {
  std::vector<std::size_t> result;
  if (totals.empty()) return result;
  const auto [least, most] = std::ranges::minmax(totals);
  for (std::size_t option = 0; option < totals.size(); ++option) {
    if (totals[option] == (better == Better::higher ? most : least)) result.push_back(option);
  }
  return result;
}

std::vector<RankRange> rank_ranges(const std::vector<Bounds>& totals, Better better) {
  std::vector<RankRange> result(totals.size());
  for (std::size_t option = 0; option < totals.size(); ++option) {
    for (std::size_t rival = 0; rival < totals.size(); ++rival) {
      if (rival == option) continue;
      const Bounds ahead = lead(better, totals[rival], totals[option]);
      if (ahead.lowest > 0) ++result[option].best;
      if (ahead.highest > 0) ++result[option].worst;
    }
  }
  return result;
}

std::vector<Rational> ranks_by(RankRule rule, const std::vector<Rational>& totals, Better better) {
  if (rule == RankRule::dense) return dense_ranks(totals, better);
  std::vector<Bounds> exact;
  for (const Rational& total : totals) exact.push_back({total, total});
  std::vector<Rational> result;
  for (const Bounds& rank : rank_bounds(rule, exact, better)) result.push_back(rank.lowest);
  return result;
}

std::vector<Bounds> rank_bounds(RankRule rule, const std::vector<Bounds>& totals, Better better) {
  const auto places = [&](const Rational& lead) {
    return lead > 0 ? Rational(1) : lead == 0 ? place_of_a_tie(rule) : Rational(0);
  };
  std::vector<Bounds> result;
  for (std::size_t option = 0; option < totals.size(); ++option) {
    Bounds rank{1, 1};
    for (std::size_t rival = 0; rival < totals.size(); ++rival) {
      if (rival == option) continue;
      const Bounds ahead = lead(better, totals[rival], totals[option]);
      rank.lowest += places(ahead.lowest);
      rank.highest += places(ahead.highest);
    }
    // All that are ahead may share one total.
    if (rule == RankRule::dense) rank.lowest = std::min(rank.lowest, Rational(2));
    result.push_back(std::move(rank));
  }
  return result;
}

}  // namespace scrutineer::analyse
