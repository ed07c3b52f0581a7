// The data files of an appraisal, in data/appraisals/: <id>.json, <id>-scores.csv, <id>-audit.csv,
// <id>-robustness.csv and <id>.xlsx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/appraisal_files.h"

namespace scrutineer::render {

// "data/appraisals/worcestershire-2017-audit.csv" for ending "-audit.csv".
[[nodiscard]] std::string appraisal_data_path(const catalogue::Entry& appraisal, std::string_view ending);

void add_appraisal_downloads(const AppraisalContext& context, std::vector<GeneratedFile>& files);

}  // namespace scrutineer::render
