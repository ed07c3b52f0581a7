// Percentages of the greatest possible total, and what they imply where weights were not published.
#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/implied_weights.h"
#include "analyse/rounding_rules.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::Rounding;
using base::to_short_text;
using base::to_text;
using catalogue::Appraisal;
using catalogue::Option;

namespace {

// What a published percentage is a share of, with the decimals that it is shown with: the published total, or where
// none is published, what the scores come to if all can be read.
std::optional<base::Figure> whole_of(const Audit& audit, std::size_t at, const catalogue::OptionalFigure& total) {
  const Reading& reading = audit.readings[at];
  if (total) return is_placeholder(total, reading) ? std::nullopt : std::optional(total->figure);
  if (!reading.missing.empty()) return std::nullopt;
  return base::Figure{reading.total, base::decimals_of(reading.total).value_or(2)};
}

// An option with a published percentage, and what that is a share of.
struct WithPercentage {
  std::size_t at;
  base::Figure total;
};
std::vector<WithPercentage> with_percentage(const Appraisal& appraisal, const Audit& audit) {
  std::vector<WithPercentage> result;
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const Option& option = appraisal.options[at];
    const auto total = whole_of(audit, at, published_total(option, audit.table));
    if (option.published.percent && total) result.push_back({at, *total});
  }
  return result;
}

// The same of weighted totals that the document prints without their weights.
std::vector<WithPercentage> with_weighted_total(const Appraisal& appraisal, const Audit& audit) {
  std::vector<WithPercentage> result;
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const catalogue::PublishedResult& published = appraisal.options[at].published;
    if (published.total && published.percent && !is_placeholder(published.total, audit.readings[at]))
      result.push_back({at, published.total->figure});
  }
  return result;
}

// A share of the published total, or of what the scores come to: the total may be a rounding of it, or wrong.
Rounded share_of(const Audit& audit, const WithPercentage& one, const Option& option) {
  Rounded share{{one.total.value * 100 / audit.maximum}, option.published.percent->figure};
  const Reading& reading = audit.readings[one.at];
  if (reading.missing.empty()) share.exact.push_back(reading.total * 100 / audit.maximum);
  return share;
}

// Percentages that only another rule of rounding gives, in one finding.
void note_rounding(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                   const std::vector<WithPercentage>& options, const std::vector<Rounded>& shares,
                   const std::vector<Rounding>& rules) {
  std::vector<std::string> examples;
  base::Span span;  // of the first
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (fits(shares[i], Rounding::half_up)) continue;
    const Option& option = appraisal.options[options[i].at];
    if (examples.empty()) span = option.published.percent->span;
    const base::Figure& printed = shares[i].printed;
    examples.push_back(words("findings.percentage-rounding-example",
                             {{"exact", to_short_text(shares[i].exact.front(), printed.places + 2)},
                              {"printed", to_text(printed)},
                              {"option", option.title}}));
  }
  Finding finding{.code = "percentage-rounding", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = span;
  finding.sentence =
      words("findings.percentage-rounding", {{"rule", rules_name(rules)}, {"examples", words.list(examples)}});
  audit.findings.push_back(std::move(finding));
}

void check_against_maximum(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                           const std::vector<WithPercentage>& options) {
  std::vector<Rounded> shares;
  for (const WithPercentage& one : options) shares.push_back(share_of(audit, one, appraisal.options[one.at]));
  const std::vector<Rounding> rules = rules_that_fit(shares);
  if (!rules.empty()) {
    if (rules.front() != Rounding::half_up) note_rounding(appraisal, words, audit, options, shares, rules);
    return;
  }
  const Rounding rule = likeliest_rule(shares);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (fits(shares[i], rule)) continue;
    const Option& option = appraisal.options[options[i].at];
    const base::Figure& printed = shares[i].printed;
    const Rational& exact = shares[i].exact.front();
    int places = printed.places + 1;  // or as many as show that it does not round to what is printed
    while (rounded(rounded(exact, places), printed.places, rule) == printed.value) ++places;
    Finding finding{.code = "percentage-differs", .severity = FindingSeverity::error};
    finding.option = option.id;
    finding.published = printed.value;
    finding.recomputed = exact;
    finding.where = place(option.source, appraisal);
    finding.span = option.published.percent->span;
    finding.sentence = words("findings.percentage-differs", {{"option", option.title},
                                                             {"printed", to_text(printed)},
                                                             {"total", to_text(options[i].total)},
                                                             {"maximum", to_short_text(audit.maximum)},
                                                             {"exact", to_text(exact, places)}});
    audit.findings.push_back(std::move(finding));
  }
}

