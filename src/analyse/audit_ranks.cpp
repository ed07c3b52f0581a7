// Published ranks against published totals, and against what the scores allow.
#include <fmt/format.h>

#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using catalogue::Appraisal;
using catalogue::Option;

namespace {

Finding rank_finding(const Appraisal& appraisal, const Option& option, std::string_view code,
                     FindingSeverity severity) {
  Finding finding{.code = code, .severity = severity};
  finding.option = option.id;
  if (option.published.rank) finding.published = base::Rational(*option.published.rank);
  finding.where = place(option.source, appraisal);
  finding.span = option.published.span;
  return finding;
}

// Ranks follow from the totals printed beside them.
void check_against_totals(const Appraisal& appraisal, Audit& audit) {
  std::vector<base::Rational> totals;
  for (const Option& option : appraisal.options) {
    if (!option.published.rank) continue;
    if (!option.published.total) return;
    totals.push_back(option.published.total->figure.value);
  }
  const std::vector<Rank> ranks = competition_ranks(totals);
  std::size_t at = 0;
  for (const Option& option : appraisal.options) {
    if (!option.published.rank) continue;
    const Rank rank = ranks[at];
    const auto sharing = std::count(ranks.begin(), ranks.end(), rank);
    ++at;
    if (static_cast<std::int64_t>(rank) == *option.published.rank) continue;
    Finding finding = rank_finding(appraisal, option, "rank-differs", FindingSeverity::error);
    finding.recomputed = base::Rational(static_cast<std::int64_t>(rank));
    finding.sentence = fmt::format("{} is ranked {}, but its published total puts it {}{}.", option.title,
                                   ordinal(static_cast<std::uint64_t>(*option.published.rank)),
                                   sharing > 1 ? "joint " : "", ordinal(rank));
    audit.findings.push_back(std::move(finding));
  }
}

// "anywhere from 2nd to 4th".
std::string range_text(const RankRange& range) {
  return fmt::format("anywhere from {} to {}", ordinal(range.best), ordinal(range.worst));
}

void check_against_scores(const Appraisal& appraisal, Audit& audit) {
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const Option& option = appraisal.options[at];
    const RankRange& range = audit.options[at].ranks;
    if (option.published.rank && audit.table.weights_published) {
      const auto rank = static_cast<Rank>(*option.published.rank);
      if (rank < range.best || rank > range.worst) {
        Finding finding = rank_finding(appraisal, option, "rank-contradicts-scores", FindingSeverity::error);
        finding.recomputed = base::Rational(static_cast<std::int64_t>(range.best));
        finding.sentence = fmt::format("{} is ranked {}, but its scores put it {}.", option.title, ordinal(rank),
                                       range.best == range.worst ? ordinal(range.best) : range_text(range));
        audit.findings.push_back(std::move(finding));
        continue;
      }
    }
    const bool gaps = std::ranges::any_of(audit.readings, [](const Reading& r) { return !r.missing.empty(); });
    if (gaps && range.best != range.worst) {
      Finding finding = rank_finding(appraisal, option, "rank-open", FindingSeverity::warning);
      finding.sentence = fmt::format("Going by the scores alone, {} could come {}, depending on the missing scores.",
                                     option.title, range_text(range));
      audit.findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

void check_ranks(const Appraisal& appraisal, Audit& audit) {
  check_against_totals(appraisal, audit);
  check_against_scores(appraisal, audit);
}

}  // namespace scrutineer::analyse
