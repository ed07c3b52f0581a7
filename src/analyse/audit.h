// Recomputes what an appraisal published and reports each difference, each gap and each rule of the document's own
// that its figures break. Everything compared with a published figure is exact.
//
// Rules. A total is Σ weight × score; its percentage is total ÷ (Σ weight × highest score), rounded half up to the
// decimals printed (a percentage that only truncation gives is noted as such). Ranks are competition ranks. Missing
// cells are never zero: totals are given as the lowest and highest they allow, ranks as the best and worst rank
// over those, and a published total counts as explained when some filling of the gaps from the scale gives it
// (reading.h). Where weights were never published the unweighted totals are checked in place of the weighted.
#pragma once

#include <optional>
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

}  // namespace scrutineer::analyse
