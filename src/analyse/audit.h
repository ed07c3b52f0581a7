// Recomputes what an appraisal published and reports each difference, each gap and each rule of the document's own
// that its figures break. Everything compared with a published figure is exact.
//
// Rules. A total is Σ weight × score; its percentage is total ÷ (Σ weight × highest score), rounded half up to the
// decimals printed (a percentage that only truncation gives is noted as such). Ranks are competition ranks. Missing
// cells are never zero: totals are given as the lowest and highest they allow, ranks as the best and worst rank
// over those, and a published total counts as explained when some filling of the gaps from the scale gives it
// (reading.h). Where weights were never published the unweighted totals are checked in place of the weighted.
//
// Codes of findings (e error, w warning, n note):
//   total-differs e                  every score can be read and they do not add up to the published total
//   total-with-gaps w                readable scores fall short of it; some filling of the gaps gives it
//   total-needs-sign-change e        as above, but only if an off-scale score is read with its sign changed
//   total-unexplained e              no filling of the gaps gives the published total
//   cells-missing w                  there are gaps and no published total to judge them by
//   unweighted-total-differs e       the printed sum of scores is not their sum
//   maximum-differs e, criterion-maximum-differs e     the printed greatest total, or highest weighted score
//   percentage-differs e, percentage-truncated n       not total ÷ greatest total; so only when cut off
//   percentages-disagree e, weights-implied n          unpublished weights: no sum, or the sum, that fits
//   weighted-is-multiple w           weighted totals are one multiple of the unweighted ones
//   rank-differs e, rank-contradicts-scores e          not the order of the published totals; not one they allow
//   rank-open w                      the missing scores leave the rank open
//   score-off-scale e, level-not-defined w             a score the scale, or the criterion, does not have
//   own-rule-broken e                more or fewer options at a level than the document's rule says
//   band-out-of-reach w              criteria too light ever to get a colour
//   criterion-tells-nothing-apart n, gate-removes-nothing n, gate-failed w
//   criteria-count e or n, scored-criteria-count e, criterion-not-assessed w
//   no-weighted-total w, highest-has-no-weighted-total w, weights-not-published w or n, no-option-as-now w
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyse/finding.h"
#include "analyse/ranking.h"
#include "analyse/reading.h"
#include "analyse/score_table.h"

namespace scrutineer::analyse {

struct OptionResult {
  Bounds total;            // cells as printed, gaps at either end of the scale
  base::Rational taken;    // the total taken where one number is needed (reading.h)
  base::Rational percent;  // of the greatest possible total, for `taken`, 0 to 100
  Rank rank = 1;           // by `taken`
  RankRange ranks;         // over `total` of all options
};

struct Audit {
  ScoreTable table;
  std::vector<Reading> readings;      // by option
  std::vector<OptionResult> options;  // by option
  base::Rational maximum;             // greatest possible total
  std::vector<Finding> findings;      // totals first, then ranks, cells, rules, and how the comparison was set up
};

[[nodiscard]] Audit audit(const catalogue::Appraisal& appraisal);

// Every code that a finding can have.
[[nodiscard]] std::span<const std::string_view> finding_codes();

}  // namespace scrutineer::analyse
