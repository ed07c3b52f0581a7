// Totals and the greatest possible total.
#include <fmt/format.h>

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

// "3 of the 9 ways", "1 of the 9 ways", "at least 3 of the 9 ways".
std::string ways(const Fillings& fillings) {
  if (fillings.matching == Fillings::too_many) return "very many of the ways";
  const std::string least = fillings.exact ? "" : "at least ";
  if (fillings.possible == Fillings::too_many) return least + counted(fillings.matching, "of the ways", "of the ways");
  return fmt::format("{}{} of the {}", least, number(fillings.matching), counted(fillings.possible, "way", "ways"));
}

std::string cells_text(const Appraisal& appraisal, const Audit& audit, std::size_t option,
                       const std::vector<std::size_t>& places) {
  std::vector<std::string> cells;
  for (const std::size_t k : places) {
    const catalogue::Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
    cells.push_back(fmt::format("the printed {} for {}", to_text(criterion.cells[option].value), criterion.title));
  }
  return listed(cells);
}

// "the printed −25 for Costs is read with its sign changed"
std::string otherwise_text(const Appraisal& appraisal, const Audit& audit, std::size_t option,
                           const OtherReading& other) {
  const auto said = [&](const std::vector<std::size_t>& cells, std::string_view one, std::string_view several) {
    return cells.empty()
               ? std::string()
               : fmt::format("{} {}", cells_text(appraisal, audit, option, cells), cells.size() == 1 ? one : several);
  };
  std::vector<std::string> parts;
  for (std::string part :
       {said(other.sign_changed, "is read with its sign changed", "are read with their signs changed"),
        said(other.left_open, "is taken as missing", "are taken as missing")}) {
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return listed(parts);
}

// A row whose every cell can be read.
std::string sum_sentence(const Option& option, const base::Figure& printed, const Reading& reading, bool weighted) {
  const bool more = printed.value > reading.readable;
  const Rational difference = more ? printed.value - reading.readable : reading.readable - printed.value;
  return fmt::format("The published {} of {} is {}, but its scores add up to {}, {} {}.",
                     weighted ? "total" : "unweighted total", option.title, to_text(printed),
                     text_apart(reading.readable, printed.value), text_apart(difference), more ? "less" : "more");
}

Finding total_finding(const Appraisal& appraisal, const Audit& audit, std::size_t at) {
  const Option& option = appraisal.options[at];
  const Reading& reading = audit.readings[at];
  const catalogue::OptionalFigure& published = published_total(option, audit.table);

  const Bounds between = outwards({reading.lowest, reading.highest}, 2);
  Finding finding;
  finding.option = option.id;
  finding.recomputed = reading.readable;
  finding.where = place(option.source, appraisal);
  finding.span = option.span;
  if (!published || is_placeholder(published, reading)) {
    finding.code = "cells-missing";
    finding.severity = FindingSeverity::warning;
    finding.sentence = fmt::format("{} of {} {} missing; its total lies between {} and {}.",
                                   counted(reading.missing.size(), "score", "scores"), option.title,
                                   reading.missing.size() == 1 ? "is" : "are", to_short_text(between.lowest),
                                   to_short_text(between.highest));
    return finding;
  }

  const base::Figure& printed = published->figure;
  finding.published = printed.value;
  finding.span = published->span;
  finding.severity = FindingSeverity::error;
  if (reading.missing.empty() && !reading.needs_other_reading()) {
    finding.code = "total-differs";
    finding.sentence = sum_sentence(option, printed, reading, audit.table.weights_published);
    return finding;
  }
  std::string sum = fmt::format("The published total of {} is {}, but the scores that can be read add up to {}",
                                option.title, to_text(printed), text_apart(reading.readable, printed.value));
  if (!reading.missing.empty()) {
    sum += fmt::format(" and, with the {} missing, to no less than {} and no more than {}", reading.missing.size(),
                       to_short_text(between.lowest), to_short_text(between.highest));
  }
  if (reading.explained()) {
    finding.code = "total-with-gaps";
    finding.severity = FindingSeverity::warning;
    finding.sentence =
        reading.fillings->matching == 0
            ? sum +
                  "; there are too many ways to fill the gaps from the scale to say whether one gives the published "
                  "total."
            : fmt::format("{}; {} to fill the gaps from the scale give{} the published total.", sum,
                          ways(*reading.fillings), reading.fillings->matching == 1 ? "s" : "");
  } else if (reading.needs_other_reading()) {
    finding.code = reading.other->sign_changed.empty() ? "total-needs-other-reading" : "total-needs-sign-change";
    const std::string otherwise = otherwise_text(appraisal, audit, at, *reading.other);
    const Fillings& fillings = *reading.other->fillings;
    const bool open = !reading.missing.empty() || !reading.other->left_open.empty();
    finding.sentence = reading.missing.empty()
                           ? fmt::format("{}; they give the published total only if {}", sum, otherwise)
                           : fmt::format(
                                 "{}; no way to fill the gaps from the scale gives the published total, "
                                 "unless {}",
                                 sum, otherwise);
    if (open) {
      finding.sentence +=
          fmt::format(", and then {} do{}", ways(fillings), fillings.matching == 1 && fillings.exact ? "es" : "");
    }
    finding.sentence += '.';
  } else {
    finding.code = "total-unexplained";
    finding.sentence = fmt::format("{}; no way to fill the gaps from the scale gives the published total.", sum);
    if (shows_as(reading.readable, printed, audit.rounding)) {
      finding.sentence = fmt::format(
          "The published total of {} is {}, the sum of the scores that can be read: what is missing was counted as "
          "nothing, although the lowest score is {}.",
          option.title, to_text(printed), to_short_text(audit.table.lowest()));
    }
  }
  return finding;
}

// Where weights are published, the sum of the scores themselves, should the document print that as well.
void check_unweighted(const Appraisal& appraisal, Audit& audit, std::size_t at) {
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
  finding.sentence = sum_sentence(option, printed->figure, reading, false);
  audit.findings.push_back(std::move(finding));
}

// Totals that only another rule of rounding gives, in one finding.
void note_rounding(const Appraisal& appraisal, Audit& audit) {
  if (audit.rounding == base::Rounding::half_up) return;
  const std::vector<Rounded> totals = complete_totals(appraisal, audit.table);
  const std::vector<base::Rounding> rules = rules_that_fit(totals);
  std::vector<std::string> examples;
  for (const Rounded& total : totals) {
    if (fits(total, base::Rounding::half_up)) continue;
    examples.push_back(
        fmt::format("{} as {}", text_apart(total.exact.front(), total.printed.value), to_text(total.printed)));
  }
  Finding finding{.code = "total-rounding", .severity = FindingSeverity::note};
  finding.where = appraisal.source;
  finding.span = appraisal.span;
  finding.sentence = fmt::format("The published totals fit the scores only if {}: they print {}.", rules_text(rules),
                                 listed(examples));
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

void check_totals(const Appraisal& appraisal, Audit& audit) {
  note_rounding(appraisal, audit);
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const Reading& reading = audit.readings[at];
    const bool complete_and_right = reading.missing.empty() && (!reading.fillings || reading.fillings->matching > 0);
    const bool not_worked_out = is_placeholder(published_total(appraisal.options[at], audit.table), reading);
    if (!complete_and_right && !(reading.missing.empty() && not_worked_out)) {
      audit.findings.push_back(total_finding(appraisal, audit, at));
    }
    check_unweighted(appraisal, audit, at);
  }

  const catalogue::OptionalFigure& stated = appraisal.stated.maximum_total;
  if (stated && audit.table.weights_published && !shows_as(audit.maximum, stated->figure, audit.rounding)) {
    Finding finding{.code = "maximum-differs", .severity = FindingSeverity::error};
    finding.published = stated->figure.value;
    finding.recomputed = audit.maximum;
    finding.where = place(appraisal.stated.source, appraisal);
    finding.span = stated->span;
    finding.sentence =
        fmt::format("The document says that the greatest possible total is {}, but its weights allow {}.",
                    to_text(stated->figure), text_apart(audit.maximum, stated->figure.value));
    audit.findings.push_back(std::move(finding));
  }
}

}  // namespace scrutineer::analyse
