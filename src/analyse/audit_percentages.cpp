// Percentages of the greatest possible total, and what they imply where weights were not published.
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

// A share of the published total, or of what it may be a rounding of.
Rounded share_of(const Audit& audit, std::size_t at, const Option& option) {
  const Rational& total = option.published.total->figure.value;
  Rounded share{{total * 100 / audit.maximum}, option.published.percent->figure};
  const Reading& reading = audit.readings[at];
  if (reading.missing.empty() && reading.explained()) share.exact.push_back(reading.total * 100 / audit.maximum);
  return share;
}

// Percentages that only another rule of rounding gives, in one finding.
void note_rounding(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                   const std::vector<std::size_t>& options, const std::vector<Rounded>& shares,
                   const std::vector<Rounding>& rules) {
  std::vector<std::string> examples;
  base::Span span;  // of the first
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (fits(shares[i], Rounding::half_up)) continue;
    const Option& option = appraisal.options[options[i]];
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
                           const std::vector<std::size_t>& options) {
  std::vector<Rounded> shares;
  for (const std::size_t at : options) shares.push_back(share_of(audit, at, appraisal.options[at]));
  const std::vector<Rounding> rules = rules_that_fit(shares);
  if (!rules.empty()) {
    if (rules.front() != Rounding::half_up) note_rounding(appraisal, words, audit, options, shares, rules);
    return;
  }
  const Rounding rule = likeliest_rule(shares);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (fits(shares[i], rule)) continue;
    const Option& option = appraisal.options[options[i]];
    const base::Figure& printed = shares[i].printed;
    const base::Figure& total = option.published.total->figure;
    const Rational& exact = shares[i].exact.front();
    Finding finding{.code = "percentage-differs", .severity = FindingSeverity::error};
    finding.option = option.id;
    finding.published = printed.value;
    finding.recomputed = exact;
    finding.where = place(option.source, appraisal);
    finding.span = option.published.percent->span;
    finding.sentence = words("findings.percentage-differs", {{"option", option.title},
                                                             {"printed", to_text(printed)},
                                                             {"total", to_text(total)},
                                                             {"maximum", to_short_text(audit.maximum)},
                                                             {"exact", to_text(exact, printed.places + 1)}});
    audit.findings.push_back(std::move(finding));
  }
}

// On a scale that ends at zero or below.
void note_without_base(const Appraisal& appraisal, const words::Words& words, Audit& audit,
                       const std::vector<std::size_t>& options) {
  if (options.empty()) return;
  Finding finding{.code = "percentage-without-base", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = appraisal.options[options.front()].published.percent->span;
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
                   const std::vector<std::size_t>& options) {
  std::vector<TotalAndPercent> pairs;
  std::vector<std::string> shown;
  for (const std::size_t at : options) {
    const catalogue::PublishedResult& published = appraisal.options[at].published;
    if (published.total->figure.value <= 0 || published.percent->figure.value <= 0) continue;
    pairs.push_back({published.total->figure.value, published.percent->figure});
    shown.push_back(words("findings.percentage-example", {{"total", to_text(published.total->figure)},
                                                          {"percent", to_text(published.percent->figure)}}));
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
    finding.sentence = words("findings.percentages-disagree", {{"examples", words.list(shown)}});
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
                    const std::vector<std::size_t>& options) {
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

void check_percentages(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  const std::vector<std::size_t> options = with_percentage(appraisal, audit);
  if (audit.maximum <= 0) {
    note_without_base(appraisal, words, audit, options);
  } else if (audit.table.weights_published) {
    check_against_maximum(appraisal, words, audit, options);
  } else {
    check_implied(appraisal, words, audit, options);
    check_multiple(appraisal, words, audit, options);
  }
}

}  // namespace scrutineer::analyse
