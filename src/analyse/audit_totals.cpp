// Totals and the greatest possible total.
#include <fmt/format.h>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using base::to_text;
using catalogue::Appraisal;
using catalogue::Option;

namespace {

// "3 of the 9 ways", "1 of the 9 ways".
std::string ways(const Fillings& fillings) {
  if (fillings.matching == Fillings::too_many) return "very many of the ways";
  if (fillings.possible == Fillings::too_many) {
    return counted(fillings.matching, "way", "of the ways");
  }
  return fmt::format("{} of the {}", to_text(Rational(static_cast<std::int64_t>(fillings.matching)), 0),
                     counted(fillings.possible, "way", "ways"));
}

std::string off_scale_cells(const Appraisal& appraisal, const Audit& audit, std::size_t option,
                            const std::vector<std::size_t>& places) {
  std::vector<std::string> cells;
  for (const std::size_t k : places) {
    const catalogue::Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
    cells.push_back(fmt::format("the printed {} for {}", to_text(criterion.cells[option].value), criterion.title));
  }
  return listed(cells);
}

// A row whose every cell can be read.
std::string sum_sentence(const Option& option, const base::Figure& printed, const Reading& reading, bool weighted) {
  const bool more = printed.value > reading.readable;
  const Rational difference = more ? printed.value - reading.readable : reading.readable - printed.value;
  return fmt::format("The published {} of {} is {}, but its scores add up to {}, {} {}.",
                     weighted ? "total" : "unweighted total", option.title, to_text(printed),
                     to_short_text(reading.readable), to_short_text(difference), more ? "less" : "more");
}

Finding total_finding(const Appraisal& appraisal, const Audit& audit, std::size_t at) {
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
    finding.sentence = fmt::format("{} of {} {} missing; its total lies between {} and {}.",
                                   counted(reading.missing.size(), "score", "scores"), option.title,
                                   reading.missing.size() == 1 ? "is" : "are", to_short_text(reading.lowest),
                                   to_short_text(reading.highest));
    return finding;
  }

  const base::Figure& printed = published->figure;
  finding.published = printed.value;
  finding.span = published->span;
  finding.severity = FindingSeverity::error;
  if (reading.missing.empty() && reading.sign_changed.empty()) {
    finding.code = "total-differs";
    finding.sentence = sum_sentence(option, printed, reading, audit.table.weights_published);
    return finding;
  }
  std::string sum = fmt::format("The published total of {} is {}, but the scores that can be read add up to {}",
                                option.title, to_text(printed), to_short_text(reading.readable));
  if (!reading.missing.empty()) {
    sum += fmt::format(" and, with the {} missing, to no less than {} and no more than {}", reading.missing.size(),
                       to_short_text(reading.lowest), to_short_text(reading.highest));
  }
  if (reading.fillings->matching > 0) {
    finding.code = "total-with-gaps";
    finding.severity = FindingSeverity::warning;
    finding.sentence = fmt::format("{}; {} to fill the gaps from the scale give{} the published total.", sum,
                                   ways(*reading.fillings), reading.fillings->matching == 1 ? "s" : "");
  } else if (reading.explained()) {
    finding.code = "total-needs-sign-change";
    const std::string cells = off_scale_cells(appraisal, audit, at, reading.sign_changed);
    const Fillings& changed = *reading.sign_changed_fillings;
    finding.sentence =
        reading.missing.empty()
            ? fmt::format("{}; they give the published total only if {} is read with its sign changed.", sum, cells)
            : fmt::format(
                  "{}; no way to fill the gaps from the scale gives the published total, unless {} is read with its "
                  "sign changed, and then {} do{}.",
                  sum, cells, ways(changed), changed.matching == 1 ? "es" : "");
  } else {
    finding.code = "total-unexplained";
    finding.sentence = fmt::format("{}; no way to fill the gaps from the scale gives the published total.", sum);
    if (shows_as(reading.readable, printed)) {
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
  const Reading reading = read_row(unweighted, at, printed);
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

}  // namespace

void check_totals(const Appraisal& appraisal, Audit& audit) {
  for (std::size_t at = 0; at < appraisal.options.size(); ++at) {
    const Reading& reading = audit.readings[at];
    const bool complete_and_right = reading.missing.empty() && reading.sign_changed.empty() &&
                                    (!reading.fillings || reading.fillings->matching > 0);
    const bool not_worked_out = is_placeholder(published_total(appraisal.options[at], audit.table), reading);
    if (!complete_and_right && !(reading.missing.empty() && not_worked_out)) {
      audit.findings.push_back(total_finding(appraisal, audit, at));
    }
    check_unweighted(appraisal, audit, at);
  }

  const catalogue::OptionalFigure& stated = appraisal.stated.maximum_total;
  if (stated && audit.table.weights_published && !shows_as(audit.maximum, stated->figure)) {
    Finding finding{.code = "maximum-differs", .severity = FindingSeverity::error};
    finding.published = stated->figure.value;
    finding.recomputed = audit.maximum;
    finding.where = place(appraisal.stated.source, appraisal);
    finding.span = stated->span;
    finding.sentence =
        fmt::format("The document says that the greatest possible total is {}, but its weights allow {}.",
                    to_text(stated->figure), to_short_text(audit.maximum));
    audit.findings.push_back(std::move(finding));
  }
}

}  // namespace scrutineer::analyse
