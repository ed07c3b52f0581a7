// What whole rows of the table say: rules of the document's own, colours out of reach, criteria and gates that
// tell no options apart.
#include <algorithm>

#include "analyse/audit_checks.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using catalogue::Appraisal;
using catalogue::Criterion;

namespace {

// "As many options as this take this level", broken whatever the missing cells hold.
void check_expectations(const Appraisal& appraisal, const words::Words& words, Audit& audit, std::size_t k) {
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
    finding.sentence = words(
        "findings.own-rule-broken",
        {{"criterion", criterion.title}, {"level", level.title}, {"expected", expected.options}, {"given", given}});
    audit.findings.push_back(std::move(finding));
  }
}

bool all_alike(const ScoreTable& table, std::size_t k) {
  return std::ranges::all_of(table.scores, [&](const auto& row) { return row[k] && row[k] == table.scores[0][k]; });
}

void check_differences(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  if (audit.table.options() < 2) return;
  for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) {
    if (!all_alike(audit.table, k)) continue;
    const Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
    Finding finding{.code = "criterion-tells-nothing-apart", .severity = FindingSeverity::note};
    finding.criterion = criterion.id;
    finding.where = appraisal.source;
    finding.span = criterion.span;
    finding.sentence = words("findings.criterion-tells-nothing-apart", {{"criterion", criterion.title}});
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
      finding.sentence = words("findings.gate-removes-nothing", {{"gate", gate.title}});
    } else {
      finding.code = "gate-failed";
      finding.severity = FindingSeverity::warning;
      finding.sentence = words("findings.gate-failed",
                               {{"options", words.list(failed)}, {"gate", gate.title}, {"count", failed.size()}});
    }
    audit.findings.push_back(std::move(finding));
  }
}

// Bands that apply to weight × score put a colour out of reach of criteria with little weight.
void check_bands(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  if (!appraisal.bands || !appraisal.bands->weighted || !audit.table.weights_published) return;
  if (audit.table.highest() < 0) return;  // there the heavier are further from it, not the lighter
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
    finding.sentence = words("findings.band-out-of-reach", {{"count", finding.criteria.size()},
                                                            {"weight", to_short_text(heaviest)},
                                                            {"colour", band.title},
                                                            {"from", to_short_text(band.from)}});
    audit.findings.push_back(std::move(finding));
  }
}

}  // namespace

void check_criteria(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) check_expectations(appraisal, words, audit, k);
  check_bands(appraisal, words, audit);
  check_differences(appraisal, words, audit);
}

}  // namespace scrutineer::analyse
