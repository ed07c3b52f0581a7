// Recomputes what an appraisal published and reports each difference, each gap and each rule of the document's own
// that its figures break. Everything compared with a published figure is exact.
//
// Rules. A total is Σ weight × score; its percentage is total ÷ (Σ weight × highest score), both rounded half up to
// the decimals printed; where that does not fit the whole table and another rule does, it is named. Ranks are
// competition ranks, unless the published ones follow another rule throughout (ranking.h). Missing cells are never
// zero: totals are given as the lowest and highest they allow, ranks as the best and worst rank over those, and a
// published total counts as explained when some filling of the gaps from the scale gives it (reading.h). Where weights
// were never published the unweighted totals are checked in place of the weighted.
//
// Codes of findings (e error, w warning, n note):
//   total-differs e                  every score can be read and they do not add up to the published total
//   total-with-gaps w                readable scores fall short of it; some filling of the gaps gives it
//   total-needs-sign-change e, total-needs-other-reading e  as above, but only if an off-scale score is read with its
//                                    sign changed, or as missing
//   total-unexplained e              no filling of the gaps gives the published total
//   cells-missing w                  there are gaps and no published total to judge them by
//   unweighted-total-differs e       the printed sum of scores is not their sum
//   maximum-differs e, criterion-maximum-differs e     the printed greatest total, or highest weighted score
//   total-rounding n, percentage-rounding n            not rounded half up; which rules fit the whole table
//   percentage-differs e             not total ÷ greatest total
//   percentage-without-base n        the greatest total is not above zero: there is nothing to be a share of
//   percentages-disagree e, weights-implied n          unpublished weights: no sum, or the sum, that fits
//   weighted-is-multiple w           weighted totals are one multiple of the unweighted ones
//   rank-differs e, rank-contradicts-scores e          not the order of the published totals; not one they allow
//   rank-open w                      the missing scores leave the rank open
//   rank-rule n                      what options that tie are given, where it is not the best of their places
//   scale-direction w or e           the ranks run the other way throughout: is lower the better end?
//   score-off-scale e, level-not-defined w             a score the scale, or the criterion, does not have
//   own-rule-broken e                more or fewer options at a level than the document's rule says
//   band-out-of-reach w              criteria too light ever to get a colour
//   criterion-tells-nothing-apart n, gate-removes-nothing n, gate-failed w
//   criteria-count e or n, scored-criteria-count e, criterion-not-assessed w
//   no-weighted-total w, highest-has-no-weighted-total w, weights-not-published w or n, weights-sum n, no-option-as-now
//   w
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyse/finding.h"
#include "analyse/ranking.h"
#include "analyse/reading.h"
#include "analyse/score_table.h"
#include "words/words.h"

namespace scrutineer::analyse {

struct OptionResult {
  Bounds total;                           // cells as printed, missing ones anywhere on the scale
  RankRange ranks;                        // over `total` of all options
  base::Rational taken;                   // the total taken where one number is needed (reading.h)
  std::optional<base::Rational> percent;  // `taken` of the greatest possible total, in hundredths; none where no share
                                          // makes sense (ScoreTable::maximum)
  Rank rank = 1;                          // by `taken`

  // Where published totals are taken to be right (Given::published_totals).
  Bounds given_total;
  RankRange given_ranks;

  // If the cells of its row that are off the scale were meant otherwise (Reading::other), all other rows as they are.
  struct Other {
    Bounds total;
    RankRange ranks;
  };
  std::optional<Other> other;
};

struct Audit {
  ScoreTable table;
  std::vector<Reading> readings;                      // by option
  std::vector<OptionResult> options;                  // by option
  base::Rational maximum;                             // greatest possible total
  base::Rounding rounding = base::Rounding::half_up;  // of the published totals: half up, unless only another fits them
  RankRule rank_rule = RankRule::competition;         // that the published ranks follow, or come nearest to
  std::vector<Finding> findings;  // totals first, then ranks, cells, rules, and how the comparison was set up

  // Whether any score cannot be read.
  [[nodiscard]] bool any_missing() const {
    return std::ranges::any_of(readings, [](const Reading& reading) { return !reading.missing.empty(); });
  }
};

// Its findings are said with these words.
[[nodiscard]] Audit audit(const catalogue::Appraisal& appraisal, const words::Words& words);

// Every code that a finding can have.
[[nodiscard]] std::span<const std::string_view> finding_codes();

}  // namespace scrutineer::analyse
