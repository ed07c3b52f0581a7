// The further pages of an appraisal: all scores in one table, the audit, and a page for each criterion and option.
#pragma once

#include <vector>

#include "render/appraisal/files.h"

namespace scrutineer::render {

void add_appraisal_pages(const AppraisalContext& context, std::vector<exports::GeneratedFile>& files);

}  // namespace scrutineer::render
