#include "imports/appraisal_counts.h"

#include <algorithm>
#include <array>
#include <set>

#include "imports/appraisal_arithmetic.h"

namespace scrutineer::imports {
namespace {

using FiguresOfOptions = std::vector<std::optional<base::Figure>>;

FiguresOfOptions figures_of(const Table& table, std::uint32_t row) {
  FiguresOfOptions figures;
  for (const OptionColumns& option : table.options) {
    const auto given = given_in(table.sheet->shown(figure_place(table, row, option)));
    figures.push_back(given ? std::optional(given->number.figure) : std::nullopt);
  }
  return figures;
}

// How the figures of options fit the sums of those criteria. 20% is 20, or 0.2 with `whole` 100.
Fit fit_of(const Table& table, const std::vector<bool>& criteria, const FiguresOfOptions& figures, int whole) {
  Arithmetic counted;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (!criteria[at]) continue;
    const std::uint32_t row = table.criteria[at].row;
    auto& cells = counted.cells.emplace_back();
    for (const auto& figure : figures_of(table, row))
      cells.push_back(figure ? std::optional(figure->value) : std::nullopt);
    const auto weight = weight_in_row(table, row);
    if (table.weight_column)
      counted.weights.push_back(weight ? std::optional(weight->figure.value / whole) : std::nullopt);
  }
  return fit(counted, {ResultKind::total, figures});
}

// Whether the figures of all options, or of several, are the sums of those criteria, or of weight × score.
enum class Of : std::uint8_t { all, several };
bool is_sum_of(const Table& table, const std::vector<bool>& criteria, const FiguresOfOptions& figures, Of options) {
  return std::ranges::any_of(std::array{1, 100}, [&](int whole) {
    const Fit found = fit_of(table, criteria, figures, whole);
    return found.all_sums() || found.all_weighted() ||
           (options == Of::several && std::max(found.sums, found.weighted_sums) > 1);
  });
}

bool has_total_of(const Table& table, const std::vector<bool>& criteria, Of options) {
  return std::ranges::any_of(table.results, [&](const ResultRow& row) {
    const bool is_total = row.kind == ResultKind::total || row.kind == ResultKind::weighted_total ||
                          row.kind == ResultKind::unweighted_total;
    return is_total && is_sum_of(table, criteria, figures_of(table, row.row), options);
  });
}

// Whether a criterion has a figure that is larger, or smaller, than all of those.
bool is_beyond(const Table& table, std::size_t criterion, const std::vector<bool>& those) {
  std::set<base::Rational> scores;
  for (std::size_t at = 0; at < those.size(); ++at)
    for (const auto& figure : figures_of(table, table.criteria[at].row))
      if (those[at] && figure) scores.insert(figure->value);
  return !scores.empty() &&
         std::ranges::any_of(figures_of(table, table.criteria[criterion].row),
                             [&](const std::optional<base::Figure>& own) {
                               return own && (own->value < *scores.begin() || own->value > *scores.rbegin());
                             });
}

// Rows without a weight, beside others that have one.
void leave_out_unweighted(const Table& table, const std::vector<bool>& has_weight, std::vector<bool>& counts) {
  std::vector<bool> rest = counts;
  for (std::size_t at = 0; at < rest.size(); ++at) rest[at] = rest[at] && has_weight[at];
  if (!has_total_of(table, rest, Of::several)) return;
  for (std::size_t at = 0; at < rest.size(); ++at) counts[at] = counts[at] && (rest[at] || !is_beyond(table, at, rest));
}

// The last rows above the total, where none has a weight.
void leave_out_last(const Table& table, std::vector<bool>& counts) {
  constexpr std::size_t fewest_criteria = 2;
  if (has_total_of(table, counts, Of::all)) return;
  std::vector<bool> rest = counts;
  for (std::size_t at = rest.size(); at-- > fewest_criteria;) {
    rest[at] = false;
    if (!has_total_of(table, rest, Of::all)) continue;
    for (std::size_t last = at; last < rest.size(); ++last)
      if (counts[last] && !is_beyond(table, last, rest)) return;
    counts = rest;
    return;
  }
}

}  // namespace

Place figure_place(const Table& table, std::uint32_t row, const OptionColumns& option) {
  const Place first{row, option.score};
  return !table.sheet->at(first) && option.second ? Place{row, *option.second} : first;
}

bool adds_up_those_above(const Table& table, std::size_t criterion) {
  std::vector<bool> above(table.criteria.size());
  std::fill_n(above.begin(), criterion, true);
  const auto figures = figures_of(table, table.criteria[criterion].row);
  return std::ranges::all_of(figures, [](const auto& each) { return each.has_value(); }) &&
         is_sum_of(table, above, figures, Of::all);
}

void leave_out_uncounted(const Table& table, const std::vector<bool>& has_weight, std::vector<bool>& counts) {
  if (std::ranges::find(has_weight, true) == has_weight.end())
    leave_out_last(table, counts);
  else if (table.weight_column)
    leave_out_unweighted(table, has_weight, counts);
}

}  // namespace scrutineer::imports
