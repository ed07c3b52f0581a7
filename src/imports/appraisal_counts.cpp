#include "imports/appraisal_counts.h"

#include <algorithm>
#include <array>

#include "imports/appraisal_arithmetic.h"

namespace scrutineer::imports {
namespace {

using base::Rational;
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
    if (whole > 1 && !table.weight_column) return false;
    const Fit found = fit_of(table, criteria, figures, whole);
    return found.all_sums() || found.all_weighted() ||
           (options == Of::several && std::max(found.sums, found.weighted_sums) > 1);
  });
}

std::vector<FiguresOfOptions> totals_of(const Table& table) {
  std::vector<FiguresOfOptions> totals;
  for (const ResultRow& row : table.results)
    if (row.kind == ResultKind::total || row.kind == ResultKind::weighted_total ||
        row.kind == ResultKind::unweighted_total)
      totals.push_back(figures_of(table, row.row));
  return totals;
}

// The lowest and the highest figure of criteria.
struct Ends {
  Rational low, high;
};
std::optional<Ends> ends_of(const Table& table, const std::vector<bool>& criteria) {
  std::optional<Ends> ends;
  for (std::size_t at = 0; at < criteria.size(); ++at) {
    if (!criteria[at]) continue;
    for (const auto& figure : figures_of(table, table.criteria[at].row)) {
      if (!figure) continue;
      if (!ends) ends = {figure->value, figure->value};
      ends = {std::min(ends->low, figure->value), std::max(ends->high, figure->value)};
    }
  }
  return ends;
}

bool is_beyond(const Table& table, std::size_t criterion, const std::optional<Ends>& ends) {
  return ends && std::ranges::any_of(figures_of(table, table.criteria[criterion].row),
                                     [&](const std::optional<base::Figure>& own) {
                                       return own && (own->value < ends->low || own->value > ends->high);
                                     });
}

// Rows without a weight, beside others that have one.
void leave_out_unweighted(const Table& table, const std::vector<bool>& has_weight, std::vector<bool>& counts) {
  std::vector<bool> rest = counts;
  for (std::size_t at = 0; at < rest.size(); ++at) rest[at] = rest[at] && has_weight[at];
  if (std::ranges::none_of(totals_of(table),
                           [&](const auto& each) { return is_sum_of(table, rest, each, Of::several); }))
    return;
  const auto ends = ends_of(table, rest);
  for (std::size_t at = 0; at < rest.size(); ++at) counts[at] = counts[at] && (rest[at] || !is_beyond(table, at, ends));
}

// The last rows above the total, where none has a weight.
void leave_out_last(const Table& table, std::vector<bool>& counts) {
  constexpr std::size_t fewest_criteria = 2;
  const std::vector<FiguresOfOptions> totals = totals_of(table);
  std::vector<Rational> sums(table.options.size());
  const auto add = [&](std::size_t criterion, int times) {
    const auto figures = figures_of(table, table.criteria[criterion].row);
    for (std::size_t option = 0; option < sums.size(); ++option)
      if (figures[option]) sums[option] += figures[option]->value * times;
  };
  const auto is_total = [&](const FiguresOfOptions& figures) {
    bool has_figure = false;
    for (std::size_t option = 0; option < sums.size(); ++option) {
      if (!figures[option]) continue;
      if (!base::shows_as(sums[option], *figures[option])) return false;
      has_figure = true;
    }
    return has_figure;
  };
  for (std::size_t at = 0; at < counts.size(); ++at)
    if (counts[at]) add(at, 1);
  std::vector<bool> rest = counts;
  for (std::size_t at = rest.size(); std::ranges::none_of(totals, is_total); rest[at] = false) {
    if (at-- <= fewest_criteria) return;
    if (rest[at]) add(at, -1);
  }
  const auto ends = ends_of(table, rest);
  for (std::size_t at = 0; at < rest.size(); ++at)
    if (counts[at] && !rest[at] && !is_beyond(table, at, ends)) return;
  counts = rest;
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
