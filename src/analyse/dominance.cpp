#include "analyse/dominance.h"

#include "analyse/ranking.h"

namespace scrutineer::analyse {

using base::Rational;

namespace {

bool dominates(const ScoreTable& table, std::size_t winner, std::size_t loser) {
  bool better_on_one = false;
  for (std::size_t k = 0; k < table.criteria.size(); ++k) {
    const Rational ahead = lead(table.better, table.scores[winner][k].value_or(table.worst()),
                                table.scores[loser][k].value_or(table.best()));
    if (ahead < 0) return false;
    better_on_one |= ahead > 0;
  }
  return better_on_one;
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
