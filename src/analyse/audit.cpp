#include "analyse/audit.h"

#include <array>

#include "analyse/audit_checks.h"

namespace scrutineer::analyse {

using base::Rational;

catalogue::SourceRef place(const catalogue::SourceRef& preferred, const catalogue::Appraisal& appraisal) {
  return preferred.id.empty() ? appraisal.source : preferred;
}

bool is_placeholder(const catalogue::OptionalFigure& total, const Reading& reading) {
  return total && total->figure.value == 0 && (reading.lowest > 0 || reading.highest < 0);
}

namespace {

// Of all options, with the total of one of them in place of its own.
RankRange ranks_with(std::vector<Bounds> totals, std::size_t option, const Bounds& total, catalogue::Better better) {
  totals[option] = total;
  return rank_ranges(totals, better)[option];
}

std::vector<OptionResult> results(const Audit& audit) {
  const catalogue::Better better = audit.table.better;
  std::vector<Bounds> bounds, given;
  std::vector<Rational> taken;
  for (const Reading& reading : audit.readings) {
    bounds.push_back(reading.total_given(Given::scores));
    given.push_back(reading.total_given(Given::published_totals));
    taken.push_back(reading.total);
  }
  const std::vector<RankRange> ranges = rank_ranges(bounds, better);
  const std::vector<RankRange> given_ranges = rank_ranges(given, better);
  const std::vector<Rank> ranks = competition_ranks(taken, better);
  std::vector<OptionResult> all;
  for (std::size_t option = 0; option < taken.size(); ++option) {
    OptionResult& result = all.emplace_back();
    result.total = bounds[option];
    result.ranks = ranges[option];
    result.taken = taken[option];
    if (audit.maximum > 0) result.percent = taken[option] * 100 / audit.maximum;
    result.rank = ranks[option];
    result.given_total = given[option];
    result.given_ranks = given_ranges[option];
    if (const auto& other = audit.readings[option].other) {
      result.other = {other->total, ranks_with(bounds, option, other->total, better)};
    }
  }
  return all;
}

}  // namespace

std::span<const std::string_view> finding_codes() {
  static constexpr std::array<std::string_view, 36> codes{"total-differs",
                                                          "total-with-gaps",
                                                          "total-needs-sign-change",
                                                          "total-needs-other-reading",
                                                          "total-unexplained",
                                                          "cells-missing",
                                                          "unweighted-total-differs",
                                                          "total-rounding",
                                                          "maximum-differs",
                                                          "criterion-maximum-differs",
                                                          "percentage-differs",
                                                          "percentage-rounding",
                                                          "percentage-without-base",
                                                          "percentages-disagree",
                                                          "weights-implied",
                                                          "weighted-is-multiple",
                                                          "rank-differs",
                                                          "rank-contradicts-scores",
                                                          "rank-open",
                                                          "rank-rule",
                                                          "scale-direction",
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
                                                          "weights-sum",
                                                          "no-option-as-now"};
  return codes;
}

Audit audit(const catalogue::Appraisal& appraisal, const words::Words& words) {
  Audit audit;
  audit.table = score_table(appraisal);
  const std::vector<base::Rounding> rules = rules_that_fit(complete_totals(appraisal, audit.table));
  if (!rules.empty()) audit.rounding = rules.front();
  audit.readings = read_rows(appraisal, audit.table, audit.rounding);
  audit.maximum = audit.table.maximum();

  audit.options = results(audit);

  check_totals(appraisal, words, audit);
  check_percentages(appraisal, words, audit);
  check_ranks(appraisal, words, audit);
  check_cells(appraisal, words, audit);
  check_criteria(appraisal, words, audit);
  check_comparison(appraisal, words, audit);
  return audit;
}

}  // namespace scrutineer::analyse
