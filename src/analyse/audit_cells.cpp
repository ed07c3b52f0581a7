// Single cells: scores that are not on the scale, and levels that a criterion does not define.
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

std::string scale_text(const words::Words& words, const ScoreTable& table) {
  std::vector<std::string> levels;
  for (const Rational& level : table.levels) levels.push_back(to_short_text(level));
  return words.list(levels);
}

void check_scale(const Appraisal& appraisal, const words::Words& words, Audit& audit, std::size_t option,
                 std::size_t k) {
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
  finding.sentence = words(
      appraisal.weighted ? words::Name("findings.score-off-scale-weighted") : words::Name("findings.score-off-scale"),
      {{"option", appraisal.options[option].title},
       {"criterion", criterion.title},
       {"printed", to_text(cell.value)},
       {"weight", to_short_text(audit.table.weights[k])},
       {"score", to_short_text(*score)},
       {"scale", scale_text(words, audit.table)}});
  audit.findings.push_back(std::move(finding));
}

// Scores at a level of the scale that the criterion gives no meaning.
void check_levels(const Appraisal& appraisal, const words::Words& words, Audit& audit, std::size_t k) {
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
        words(all ? words::Name("findings.level-not-defined-for-all") : words::Name("findings.level-not-defined"),
              {{"level", appraisal.scale.levels[level].title},
               {"criterion", criterion.title},
               {"options", words.list(options)}});
    audit.findings.push_back(std::move(finding));
  }
}

void check_maximum(const Appraisal& appraisal, const words::Words& words, Audit& audit, std::size_t k) {
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
      words("findings.criterion-maximum-differs", {{"criterion", criterion.title},
                                                   {"printed", to_text(criterion.maximum->figure)},
                                                   {"allowed", text_apart(highest, criterion.maximum->figure.value)}});
  audit.findings.push_back(std::move(finding));
}

}  // namespace

void check_cells(const Appraisal& appraisal, const words::Words& words, Audit& audit) {
  for (std::size_t k = 0; k < audit.table.criteria.size(); ++k) {
    for (std::size_t option = 0; option < audit.table.options(); ++option)
      check_scale(appraisal, words, audit, option, k);
    check_levels(appraisal, words, audit, k);
    check_maximum(appraisal, words, audit, k);
  }
}

}  // namespace scrutineer::analyse
