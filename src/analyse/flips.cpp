#include "analyse/flips.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "analyse/ranking.h"

namespace scrutineer::analyse {

using base::Rational;

namespace {

// 0 changes the leader, 1 makes a tie, 2 leaves the leader in front.
int outcome(const CellChange& change) { return change.lead < 0 ? 0 : change.lead == 0 ? 1 : 2; }

bool matters_more(const CellChange& a, const CellChange& b) {
  if (outcome(a) != outcome(b)) return outcome(a) < outcome(b);
  if (outcome(a) < 2) return std::tuple(a.size(), a.lead) < std::tuple(b.size(), b.lead);
  return std::tuple(a.lead, a.size()) < std::tuple(b.lead, b.size());
}

}  // namespace

std::vector<CellChange> sensitive_cells(const CompleteTable& table, const std::vector<Rational>& levels) {
  const std::vector<Rational> before = totals(table);
  const std::vector<std::size_t> first = leaders(before, table.better);
  if (first.size() != 1 || table.options() < 2) return {};
  const std::size_t leader = first.front();

  const auto after = [&](CellChange change) {
    std::vector<Rational> total = before;
    total[change.option] += table.weights[change.criterion] * (change.to - change.from);
    std::optional<std::size_t> other;
    for (std::size_t rival = 0; rival < total.size(); ++rival) {
      if (rival != leader && (!other || lead(table.better, total[rival], total[*other]) > 0)) other = rival;
    }
    change.best_other = *other;
    change.lead = lead(table.better, total[leader], total[*other]);
    return change;
  };

  const Rational now = after({leader, 0, 0, 0, 0, 0}).lead;
  std::vector<CellChange> result;
  for (std::size_t option = 0; option < table.options(); ++option) {
    for (std::size_t k = 0; k < table.criteria(); ++k) {
      std::optional<CellChange> worst;
      for (const Rational& level : levels) {
        const CellChange change = after({option, k, table.scores[option][k], level, 0, 0});
        if (change.lead < now && (!worst || matters_more(change, *worst))) worst = change;
      }
      if (worst) result.push_back(*worst);
    }
  }
  std::ranges::stable_sort(result, matters_more);
  return result;
}

}  // namespace scrutineer::analyse
