// How the comparison was set up: how many criteria, which options have a total, whether weights were published,
// whether carrying on as now was among the options.
#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::Option;

namespace {

Finding set_up(const Appraisal& appraisal, std::string_view code, FindingSeverity severity) {
  return {.code = code, .severity = severity, .where = appraisal.source, .span = appraisal.span};
}

void check_counts(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  const auto add = [&](std::string_view code, FindingSeverity severity, std::int64_t stated, std::size_t listed_here,
                       std::string sentence) {
    Finding finding = set_up(appraisal, code, severity);
    finding.published = Rational(stated);
    finding.recomputed = Rational(static_cast<std::int64_t>(listed_here));
    finding.where = place(appraisal.stated.source, appraisal);
    finding.span = appraisal.stated.span;
    finding.sentence = std::move(sentence);
    audit.findings.push_back(std::move(finding));
  };
  const std::size_t criteria = appraisal.criteria.size();
  const std::size_t rows = criteria + appraisal.gates.size();
  if (const auto stated = appraisal.stated.criteria; stated && static_cast<std::size_t>(*stated) != rows) {
    const bool contradicts = static_cast<std::size_t>(*stated) != criteria;
    add("criteria-count", contradicts ? FindingSeverity::error : FindingSeverity::note, *stated, rows,
        words(appraisal.gates.empty() ? words::Name("findings.criteria-count")
                                      : words::Name("findings.criteria-count-with-gates"),
              {{"stated", *stated}, {"rows", rows}, {"criteria", criteria}, {"gates", appraisal.gates.size()}}));
  }
  const std::size_t scored = audit.table.criteria.size();
  if (const auto stated = appraisal.stated.scored_criteria; stated && static_cast<std::size_t>(*stated) != scored) {
    add("scored-criteria-count", FindingSeverity::error, *stated, scored,
        words("findings.scored-criteria-count", {{"stated", *stated}, {"scored", scored}}));
  }
  for (const catalogue::Criterion& criterion : appraisal.criteria) {
    if (criterion.scored()) continue;
    Finding finding = set_up(appraisal, "criterion-not-assessed", FindingSeverity::warning);
    finding.criterion = criterion.id;
    finding.where = place(criterion.source, appraisal);
    finding.span = criterion.span;
    finding.sentence = words("findings.criterion-not-assessed", {{"criterion", criterion.title}});
    audit.findings.push_back(std::move(finding));
  }
}

// Weights that look like hundredths or shares, but for rounding.
void check_weights_sum(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  const auto left_out = [](const catalogue::Criterion& criterion) { return !criterion.scored() && criterion.weight; };
  if (!audit.table.weights_published || std::ranges::any_of(appraisal.criteria, left_out)) return;
  Rational sum, slack;
  for (const std::size_t k : audit.table.criteria) {
    const base::Figure& weight = appraisal.criteria[k].weight->figure;
    sum += weight.value;
    slack += 1 / base::power_of_ten(weight.places) / 2;
  }
  for (const std::int64_t whole : {100, 1}) {
    if (sum == whole || sum < whole - slack || sum > whole + slack || slack * 10 > whole) continue;
    Finding finding = set_up(appraisal, "weights-sum", FindingSeverity::note);
    finding.recomputed = sum;
    finding.sentence = words("findings.weights-sum", {{"sum", text_apart(sum, whole)}, {"whole", whole}});
    audit.findings.push_back(std::move(finding));
  }
}

// Options without a weighted total beside others that have one.
void check_left_out(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  const auto worked_out = [&](std::size_t at) {
    const catalogue::OptionalFigure& total = appraisal.options[at].published.total;
    return total.has_value() && !is_placeholder(total, audit.readings[at]);
  };
  std::vector<std::size_t> without;
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    if (!worked_out(at)) without.push_back(at);
  }
  if (without.size() == appraisal.options.size()) return;
  for (const std::size_t at : without) {
    const Option& option = appraisal.options[at];
    Finding finding = set_up(appraisal, "no-weighted-total", FindingSeverity::warning);
    finding.option = option.id;
    finding.where = place(option.source, appraisal);
    finding.span = option.span;
    if (option.published.total) {
      finding.published = option.published.total->figure.value;
      finding.span = option.published.total->span;
      finding.sentence = words("findings.weighted-total-not-worked-out", {{"option", option.title}});
    } else {
      finding.sentence = words("findings.no-weighted-total",
                               {{"option", option.title}, {"others", appraisal.options.size() - without.size()}});
    }
    audit.findings.push_back(std::move(finding));

    // The option that would have most to gain from having one.
    std::vector<Rational> unweighted;
    for (const Option& each : appraisal.options) {
      if (!each.published.unweighted_total) break;
      unweighted.push_back(each.published.unweighted_total->figure.value);
    }
    if (unweighted.size() != appraisal.options.size() ||
        leaders(unweighted, audit.table.better) != std::vector<std::size_t>{at})
      continue;
    Finding leader = set_up(appraisal, "highest-has-no-weighted-total", FindingSeverity::warning);
    leader.option = option.id;
    leader.published = unweighted[at];
    leader.where = place(option.source, appraisal);
    leader.span = option.span;
    leader.sentence = words("findings.highest-has-no-weighted-total", {{"total", to_short_text(unweighted[at])},
                                                                       {"option", option.title},
                                                                       {"better", better_name(audit.table.better)}});
    audit.findings.push_back(std::move(leader));
  }
}

}  // namespace

void check_comparison(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  check_counts(appraisal, words, audit);
  check_weights_sum(appraisal, words, audit);
  check_left_out(appraisal, words, audit);
  if (!audit.table.weights_published) {
    const WeightsBehind behind = weights_behind(appraisal, audit);
    Finding finding = set_up(appraisal, "weights-not-published", FindingSeverity::warning);
    if (behind == WeightsBehind::nothing) {
      finding.severity = FindingSeverity::note;
      finding.sentence = words("findings.no-weights");
    } else {
      finding.sentence =
          words(behind == WeightsBehind::totals ? words::Name("findings.weights-not-published")
                                                : words::Name("findings.weights-of-percentages-not-published"));
    }
    audit.findings.push_back(std::move(finding));
  }
  if (std::ranges::none_of(appraisal.options, &Option::as_now)) {
    Finding finding = set_up(appraisal, "no-option-as-now", FindingSeverity::warning);
    finding.sentence = words("findings.no-option-as-now");
    audit.findings.push_back(std::move(finding));
  }
}

}  // namespace scrutineer::analyse
