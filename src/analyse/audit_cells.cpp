// Single cells: scores that are not on the scale, and levels that a criterion does not define.
#include <fmt/format.h>

#include <algorithm>

#include "analyse/audit_checks.h"
#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;
using base::to_text;
using catalogue::Appraisal;
using catalogue::Cell;
using catalogue::Criterion;

namespace {

std::string scale_text(const ScoreTable& table) {
  std::vector<std::string> levels;
  for (const Rational& level : table.levels) levels.push_back(to_short_text(level));
  return listed(levels);
}

void check_scale(const Appraisal& appraisal, Audit& audit, std::size_t option, std::size_t k) {
  const auto& score = audit.table.scores[option][k];
  if (!score || audit.table.on_scale(*score)) return;
  const Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
  const Cell& cell = criterion.cells[option];
  Finding finding{.code = "score-off-scale", .severity = FindingSeverity::error};
  finding.option = appraisal.options[option].id;
  finding.criterion = criterion.id;
  finding.published = cell.value.value;
  finding.where = appraisal.source;
  finding.span = cell.span;
  finding.sentence = fmt::format("The score of {} for {} is printed as {}", appraisal.options[option].title,
                                 criterion.title, to_text(cell.value));
  const std::string scale = scale_text(audit.table);
  finding.sentence += appraisal.weighted
                          ? fmt::format(", which is the weight {} times {}; the scale has only {}.",
                                        to_short_text(audit.table.weights[k]), to_short_text(*score), scale)
                          : fmt::format("; the scale has only {}.", scale);
  audit.findings.push_back(std::move(finding));
}

// Scores at a level of the scale that the criterion gives no meaning.
void check_levels(const Appraisal& appraisal, Audit& audit, std::size_t k) {
  const Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
  if (criterion.levels.empty()) return;
  for (std::size_t level = 0; level < appraisal.scale.levels.size(); ++level) {
    const auto means = [&](const catalogue::LevelMeaning& meaning) { return meaning.level == level; };
    if (std::ranges::any_of(criterion.levels, means)) continue;
    std::vector<std::string> options;
    for (std::size_t option = 0; option < appraisal.options.size(); ++option) {
      if (audit.table.scores[option][k] == appraisal.scale.levels[level].score) {
        options.push_back(appraisal.options[option].title);
      }
    }
    if (options.empty()) continue;
    Finding finding{.code = "level-not-defined", .severity = FindingSeverity::warning};
    finding.criterion = criterion.id;
    finding.level = appraisal.scale.levels[level].id;
    finding.where = place(criterion.source, appraisal);
    finding.span = criterion.span;
    const bool all = options.size() == appraisal.options.size();
    finding.sentence =
        fmt::format("The document does not say what “{}” means for {}, but gives that score to {}.",
                    appraisal.scale.levels[level].title, criterion.title, all ? "every option" : listed(options));
    audit.findings.push_back(std::move(finding));
  }
}

void check_maximum(const Appraisal& appraisal, Audit& audit, std::size_t k) {
  const Criterion& criterion = appraisal.criteria[audit.table.criteria[k]];
  const Rational highest = audit.table.weights[k] * audit.table.highest();
  if (!criterion.maximum || !criterion.weight || shows_as(highest, criterion.maximum->figure, audit.rounding)) return;
  Finding finding{.code = "criterion-maximum-differs", .severity = FindingSeverity::error};
  finding.criterion = criterion.id;
  finding.published = criterion.maximum->figure.value;
  finding.recomputed = highest;
  finding.where = appraisal.source;
  finding.span = criterion.maximum->span;
  finding.sentence =
      fmt::format("The highest possible score for {} is printed as {}, but its weight allows {}.", criterion.title,
                  to_text(criterion.maximum->figure), text_apart(highest, criterion.maximum->figure.value));
  audit.findings.push_back(std::move(finding));
}

}  // namespace

void check_cells(const Appraisal& appraisal, Audit& audit) {
  for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) {
    for (std::size_t option = 0; option < audit.table.options(); ++option) check_scale(appraisal, audit, option, k);
    check_levels(appraisal, audit, k);
    check_maximum(appraisal, audit, k);
  }
}

}  // namespace scrutineer::analyse
