// What whole rows of the table say: rules of the document's own, colours out of reach, criteria and gates that
// tell no options apart.
#include <fmt/format.h>

#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::Criterion;

namespace {

std::string options_text(std::int64_t count) { return counted(static_cast<std::uint64_t>(count), "option", "options"); }

// "As many options as this take this level", broken whatever the missing cells hold.
void check_expectations(const Appraisal& appraisal, Audit& audit, std::size_t k) {
  const Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
  for (const catalogue::Expectation& expected : criterion.expects) {
    const catalogue::Level& level = appraisal.scale.levels[expected.level];
    std::int64_t given = 0;
    std::int64_t missing = 0;
    for (std::size_t option = 0; option < audit.table.options(); ++option) {
      const auto& score = audit.table.scores[option][k];
      given += score == level.score ? 1 : 0;
      missing += score ? 0 : 1;
    }
    if (given <= expected.options && given + missing >= expected.options) continue;
    Finding finding{.code = "own-rule-broken", .severity = FindingSeverity::error};
    finding.criterion = criterion.id;
    finding.level = level.id;
    finding.published = Rational(expected.options);
    finding.recomputed = Rational(given);
    finding.where = place(criterion.source, appraisal);
    finding.span = expected.span;
    finding.sentence = fmt::format("For {}, the document's own rule gives the score “{}” to {}, but {} it.",
                                   criterion.title, level.title, options_text(expected.options),
                                   given == 0   ? "no option has"
                                   : given == 1 ? "1 option has"
                                                : fmt::format("{} options have", given));
    audit.findings.push_back(std::move(finding));
  }
}

bool all_alike(const ScoreTable& table, std::size_t k) {
  return std::ranges::all_of(table.scores, [&](const auto& row) { return row[k] && row[k] == table.scores[0][k]; });
}

void check_differences(const Appraisal& appraisal, Audit& audit) {
  if (audit.table.options() < 2) return;
  for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) {
    if (!all_alike(audit.table, k)) continue;
    const Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
    Finding finding{.code = "criterion-tells-nothing-apart", .severity = FindingSeverity::note};
    finding.criterion = criterion.id;
    finding.where = appraisal.source;
    finding.span = criterion.span;
    finding.sentence = fmt::format(
        "Every option has the same score for {}, so it does not help to choose between them.", criterion.title);
    audit.findings.push_back(std::move(finding));
  }
  for (const catalogue::Gate& gate : appraisal.gates) {
    Finding finding{.code = "gate-removes-nothing", .severity = FindingSeverity::note};
    finding.criterion = gate.id;
    finding.where = place(gate.source, appraisal);
    finding.span = gate.span;
    std::vector<std::string> failed;
    for (std::size_t option = 0; option < gate.passed.size(); ++option) {
      if (!gate.passed[option]) failed.push_back(appraisal.options[option].title);
    }
    if (failed.empty()) {
      finding.sentence =
          fmt::format("Every option passed the test “{}”, so it removed none of those compared.", gate.title);
    } else {
      finding.code = "gate-failed";
      finding.severity = FindingSeverity::warning;
      finding.sentence = fmt::format("{} failed the test “{}” and {} scored all the same.", listed(failed), gate.title,
                                     failed.size() == 1 ? "was" : "were");
    }
    audit.findings.push_back(std::move(finding));
  }
}

// Bands that apply to weight × score put a colour out of reach of criteria with little weight.
void check_bands(const Appraisal& appraisal, Audit& audit) {
  if (!appraisal.bands || !appraisal.bands->weighted || !audit.table.weights_published) return;
  for (const catalogue::Band& band : appraisal.bands->levels) {
    Finding finding{.code = "band-out-of-reach", .severity = FindingSeverity::warning};
    Rational heaviest;
    for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) {
      if (audit.table.weights[k] * audit.table.highest() >= band.from) continue;
      finding.criteria.push_back(appraisal.criteria[audit.table.criteria[k]].id);
      heaviest = std::max(heaviest, audit.table.weights[k]);
    }
    if (finding.criteria.empty()) continue;
    finding.level = band.id;
    finding.where = place(appraisal.bands->source, appraisal);
    finding.span = band.span;
    const auto count = finding.criteria.size();
    finding.sentence = fmt::format(
        "{} with a weight of {} or less can never be coloured {}, however good the score: that colour starts at a "
        "weighted score of {}.",
        count == 1 ? "The one criterion" : fmt::format("The {} criteria", count), to_short_text(heaviest), band.id,
        to_short_text(band.from));
    audit.findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_criteria(const Appraisal& appraisal, Audit& audit) {
  for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) check_expectations(appraisal, audit, k);
  check_bands(appraisal, audit);
  check_differences(appraisal, audit);
}

}  // namespace scrutineer::analyse