// On a scale that ends at zero or below.
void note_without_base(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                       const std::vector<WithPercentage>& options) {
  if (options.empty()) return;
  Finding finding{.code = "percentage-without-base", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = appraisal.options[options.front().at].published.percent->span;
  finding.sentence = words("findings.percentage-without-base", {{"maximum", to_short_text(audit.maximum)}});
  audit.findings.push_back(std::move(finding));
}

// What the weights sum to if percentages were rounded by one rule.
struct Implied {
  Rounding rule;
  WeightSums sums;
};

std::string sum_text(const words::Words& words, const WeightSums& sums) {
  if (sums.least == sums.most) return to_text(sums.least, 0);
  return words("findings.implied-sum-between", {{"least", to_text(sums.least, 0)}, {"most", to_text(sums.most, 0)}});
}

std::string implied_sentence(const words::Words& words, const std::vector<Implied>& implied,
                             const std::vector<std::string>& shown) {
  const auto& [rule, sums] = implied.front();
  std::string otherwise;
  for (const Implied& other : implied) {
    if (other.sums == sums) continue;
    std::string said = words("findings.implied-sum-otherwise",
                             {{"sum", sum_text(words, other.sums)}, {"rule", rules_name({other.rule})}});
    otherwise = otherwise.empty() ? std::move(said)
                                  : words("findings.implied-sums-otherwise", {{"first", otherwise}, {"second", said}});
  }
  return words(
      otherwise.empty() ? words::Name("findings.weights-implied") : words::Name("findings.weights-implied-otherwise"),
      {{"examples", words.list(shown)},
       {"sum", sum_text(words, sums)},
       {"rule", rules_name({rule})},
       {"otherwise", otherwise}});
}

void check_implied(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                   const std::vector<WithPercentage>& options) {
  std::vector<TotalAndPercent> pairs;
  std::vector<std::string> shown;
  for (const auto& [at, total] : options) {
    const base::Figure& percent = appraisal.options[at].published.percent->figure;
    if (total.value <= 0 || percent.value <= 0) continue;
    pairs.push_back({total.value, percent});
    shown.push_back(words("findings.percentage-example", {{"total", to_text(total)}, {"percent", to_text(percent)}}));
  }
  if (pairs.empty()) return;
  std::vector<Implied> implied;
  for (const Rounding rule : rounding_rules) {
    if (const auto sums = implied_weight_sums(pairs, audit.table.highest(), rule)) implied.push_back({rule, *sums});
  }

  Finding finding{.code = "weights-implied", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = appraisal.span;
  if (implied.empty()) {
    finding.code = "percentages-disagree";
    finding.severity = FindingSeverity::error;
    finding.sentence =
        words("findings.percentages-disagree", {{"examples", words.list(shown)}, {"count", shown.size()}});
  } else {
    finding.sentence = implied_sentence(words, implied, shown);
    const WeightSums& sums = implied.front().sums;
    if (sums.least == sums.most) finding.recomputed = sums.least;
  }
  audit.findings.push_back(std::move(finding));
}

// Weighted totals that are one and the same multiple of the unweighted ones look like equal weights; then the
// percentages should say so too.
void check_multiple(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                    const std::vector<WithPercentage>& options) {
  std::optional<Rational> multiple;
  std::vector<std::string> names, would_be, are;
  bool same_percentages = true;
  for (const auto& [at, total] : options) {
    const Option& option = appraisal.options[at];
    const Reading& reading = audit.readings[at];
    if (!reading.missing.empty() || reading.readable <= 0) return;
    const Rational ratio = total.value / reading.readable;
    if (multiple && *multiple != ratio) return;
    multiple = ratio;
    const base::Figure& printed = option.published.percent->figure;
    const Rational percent = reading.readable * 100 / audit.maximum;
    names.push_back(option.title);
    would_be.push_back(percent_text(words, to_text(percent, printed.places)));
    are.push_back(percent_text(words, to_text(printed)));
    same_percentages &= shows_as(percent, printed);
  }
  if (names.size() < 2) return;
  Finding finding{.code = "weighted-is-multiple", .severity = FindingSeverity::warning};
  finding.recomputed = multiple;
  finding.where = appraisal.source;
  finding.span = appraisal.span;
  finding.sentence = words(same_percentages ? words::Name("findings.weighted-is-multiple")
                                            : words::Name("findings.weighted-is-multiple-but-percentages"),
                           {{"options", words.list(names)},
                            {"multiple", to_short_text(*multiple)},
                            {"would_be", words.list(would_be)},
                            {"published", words.list(are)}});
  audit.findings.push_back(std::move(finding));
}

}  // namespace

WeightsBehind weights_behind(const Appraisal& appraisal, const Audit& audit) {
  const auto& options = appraisal.options;
  if (std::ranges::any_of(options, [](const Option& option) { return option.published.total.has_value(); }))
    return WeightsBehind::totals;
  if (audit.maximum <= 0) return WeightsBehind::nothing;
  std::vector<Rounded> shares;
  for (const WithPercentage& one : with_percentage(appraisal, audit))
    shares.push_back(share_of(audit, one, options[one.at]));
  const Rounding rule = likeliest_rule(shares);
  const auto fit = std::ranges::count_if(shares, [&](const Rounded& share) { return fits(share, rule); });
  return static_cast<std::size_t>(fit) * 2 > shares.size() || shares.empty() ? WeightsBehind::nothing
                                                                             : WeightsBehind::percentages;
}

void check_percentages(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  const std::vector<WithPercentage> options = with_percentage(appraisal, audit);
  if (audit.maximum <= 0) {
    note_without_base(appraisal, words, audit, options);
  } else if (audit.table.weights_published || weights_behind(appraisal, audit) == WeightsBehind::nothing) {
    check_against_maximum(appraisal, words, audit, options);
  } else {
    const std::vector<WithPercentage> weighted = with_weighted_total(appraisal, audit);
    check_implied(appraisal, words, audit, weighted);
    check_multiple(appraisal, words, audit, weighted);
  }
}

}  // namespace scrutineer::analyse
