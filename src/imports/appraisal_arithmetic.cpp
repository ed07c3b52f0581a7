#include "imports/appraisal_arithmetic.h"

#include <algorithm>
#include <set>

namespace scrutineer::imports {
namespace {

using base::Rational;

bool all_weights_are_one(const Arithmetic& arithmetic) {
  return std::ranges::all_of(arithmetic.weights, [](const auto& weight) { return weight == Rational(1); });
}

// Scores are few different numbers, and weight × score many: whether the cells, divided by their weights, become fewer,
// and whole where they are.
bool looks_multiplied(const Arithmetic& arithmetic) {
  std::set<Rational> cells, quotients;
  for (std::size_t row = 0; row < arithmetic.cells.size(); ++row) {
    const auto& weight = arithmetic.weights[row];
    for (const auto& cell : arithmetic.cells[row]) {
      if (!cell) continue;
      if (!weight || *weight == 0) return false;
      const Rational quotient = *cell / *weight;
      if (cell->is_whole() && !quotient.is_whole()) return false;
      cells.insert(*cell);
      quotients.insert(quotient);
    }
  }
  return quotients.size() < cells.size();
}

bool is_of_weighted(ResultKind kind) { return kind == ResultKind::total || kind == ResultKind::weighted_total; }

}  // namespace

Rational Arithmetic::sum(std::size_t option) const {
  Rational result;
  for (const auto& row : cells)
    if (row[option]) result += *row[option];
  return result;
}

Rational Arithmetic::weighted_sum(std::size_t option) const {
  Rational result;
  for (std::size_t row = 0; row < cells.size(); ++row)
    if (cells[row][option] && row < weights.size() && weights[row]) result += *cells[row][option] * *weights[row];
  return result;
}

Fit fit(const Arithmetic& arithmetic, const TotalsRow& row) {
  Fit result;
  for (std::size_t option = 0; option < row.figures.size(); ++option) {
    if (!row.figures[option]) continue;
    ++result.figures;
    if (base::shows_as(arithmetic.sum(option), *row.figures[option])) ++result.sums;
    if (base::shows_as(arithmetic.weighted_sum(option), *row.figures[option])) ++result.weighted_sums;
  }
  return result;
}

std::optional<Proof> what_cells_hold(const Arithmetic& arithmetic) {
  if (arithmetic.weights.empty()) return Proof{false, "no weights are given"};
  if (all_weights_are_one(arithmetic)) return Proof{false, "every weight is 1"};
  bool are_scores = false, are_sums = false, says_weighted = false;
  for (const TotalsRow& row : arithmetic.totals) {
    const Fit found = fit(arithmetic, row);
    if (is_of_weighted(row.kind) && found.is_weighted()) are_scores = true;
    if (row.kind == ResultKind::unweighted_total && found.is_sum()) are_scores = true;
    if (is_of_weighted(row.kind) && found.is_sum()) {
      are_sums = true;
      says_weighted = says_weighted || row.kind == ResultKind::weighted_total;
    }
  }
  if (are_scores) return Proof{false, "the totals are the sums of weight × score"};
  // A plain total of cells may be a sum of scores beside weights that nobody used.
  if (are_sums && (says_weighted || looks_multiplied(arithmetic)))
    return Proof{true, "the totals are the sums of these cells"};
  return std::nullopt;
}

}  // namespace scrutineer::imports
