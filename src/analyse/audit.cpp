#include "analyse/audit.h"

#include "analyse/audit_checks.h"

namespace scrutineer::analyse {

using base::Rational;

catalogue::SourceRef place(const catalogue::SourceRef& preferred, const catalogue::Appraisal& appraisal) {
  return preferred.id.empty() ? appraisal.source : preferred;
}

bool is_placeholder(const catalogue::OptionalFigure& total, const Reading& reading) {
  return total && total->figure.value == 0 && reading.lowest > 0;
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
