#include "analyse/audit.h"

#include <array>

#include "analyse/audit_checks.h"

namespace scrutineer::analyse {

using base::Rational;

catalogue::SourceRef place(const catalogue::SourceRef& preferred, const catalogue::Appraisal& appraisal) {
  return preferred.id.empty() ? appraisal.source : preferred;
}

bool is_placeholder(const catalogue::OptionalFigure& total, const Reading& reading) {
  return total && total->figure.value == 0 && reading.lowest > 0;
}

std::span<const std::string_view> finding_codes() {
  static constexpr std::array<std::string_view, 30> codes{"total-differs",
                                                          "total-with-gaps",
                                                          "total-needs-sign-change",
                                                          "total-unexplained",
                                                          "cells-missing",
                                                          "unweighted-total-differs",
                                                          "maximum-differs",
                                                          "criterion-maximum-differs",
                                                          "percentage-differs",
                                                          "percentage-truncated",
                                                          "percentages-disagree",
                                                          "weights-implied",
                                                          "weighted-is-multiple",
                                                          "rank-differs",
                                                          "rank-contradicts-scores",
                                                          "rank-open",
                                                          "score-off-scale",
                                                          "level-not-defined",
                                                          "own-rule-broken",
                                                          "band-out-of-reach",
                                                          "criterion-tells-nothing-apart",
                                                          "gate-removes-nothing",
                                                          "gate-failed",
                                                          "criteria-count",
                                                          "scored-criteria-count",
                                                          "criterion-not-assessed",
                                                          "no-weighted-total",
                                                          "highest-has-no-weighted-total",
                                                          "weights-not-published",
                                                          "no-option-as-now"};
  return codes;
}

Audit audit(const catalogue::Appraisal& appraisal) {
  Audit audit;
  audit.table = score_table(appraisal);
  audit.readings = read_rows(appraisal, audit.table);
  audit.maximum = audit.table.maximum();

  std::vector<Bounds> bounds;
  std::vector<Rational> taken;
  for (const Reading& reading : audit.readings) {
    bounds.push_back({reading.lowest, reading.highest});
    taken.push_back(reading.total);
  }
  const std::vector<RankRange> ranges = rank_ranges(bounds);
  const std::vector<Rank> ranks = competition_ranks(taken);
  for (std::size_t option = 0; option < taken.size(); ++option) {
    const Rational percent = audit.maximum > 0 ? taken[option] * 100 / audit.maximum : Rational(0);
    audit.options.push_back({bounds[option], taken[option], percent, ranks[option], ranges[option]});
  }

  check_totals(appraisal, audit);
  check_percentages(appraisal, audit);
  check_ranks(appraisal, audit);
  check_cells(appraisal, audit);
  check_criteria(appraisal, audit);
  check_comparison(appraisal, audit);
  return audit;
}

}  // namespace scrutineer::analyse
