// How the row of an option is read where cells are missing or off the scale. Zero is never assumed, and what is
// printed is taken as printed: a score that its scale does not have counts as it stands, in every total, rank, chart
// and download alike. `other` says what its row would come to if it were meant otherwise.
//
// The audit takes missing cells as open: anything from the lowest to the highest score. Where one number is needed in
// every cell, it takes, in this order:
//  1. the only filling of the missing cells that gives the published total;
//  2. where several do, the missing points spread evenly: each missing cell at the same fraction of the scale, such
//     that the row comes to the published total, or as near to it as a filling that matches (a rounded total lies
//     beside what the cells add up to). What is then said of the option's total is certain to that rounding, what is
//     said of a single missing cell is not;
//  3. otherwise (no published total, or one that no filling gives) the middle of the scale.
// Statements that should hold whatever the missing cells are use `variants` and say what they are given.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analyse/fillings.h"
#include "analyse/score_table.h"

namespace scrutineer::analyse {

enum class Basis : std::uint8_t {
  complete,      // no cell is missing
  only_filling,  // one filling gives the published total
  spread,        // several do, or may; missing points spread evenly
  midpoint,      // none does, or no total is published
};

// What a statement about missing cells rests on.
enum class Given : std::uint8_t {
  scores,            // nothing else: each missing cell may hold any level of the scale
  published_totals,  // and where fillings give the published total, it is one of those
};

// How else the cells that are off the scale could be meant.
struct OtherReading {
  std::vector<std::size_t> sign_changed;  // those that stand on the scale with their sign changed, read so; or else
  std::vector<std::size_t> left_open;     // all of them, read as if they were missing
  Bounds total;                           // of the row, missing cells open
  std::optional<Fillings> fillings;       // where a total is published, of the missing cells and those left open
};

struct Reading {
  // Places in ScoreTable::criteria.
  std::vector<std::size_t> missing;
  std::vector<std::size_t> off_scale;

  base::Rational readable;            // weight × score over the readable cells, as printed
  base::Rational lowest, highest;     // with the missing cells at either end of the scale
  std::optional<Fillings> fillings;   // where a total is published
  std::optional<OtherReading> other;  // where cells are off the scale

  // Where one number is needed.
  Basis basis = Basis::complete;
  std::vector<base::Rational> scores;  // by place in ScoreTable::criteria
  base::Rational total;

  // The fillings that give the published total; null when none is published or none gives it.
  [[nodiscard]] const Fillings* matching_fillings() const;
  // Whether some filling gives the published total, or none is known not to.
  [[nodiscard]] bool explained() const { return matching_fillings() != nullptr; }
  // What the row can come to, exactly.
  [[nodiscard]] Bounds total_given(Given given) const;
  // Whether only the other reading of its off-scale cells gives the published total. (That several cells could be
  // anything explains nothing.)
  [[nodiscard]] bool needs_other_reading() const;
};

[[nodiscard]] Reading read_row(const ScoreTable& table, std::size_t option, const catalogue::OptionalFigure& total,
                               base::Rounding rounding = base::Rounding::half_up);

// By option.
[[nodiscard]] std::vector<Reading> read_rows(const catalogue::Appraisal& appraisal, const ScoreTable& table,
                                             base::Rounding rounding = base::Rounding::half_up);

// The rows with one number in every cell.
[[nodiscard]] CompleteTable complete(const ScoreTable& table, const std::vector<Reading>& readings);

// One possible state of a row as far as one criterion and the total go.
struct Variant {
  base::Rational score;  // on the criterion
  base::Rational total;
};

// The states that bound every admissible filling of the row. Where the published total is given and explained: each
// score that the criterion's cell takes in a filling that gives it, with the least and the greatest total that goes
// with it. Otherwise: the row with its gaps all at the lowest and all at the highest score. A linear function of score
// and total that is positive on all of these is positive for every admissible filling, provided that it does not fall,
// or does not rise, as any one score of the row rises.
[[nodiscard]] std::vector<Variant> variants(const ScoreTable& table, const Reading& reading, std::size_t criterion,
                                            Given given);

}  // namespace scrutineer::analyse
