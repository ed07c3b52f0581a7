#include "analyse/score_table.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

std::vector<Rational> totals(const CompleteTable& table) {
  std::vector<Rational> result(table.options());
  for (std::size_t option = 0; option < table.options(); ++option) {
    for (std::size_t k = 0; k < table.criteria(); ++k) result[option] += table.weights[k] * table.scores[option][k];
  }
  return result;
}

bool ScoreTable::on_scale(const Rational& score) const { return std::ranges::binary_search(levels, score); }

Rational ScoreTable::weight() const { return base::sum_of(weights); }

Rational ScoreTable::maximum() const { return weight() * highest(); }

ScoreTable score_table(const catalogue::Appraisal& appraisal) {
  ScoreTable table;
  table.better = appraisal.scale.better.value_or(catalogue::Better::higher);
  for (const catalogue::Level& level : appraisal.scale.levels) table.levels.push_back(level.score);
  std::ranges::sort(table.levels);
  table.levels.erase(std::ranges::unique(table.levels).begin(), table.levels.end());

  table.scores.resize(appraisal.options.size());
  for (std::size_t k = 0; k < appraisal.criteria.size(); ++k) {
    const catalogue::Criterion& criterion = appraisal.criteria[k];
    if (!criterion.scored()) continue;
    table.criteria.push_back(k);
    table.weights.push_back(criterion.weight ? criterion.weight->figure.value : Rational(1));
    table.weights_published |= criterion.weight.has_value();
    for (std::size_t option = 0; option < appraisal.options.size(); ++option) {
      const catalogue::Cell& cell = criterion.cells[option];
      auto& score = table.scores[option].emplace_back();
      if (cell.state != catalogue::CellState::printed) continue;
      score = appraisal.weighted ? cell.value.value / table.weights.back() : cell.value.value;
    }
  }
  return table;
}

const catalogue::OptionalFigure& published_total(const catalogue::Option& option, const ScoreTable& table) {
  return table.weights_published ? option.published.total : option.published.unweighted_total;
}

}  // namespace scrutineer::analyse
