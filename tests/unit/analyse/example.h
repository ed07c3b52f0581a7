// Small appraisals for the tests, and the two real ones as tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyse/score_table.h"
#include "catalogue/appraisal.h"

namespace example {

using scrutineer::base::Rational;
using scrutineer::catalogue::Appraisal;

// What the document prints in a cell; nothing where it cannot be read.
using Printed = std::optional<std::int64_t>;

inline scrutineer::catalogue::PrintedFigure figure(Rational value, int places = 0) { return {{value, places}, {}}; }

// Options are called "a", "b" …, criteria "c1", "c2" …. `cells` is by criterion, then option. No weights means that
// none were published and cells hold scores; otherwise they hold weight × score.
inline Appraisal appraisal(const std::vector<std::int64_t>& levels, const std::vector<std::int64_t>& weights,
                           const std::vector<std::vector<Printed>>& cells) {
  namespace catalogue = scrutineer::catalogue;
  Appraisal result;
  result.weighted = !weights.empty();
  result.source = {"report", "table 1", {}};
  for (const std::int64_t level : levels) {
    const std::string name = "level " + std::to_string(level);
    result.scale.levels.push_back({name, name, Rational(level), {}});
  }
  for (std::size_t option = 0; option < cells.front().size(); ++option) {
    catalogue::Option& made = result.options.emplace_back();
    made.id = made.title = std::string(1, static_cast<char>('a' + option));
  }
  for (std::size_t k = 0; k < cells.size(); ++k) {
    catalogue::Criterion& made = result.criteria.emplace_back();
    made.id = made.title = "c" + std::to_string(k + 1);
    if (!weights.empty()) made.weight = figure(Rational(weights[k]));
    for (const Printed& printed : cells[k]) {
      catalogue::Cell& cell = made.cells.emplace_back();
      if (!printed) continue;
      cell.state = catalogue::CellState::printed;
      cell.value = {Rational(*printed), 0};
    }
  }
  return result;
}

inline void publish_totals(Appraisal& appraisal, const std::vector<std::int64_t>& totals) {
  for (std::size_t option = 0; option < totals.size(); ++option) {
    auto& published = appraisal.options[option].published;
    (appraisal.weighted ? published.total : published.unweighted_total) = figure(Rational(totals[option]));
  }
}

// Options: a strategic partnership, b joint venture, c wholly owned company, d independent organisation, e outsource.
inline Appraisal worcestershire() {
  constexpr std::nullopt_t none = std::nullopt;
  const std::vector<std::int64_t> weights{10, 6, 8, 10, 10, 10, 10, 10, 10, 8, 10, 10, 6,  6,
                                          10, 4, 4, 7,  8,  3,  6,  8,  10, 5, 5,  3,  10, 10};
  Appraisal result = appraisal({10, 5, 0}, weights,
                               {
                                   {100, 100, 100, 100, 100},     // 1 Commissioner
                                   {30, 0, 30, none, 30},         // 2 fragmentation
                                   {40, 40, 80, 40, 40},          // 3 expansion
                                   {50, 50, 100, 100, 50},        // 4 improvement
                                   {50, 50, 100, 100, 50},        // 5 strategy
                                   {100, 100, 100, 100, 100},     // 6 practice
                                   {100, 100, 100, 100, 50},      // 7 retention
                                   {50, 100, 100, 100, 50},       // 8 engagement
                                   {50, 50, 100, 50, 50},         // 9 accountability
                                   {40, 40, 40, 40, 40},          // 10 partnership working
                                   {50, 100, 100, 100, 50},       // 11 voice
                                   {100, 100, 100, 100, 0},       // 12 pensions
                                   {0, 0, 0, 30, 30},             // 13 grants
                                   {none, none, none, 60, none},  // 14 income
                                   {50, 50, 50, 50, 50},          // 15 stability
                                   {20, 20, 40, 20, 20},          // 16 savings
                                   {20, 0, 20, 20, 20},           // 17 implementation costs
                                   {35, 35, 35, 35, 0},           // 18 client function costs
                                   {80, 40, 40, 40, none},        // 19 tax
                                   {15, none, 30, 15, none},      // 20 surpluses
                                   {none, none, none, none, 30},  // 21 liabilities
                                   {80, 80, 80, 40, none},        // 22 procurement
                                   {50, 50, 100, 0, none},        // 23 contract management
                                   {0, 25, 25, -25, 50},          // 24 support services, operational
                                   {0, 25, 50, 25, 0},            // 25 support services, council
                                   {15, 15, 30, 15, none},        // 26 commissioning
                                   {100, 0, 100, 100, 0},         // 27 timescales
                                   {100, 100, 100, 50, 50},       // 28 risk
                               });
  publish_totals(result, {1385, 1360, 1810, 1515, 920});
  const std::vector<std::int64_t> percent{64, 63, 83, 70, 42};
  const std::vector<std::int64_t> ranks{3, 4, 1, 2, 5};
  for (std::size_t option = 0; option < 5; ++option) {
    result.options[option].published.percent = figure(Rational(percent[option]));
    result.options[option].published.rank = figure(Rational(ranks[option]));
  }
  result.criteria[23].cells[3].as_printed = true;
  result.stated.criteria = 30;
  result.stated.scored_criteria = 28;
  result.stated.maximum_total = figure(Rational(2170));
  return result;
}

// Options: a break up, b outsource, c trust (DfE), d trust (council), e integrated transformation.
inline Appraisal birmingham() {
  const std::vector<std::vector<std::int64_t>> rows{
      {2, 3, 2, 1, 3, 4, 2, 2, 2, 1, 4, 4, 3, 2, 3, 2, 2, 1, 3},
      {4, 5, 5, 3, 3, 2, 3, 3, 3, 4, 3, 3, 5, 1, 3, 1, 2, 1, 3},
      {5, 5, 5, 3, 3, 4, 3, 3, 3, 4, 1, 1, 4, 3, 5, 1, 4, 2, 5},
      {5, 5, 5, 3, 3, 4, 3, 3, 3, 4, 5, 4, 4, 4, 4, 4, 4, 3, 4},
      {5, 4, 3, 4, 5, 4, 4, 4, 4, 3, 5, 5, 5, 5, 3, 5, 5, 5, 4},
  };
  std::vector<std::vector<Printed>> cells(19);
  for (std::size_t k = 0; k < cells.size(); ++k) {
    for (const auto& row : rows) cells[k].emplace_back(row[k]);
  }
  Appraisal result = appraisal({1, 2, 3, 4, 5}, {}, cells);
  publish_totals(result, {46, 57, 64, 74, 82});
  const std::vector<std::int64_t> weighted{0, 0, 192, 222, 0};
  const std::vector<std::int64_t> percent{0, 0, 65, 75, 0};
  for (std::size_t option = 0; option < 5; ++option) {
    result.options[option].published.total = figure(Rational(weighted[option]));
    result.options[option].published.percent = figure(Rational(percent[option]));
  }
  return result;
}

// A complete table on the scale 0 to `highest`, by option, then criterion.
inline scrutineer::analyse::CompleteTable table(const std::vector<std::int64_t>& weights,
                                                const std::vector<std::vector<std::int64_t>>& rows,
                                                std::int64_t highest = 10) {
  scrutineer::analyse::CompleteTable result;
  result.weights.assign(weights.begin(), weights.end());
  for (const auto& row : rows) result.scores.emplace_back(row.begin(), row.end());
  result.lowest = 0;
  result.highest = highest;
  return result;
}

// The same as a score table without gaps, and its rows as read.
inline scrutineer::analyse::ScoreTable without_gaps(const scrutineer::analyse::CompleteTable& complete,
                                                    const std::vector<Rational>& levels) {
  scrutineer::analyse::ScoreTable result;
  result.weights = complete.weights;
  result.weights_published = true;
  result.levels = levels;
  for (std::size_t k = 0; k < complete.criteria(); ++k) result.criteria.push_back(k);
  for (const auto& row : complete.scores) result.scores.emplace_back(row.begin(), row.end());
  return result;
}

}  // namespace example
