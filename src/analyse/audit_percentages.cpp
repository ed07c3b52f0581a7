// Percentages of the greatest possible total, and what they imply where weights were not published.
#include <fmt/format.h>

#include "analyse/audit_checks.h"
#include "analyse/implied_weights.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::Rounding;
using base::to_short_text;
using base::to_text;
using catalogue::Appraisal;
using catalogue::Option;

namespace {

// Options with a published total and percentage that were worked out, as places.
std::vector<std::size_t> with_percentage(const Appraisal& appraisal, const Audit& audit) {
  std::vector<std::size_t> result;
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const catalogue::PublishedResult& published = appraisal.options[at].published;
    if (published.total && published.percent && !is_placeholder(published.total, audit.readings[at])) {
      result.push_back(at);
    }
  }
  return result;
}

void check_against_maximum(const Appraisal& appraisal, Audit& audit, const Option& option) {
  const base::Figure& printed = option.published.percent->figure;
  const base::Figure& total = option.published.total->figure;
  const Rational exact = total.value * 100 / audit.maximum;
  if (shows_as(exact, printed)) return;
  const bool truncated = shows_as(exact, printed, Rounding::truncate);
  Finding finding{.code = truncated ? "percentage-truncated" : "percentage-differs",
                  .severity = truncated ? FindingSeverity::note : FindingSeverity::error};
  finding.option = option.id;
  finding.published = printed.value;
  finding.recomputed = exact;
  finding.where = place(option.source, appraisal);
  finding.span = option.published.percent->span;
  finding.sentence = fmt::format("The published percentage of {} is {}%, but {} out of {} is {}%{}.", option.title,
                                 to_text(printed), to_text(total), to_short_text(audit.maximum),
                                 to_text(exact, printed.places + 1), truncated ? ": it was cut off, not rounded" : "");
  audit.findings.push_back(std::move(finding));
}

std::string sum_text(const WeightSums& sums) {
  return sums.least == sums.most ? fmt::format("{}", sums.least)
                                 : fmt::format("between {} and {}", sums.least, sums.most);
}

void check_implied(const Appraisal& appraisal, Audit& audit, const std::vector<std::size_t>& options) {
  std::vector<TotalAndPercent> pairs;
  std::vector<std::string> shown;
  for (const std::size_t at : options) {
    const catalogue::PublishedResult& published = appraisal.options[at].published;
    if (published.total->figure.value <= 0 || published.percent->figure.value <= 0) continue;
    pairs.push_back({published.total->figure.value, published.percent->figure});
    shown.push_back(fmt::format("{} as {}%", to_text(published.total->figure), to_text(published.percent->figure)));
  }
  if (pairs.empty()) return;
  const auto rounding = implied_weight_sums(pairs, audit.table.highest(), Rounding::half_up);
  const auto truncating = implied_weight_sums(pairs, audit.table.highest(), Rounding::truncate);

  Finding finding{.code = "weights-implied", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = appraisal.span;
  if (!rounding && !truncating) {
    finding.code = "percentages-disagree";
    finding.severity = FindingSeverity::error;
    finding.sentence = fmt::format(
        "The published percentages ({}) cannot all be right: no whole-number weights give them.", listed(shown));
  } else {
    finding.sentence = fmt::format(
        "The published percentages ({}) mean that the weights sum to {}, if they are whole "
        "numbers{}.",
        listed(shown), sum_text(rounding ? *rounding : *truncating),
        rounding == truncating ? ""
        : !rounding            ? " and the percentages were cut off, not rounded"
        : truncating ? fmt::format(" ({} if the percentages were cut off, not rounded)", sum_text(*truncating))
                     : "");
    const WeightSums& sums = rounding ? *rounding : *truncating;
    if (sums.least == sums.most) finding.recomputed = Rational(sums.least);
  }
  audit.findings.push_back(std::move(finding));
}

// Weighted totals that are one and the same multiple of the unweighted ones look like equal weights; then the
// percentages should say so too.
void check_multiple(const Appraisal& appraisal, Audit& audit, const std::vector<std::size_t>& options) {
  std::optional<Rational> multiple;
  std::vector<std::string> names, would_be, are;
  bool same_percentages = true;
  for (const std::size_t at : options) {
    const Option& option = appraisal.options[at];
    const Reading& reading = audit.readings[at];
    if (!reading.missing.empty() || reading.readable <= 0) return;
    const Rational ratio = option.published.total->figure.value / reading.readable;
    if (multiple && *multiple != ratio) return;
    multiple = ratio;
    const base::Figure& printed = option.published.percent->figure;
    const Rational percent = reading.readable * 100 / audit.maximum;
    names.push_back(option.title);
    would_be.push_back(to_text(percent, printed.places) + "%");
    are.push_back(to_text(printed) + "%");
    same_percentages &= shows_as(percent, printed);
  }
  if (names.size() < 2) return;
  Finding finding{.code = "weighted-is-multiple", .severity = FindingSeverity::warning};
  finding.recomputed = multiple;
  finding.where = appraisal.source;
  finding.span = appraisal.span;
  finding.sentence = fmt::format(
      "The published weighted totals of {} are each exactly {} times their unweighted totals, as if every criterion "
      "had the weight {}",
      listed(names), to_short_text(*multiple), to_short_text(*multiple));
  finding.sentence += same_percentages ? "."
                                       : fmt::format("; but then their percentages would be {}, not the published {}.",
                                                     listed(would_be), listed(are));
  audit.findings.push_back(std::move(finding));
}

}  // namespace

void check_percentages(const Appraisal& appraisal, Audit& audit) {
  const std::vector<std::size_t> options = with_percentage(appraisal, audit);
  if (audit.maximum <= 0) return;
  if (audit.table.weights_published) {
    for (const std::size_t at : options) check_against_maximum(appraisal, audit, appraisal.options[at]);
  } else {
    check_implied(appraisal, audit, options);
    check_multiple(appraisal, audit, options);
  }
}

}  // namespace scrutineer::analyse
