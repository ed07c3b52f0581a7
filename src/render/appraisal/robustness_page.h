// The page that tests an appraisal's conclusion: every result of analyse::Robustness with its sentence, chart, table,
// worked example and method. docs/theme.md lists the names of the view.
#pragma once

#include "render/appraisal/files.h"

namespace scrutineer::render {

[[nodiscard]] exports::GeneratedFile robustness_page(const AppraisalContext& context);

}  // namespace scrutineer::render
