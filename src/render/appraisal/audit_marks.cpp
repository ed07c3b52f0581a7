#include "render/appraisal/audit_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace scrutineer::render {

using analyse::Finding;

namespace {

enum class PublishedFigure : std::uint8_t { total, unweighted_total, percent, rank };

bool is_about(PublishedFigure figure, const Finding& finding, bool weights_published) {
  const std::string_view code = finding.code;
  const bool of_sum = code == "total-differs" || code == "total-needs-sign-change" ||
                      code == "total-needs-other-reading" || code == "total-unexplained";
  switch (figure) {
    case PublishedFigure::total:
      return weights_published && of_sum;
    case PublishedFigure::unweighted_total:
      return code == "unweighted-total-differs" || (!weights_published && of_sum);
    case PublishedFigure::percent:
      return code == "percentage-differs" || code == "percentages-disagree";
    case PublishedFigure::rank:
      return code == "rank-differs" || code == "rank-contradicts-scores";
  }
  return false;
}

// The first finding, counted from 1 as on the audit page, that contradicts the figure.
std::optional<std::size_t> contradiction(const catalogue::Appraisal& appraisal, const analyse::Audit& audit,
                                         std::size_t option, PublishedFigure figure) {
  const catalogue::Option& about = appraisal.options[option];
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    if (!is_about(figure, finding, audit.table.weights_published)) continue;
    const bool is_among = std::ranges::find(finding.options, about.id) != finding.options.end();
    if (finding.option.empty() || finding.option == about.id || is_among) return i + 1;
  }
  return std::nullopt;
}

}  // namespace

void add_audit_marks(const words::Words& words, const catalogue::Appraisal& appraisal, const analyse::Audit& audit,
                     std::size_t option, const std::function<std::string(std::string_view anchor)>& audit_href,
                     markup::Object& view) {
  const auto mark = [&](markup::Key number, markup::Key address, markup::Key says, PublishedFigure figure) {
    const auto finding = contradiction(appraisal, audit, option, figure);
    if (!finding) return;
    view.set(number, fmt::format("{}", *finding));
    view.set(address, audit_href(fmt::format("app-finding-{}", *finding)));
    view.set(says, words("finding.contradicted", {{"finding", *finding}}));
  };
  mark("total_finding", "total_finding_href", "total_contradicted", PublishedFigure::total);
  mark("unweighted_finding", "unweighted_finding_href", "unweighted_contradicted", PublishedFigure::unweighted_total);
  mark("percent_finding", "percent_finding_href", "percent_contradicted", PublishedFigure::percent);
  mark("rank_finding", "rank_finding_href", "rank_contradicted", PublishedFigure::rank);
}

}  // namespace scrutineer::render
