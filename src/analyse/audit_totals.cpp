// Totals and the greatest possible total.
#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/thresholds.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using base::to_text;
using catalogue::Appraisal;
using catalogue::Option;

namespace {

// "the printed −25 for Costs"
std::string cells_text(const Appraisal& appraisal, const words::Words& words, const Audit& audit, std::size_t option,
                       const std::vector<std::size_t>& places) {
  std::vector<std::string> cells;
  for (const std::size_t k : places) {
    const catalogue::Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
    cells.push_back(
        words("findings.cell", {{"printed", to_text(criterion.cells[option].value)}, {"criterion", criterion.title}}));
  }
  return words.list(cells);
}

// A row whose every cell can be read.
std::string sum_sentence(const words::Words& words, const Option& option, const base::Figure& printed,
                         const Reading& reading, bool weighted) {
  const bool more = printed.value > reading.readable;
  const Rational difference = more ? printed.value - reading.readable : reading.readable - printed.value;
  return words(weighted ? words::Name("findings.total-differs") : words::Name("findings.unweighted-total-differs"),
               {{"option", option.title},
                {"printed", to_text(printed)},
                {"sum", text_apart(reading.readable, printed.value)},
                {"difference", text_apart(difference)},
                {"direction", more ? "less" : "more"}});
}

// A row with gaps, or one that only another reading of its cells explains: the code that the finding has, and the
// message that says it.
struct GapsSaid {
  std::string_view code;
  words::Name message;
};

GapsSaid gaps_said(const base::Figure& printed, const Reading& reading, const Audit& audit) {
  if (reading.explained())
    return {"total-with-gaps", reading.fillings->matching == 0 ? words::Name("findings.total-with-too-many-gaps")
                                                               : words::Name("findings.total-with-gaps")};
  if (!reading.needs_other_reading())
    return {"total-unexplained", shows_as(reading.readable, printed, audit.rounding)
                                     ? words::Name("findings.total-leaves-gaps-out")
                                     : words::Name("findings.total-unexplained")};
  if (reading.other->sign_changed.empty())
    return {"total-needs-other-reading", reading.missing.empty()
                                             ? words::Name("findings.total-needs-other-reading")
                                             : words::Name("findings.total-needs-other-reading-and-gaps")};
  return {"total-needs-sign-change", reading.missing.empty()
                                         ? words::Name("findings.total-needs-sign-change")
                                         : words::Name("findings.total-needs-sign-change-and-gaps")};
}

Finding total_finding(const Appraisal& appraisal, const words::Words& words, const Audit& audit, std::size_t at) {
  const Option& option = appraisal.options[at];
  const Reading& reading = audit.readings[at];
  const catalogue::OptionalFigure& published = published_total(option, audit.table);

  Finding finding;
  finding.option = option.id;
  finding.recomputed = reading.readable;
  finding.where = place(option.source, appraisal);
  finding.span = option.span;
  if (!published || is_placeholder(published, reading)) {
    finding.code = "cells-missing";
    finding.severity = FindingSeverity::warning;
    finding.sentence = words("findings.cells-missing", {{"count", reading.missing.size()},
                                                        {"option", option.title},
                                                        {"lowest", to_short_text(reading.lowest)},
                                                        {"highest", to_short_text(reading.highest)}});
    return finding;
  }

  const base::Figure& printed = published->figure;
  finding.published = printed.value;
  finding.span = published->span;
  finding.severity = FindingSeverity::error;
  if (reading.missing.empty() && !reading.needs_other_reading()) {
    finding.code = "total-differs";
    finding.sentence = sum_sentence(words, option, printed, reading, audit.table.weights_published);
    return finding;
  }
  const GapsSaid said = gaps_said(printed, reading, audit);
  finding.code = said.code;
  if (reading.explained()) finding.severity = FindingSeverity::warning;
  std::vector<std::size_t> otherwise;
  if (reading.needs_other_reading())
    otherwise = reading.other->sign_changed.empty() ? reading.other->left_open : reading.other->sign_changed;
  finding.sentence = words(said.message, {{"option", option.title},
                                          {"printed", to_text(printed)},
                                          {"sum", text_apart(reading.readable, printed.value)},
                                          {"missing", reading.missing.size()},
                                          {"lowest", to_short_text(reading.lowest)},
                                          {"highest", to_short_text(reading.highest)},
                                          {"least_score", to_short_text(audit.table.lowest())},
                                          {"cells", cells_text(appraisal, words, audit, at, otherwise)},
                                          {"count", otherwise.size()}});
  return finding;
}

// Where weights are published, the sum of the scores themselves, should the document print that as well.
void check_unweighted(const Appraisal& appraisal, const words::Words& words, Audit& audit, std::size_t at) {
  const Option& option = appraisal.options[at];
  const catalogue::OptionalFigure& printed = option.published.unweighted_total;
  if (!audit.table.weights_published || !printed) return;
  ScoreTable unweighted = audit.table;
  unweighted.weights.assign(unweighted.weights.size(), Rational(1));
  const Reading reading = read_row(unweighted, at, printed, audit.rounding);
  if (reading.explained()) return;
  Finding finding{.code = "unweighted-total-differs", .severity = FindingSeverity::error};
  finding.option = option.id;
  finding.published = printed->figure.value;
  finding.recomputed = reading.readable;
  finding.where = place(option.source, appraisal);
  finding.span = printed->span;
  const Bounds between = outwards({reading.lowest, reading.highest}, 2);
  finding.sentence = reading.missing.empty() ? sum_sentence(words, option, printed->figure, reading, false)
                                             : words("findings.unweighted-total-unexplained",
                                                     {{"option", option.title},
                                                      {"printed", to_text(printed->figure)},
                                                      {"sum", to_short_text(reading.readable)},
                                                      {"missing", reading.missing.size()},
                                                      {"lowest", to_short_text(between.lowest)},
                                                      {"highest", to_short_text(between.highest)}});
  audit.findings.push_back(std::move(finding));
}

// Totals that only another rule of rounding gives, in one finding.
void note_rounding(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  if (audit.rounding == base::Rounding::half_up) return;
  const std::vector<Rounded> totals = complete_totals(appraisal, audit.table);
  const std::vector<base::Rounding> rules = rules_that_fit(totals);
  std::vector<std::string> examples;
  for (const Rounded& total : totals) {
    if (fits(total, base::Rounding::half_up)) continue;
    examples.push_back(
        words("findings.total-rounding-example",
              {{"exact", text_apart(total.exact.front(), total.printed.value)}, {"printed", to_text(total.printed)}}));
  }
  Finding finding{.code = "total-rounding", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = appraisal.span;
  finding.sentence =
      words("findings.total-rounding", {{"rule", rules_name(rules)}, {"examples", words.list(examples)}});
  audit.findings.push_back(std::move(finding));
}

}  // namespace

std::vector<Rounded> complete_totals(const Appraisal& appraisal, const ScoreTable& table) {
  std::vector<Rounded> result;
  for (std::size_t at = 0; at < table.options(); ++at) {
    const catalogue::OptionalFigure& printed = published_total(appraisal.options[at], table);
    const auto known = [](const auto& score) { return score.has_value(); };
    if (!printed || !std::ranges::all_of(table.scores[at], known)) continue;
    Rational sum;
    for (std::size_t k = 0; k < table.criteria.size(); ++k) sum += table.weights[k] * *table.scores[at][k];
    if (printed->figure.value != 0 || sum == 0) result.push_back({{sum}, printed->figure});
  }
  return result;
}

void check_totals(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  note_rounding(appraisal, words, audit);
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const Reading& reading = audit.readings[at];
    const bool complete_and_right = reading.missing.empty() && (!reading.fillings || reading.fillings->matching > 0);
    const bool not_worked_out = is_placeholder(published_total(appraisal.options[at], audit.table), reading);
    if (!complete_and_right && !(reading.missing.empty() && not_worked_out)) {
      audit.findings.push_back(total_finding(appraisal, words, audit, at));
    }
    check_unweighted(appraisal, words, audit, at);
  }

  const catalogue::OptionalFigure& stated = appraisal.stated.maximum_total;
  if (stated && audit.table.weights_published && !shows_as(audit.maximum, stated->figure, audit.rounding)) {
    Finding finding{.code = "maximum-differs", .severity = FindingSeverity::error};
    finding.published = stated->figure.value;
    finding.recomputed = audit.maximum;
    finding.where = place(appraisal.stated.source, appraisal);
    finding.span = stated->span;
    finding.sentence =
        words("findings.maximum-differs",
              {{"printed", to_text(stated->figure)}, {"allowed", text_apart(audit.maximum, stated->figure.value)}});
    audit.findings.push_back(std::move(finding));
  }
}

}  // namespace scrutineer::analyse
