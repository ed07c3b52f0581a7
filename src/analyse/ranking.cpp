#include "analyse/ranking.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

std::vector<Rank> competition_ranks(const std::vector<Rational>& totals) {
  std::vector<Rank> ranks;
  for (const Rational& total : totals) {
    ranks.push_back(1 + static_cast<Rank>(std::ranges::count_if(totals, [&](const auto& t) { return t > total; })));
  }
  return ranks;
}

std::vector<std::size_t> leaders(const std::vector<Rational>& totals) {
  std::vector<std::size_t> result;
  if (totals.empty()) return result;
  const Rational& most = *std::ranges::max_element(totals);
  for (std::size_t option = 0; option < totals.size(); ++option) {
    if (totals[option] == most) result.push_back(option);
  }
  return result;
}

std::vector<RankRange> rank_ranges(const std::vector<Bounds>& totals) {
  std::vector<RankRange> result(totals.size());
  for (std::size_t option = 0; option < totals.size(); ++option) {
    for (std::size_t rival = 0; rival < totals.size(); ++rival) {
      if (rival == option) continue;
      if (totals[rival].lowest > totals[option].highest) ++result[option].best;
      if (totals[rival].highest > totals[option].lowest) ++result[option].worst;
    }
  }
  return result;
}

}  // namespace scrutineer::analyse
