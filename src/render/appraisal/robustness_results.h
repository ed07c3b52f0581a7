// The results of the robustness page, each as what its section of the page shows: heading, sentences, chart, table and
// the figures of its worked example. None where there is nothing to say. docs/theme.md lists the names.
#pragma once

#include <optional>

#include "render/appraisal/files.h"

namespace scrutineer::render {

using RobustnessResult = std::optional<markup::Object>;

[[nodiscard]] RobustnessResult dominance_result(const AppraisalContext& context);
[[nodiscard]] RobustnessResult weight_stability_result(const AppraisalContext& context);
[[nodiscard]] RobustnessResult changed_scores_result(const AppraisalContext& context);
[[nodiscard]] RobustnessResult other_weights_result(const AppraisalContext& context);
[[nodiscard]] RobustnessResult left_out_result(const AppraisalContext& context);
[[nodiscard]] RobustnessResult all_weights_result(const AppraisalContext& context);
[[nodiscard]] RobustnessResult missing_scores_result(const AppraisalContext& context);

}  // namespace scrutineer::render
