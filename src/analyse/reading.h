// How the row of an option is read where cells are missing or cannot be right. Zero is never assumed.
//
// The sums that are compared with the document take every cell as printed. The analysis of robustness needs a
// number in every cell, and takes, in this order:
//  1. the cells as printed, and for the missing ones the only filling that gives the published total;
//  2. where several fillings give it, the missing points spread evenly: each missing cell at the same fraction of
//     the scale, such that the row comes to the published total. What is then said of the option's total is
//     certain, what is said of a single missing cell is not;
//  3. where no filling gives it, but one does when cells that are off the scale are read with their sign changed,
//     the same with those;
//  4. otherwise (no published total, or one that nothing explains) the middle of the scale for every cell that is
//     missing or off the scale.
// Statements that should hold whatever the missing cells are use `variants`.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyse/fillings.h"
#include "analyse/score_table.h"

namespace scrutineer::analyse {

enum class Basis : std::uint8_t {
  complete,      // every cell can be read and is taken as printed
  only_filling,  // one filling gives the published total
  spread,        // several do; missing points spread evenly
  midpoint,      // none does, or no total is published
};

struct Reading {
  // Places in ScoreTable::criteria.
  std::vector<std::size_t> missing;
  std::vector<std::size_t> off_scale;
  std::vector<std::size_t> sign_changed;  // those of `off_scale` read with their sign changed

  // As printed.
  base::Rational readable;                        // weight × score over the readable cells
  base::Rational lowest, highest;                 // with the missing cells at either end of the scale
  std::optional<Fillings> fillings;               // where a total is published
  std::optional<Fillings> sign_changed_fillings;  // where `fillings` finds none and there are signs to change

  // As taken for robustness.
  Basis basis = Basis::complete;
  std::vector<base::Rational> scores;  // by place in ScoreTable::criteria
  base::Rational total;

  // Whether some filling gives the published total.
  [[nodiscard]] bool explained() const;
  // The fillings behind `scores`; null when nothing is published or nothing explains it.
  [[nodiscard]] const Fillings* used_fillings() const;
};

[[nodiscard]] Reading read_row(const ScoreTable& table, std::size_t option, const catalogue::OptionalFigure& total);

// By option.
[[nodiscard]] std::vector<Reading> read_rows(const catalogue::Appraisal& appraisal, const ScoreTable& table);

// The rows as taken for robustness.
[[nodiscard]] CompleteTable complete(const ScoreTable& table, const std::vector<Reading>& readings);

// One possible state of a row as far as one criterion and the total go.
struct Variant {
  base::Rational score;  // on the criterion
  base::Rational total;
};

// The states that bound every admissible filling of the row: where the published total is explained, the total
// with each score the criterion's cell takes in a filling that gives it; otherwise the row with its gaps all at
// the lowest and all at the highest score. A linear function of the row that is positive on all of these is
// positive on every admissible filling, provided it does not fall as a score rises, or does not rise.
[[nodiscard]] std::vector<Variant> variants(const ScoreTable& table, const Reading& reading, std::size_t criterion);

}  // namespace scrutineer::analyse
