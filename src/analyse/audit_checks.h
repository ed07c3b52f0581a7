// The checks that an audit is made of. Each adds its findings to the audit, whose table, readings and results are
// already filled in.
#pragma once

#include <cstdint>

#include "analyse/audit.h"
#include "analyse/rounding_rules.h"

namespace scrutineer::analyse {

void check_totals(const catalogue::Appraisal& appraisal, const words::Words& words, Audit& audit);
void check_percentages(const catalogue::Appraisal& appraisal, const words::Words& words, Audit& audit);
void check_ranks(const catalogue::Appraisal& appraisal, const words::Words& words, Audit& audit);
void check_cells(const catalogue::Appraisal& appraisal, const words::Words& words, Audit& audit);
void check_criteria(const catalogue::Appraisal& appraisal, const words::Words& words, Audit& audit);
void check_comparison(const catalogue::Appraisal& appraisal, const words::Words& words, Audit& audit);

// The published totals of rows without gaps, beside what their scores add up to.
[[nodiscard]] std::vector<Rounded> complete_totals(const catalogue::Appraisal& appraisal, const ScoreTable& table);

// What the document prints that weights which it does not print must have given.
enum class WeightsBehind : std::uint8_t {
  nothing,      // whatever percentages it prints are shares of sums of scores, most of them at least
  percentages,  // that are no such shares
  totals,
};
[[nodiscard]] WeightsBehind weights_behind(const catalogue::Appraisal& appraisal, const Audit& audit);

// The place in the source: of `preferred` where it is given, else of the scoring table.
[[nodiscard]] catalogue::SourceRef place(const catalogue::SourceRef& preferred, const catalogue::Appraisal& appraisal);

// Whether the document prints a total of 0 for an option whose scores cannot add up to that: a total that was not
// worked out.
[[nodiscard]] bool is_placeholder(const catalogue::OptionalFigure& total, const Reading& reading);

}  // namespace scrutineer::analyse
