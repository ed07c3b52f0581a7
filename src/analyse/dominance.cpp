#include "analyse/dominance.h"

namespace scrutineer::analyse {

using base::Rational;

namespace {

Rational score_or(const ScoreTable& table, std::size_t option, std::size_t k, const Rational& otherwise) {
  const auto& score = table.scores[option][k];
  return score && table.on_scale(*score) ? *score : otherwise;
}

bool dominates(const ScoreTable& table, std::size_t winner, std::size_t loser) {
  bool higher_on_one = false;
  for (std::size_t k = 0; k < table.criteria.size(); ++k) {
    const Rational least = score_or(table, winner, k, table.lowest());
    const Rational most = score_or(table, loser, k, table.highest());
    if (least < most) return false;
    higher_on_one |= least > most;
  }
  return higher_on_one;
}

}  // namespace

std::vector<Dominance> dominances(const ScoreTable& table) {
  std::vector<Dominance> result;
  for (std::size_t winner = 0; winner < table.options(); ++winner) {
    for (std::size_t loser = 0; loser < table.options(); ++loser) {
      if (winner != loser && dominates(table, winner, loser)) result.push_back({winner, loser});
    }
  }
  return result;
}

}  // namespace scrutineer::analyse
