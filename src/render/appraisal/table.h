// The table of all scores: options across, criteria down, in the groups of the document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/appraisal/figures.h"

namespace scrutineer::render {

// Criteria that stand together, as places in Appraisal::criteria.
struct ScoreGroup {
  std::string_view id;
  std::string title;  // "All criteria" where the document has no groups
  catalogue::TextRef text = catalogue::TextRef::none;
  std::vector<catalogue::CriterionIndex> criteria;
};

// In the order of the document; criteria of no group come last. Groups without criteria are left out.
[[nodiscard]] std::vector<ScoreGroup> score_groups(const words::Words& words, const catalogue::Appraisal& appraisal);

// Whether no option failed any of the appraisal's gates.
[[nodiscard]] bool every_gate_passed(const catalogue::Appraisal& appraisal);

void add_score_table(const AppraisalFigures& figures, markup::Object& view);

}  // namespace scrutineer::render
