// Whether the cells of a table hold scores, or weight × score: told by its totals alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"
#include "imports/headings.h"

namespace scrutineer::imports {

// A row of totals, by option.
struct TotalsRow {
  ResultKind kind{};
  std::vector<std::optional<base::Figure>> figures;
};

struct Arithmetic {
  std::vector<std::optional<base::Rational>> weights;             // by criterion; empty where there are none
  std::vector<std::vector<std::optional<base::Rational>>> cells;  // by criterion, then option
  std::vector<TotalsRow> totals;

  // A sum over the criteria, as a spreadsheet adds up: what is missing adds nothing.
  [[nodiscard]] base::Rational sum(std::size_t option) const;
  [[nodiscard]] base::Rational weighted_sum(std::size_t option) const;
};

// How many figures of a row are the sums, to the decimals that they show.
struct Fit {
  std::size_t sums = 0, weighted_sums = 0, figures = 0;
  [[nodiscard]] bool all_sums() const { return figures > 0 && sums == figures; }
  [[nodiscard]] bool all_weighted() const { return figures > 0 && weighted_sums == figures; }
  // One reading fits and the other does not: all of them, or, beside slips, several of them while the other fits none.
  [[nodiscard]] bool is_sum() const { return (all_sums() && !all_weighted()) || (sums > 1 && weighted_sums == 0); }
  [[nodiscard]] bool is_weighted() const { return (all_weighted() && !all_sums()) || (weighted_sums > 1 && sums == 0); }
};
[[nodiscard]] Fit fit(const Arithmetic& arithmetic, const TotalsRow& row);

// What the totals prove, and why in a few words; nothing where more than one reading fits, or none.
struct Proof {
  bool is_weighted = false;
  std::string because;
};
[[nodiscard]] std::optional<Proof> what_cells_hold(const Arithmetic& arithmetic);

}  // namespace scrutineer::imports
