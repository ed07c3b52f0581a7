// The data files of an appraisal, in data/appraisals/: <id>.json, <id>-scores.csv, <id>-audit.csv,
// <id>-robustness.csv and <id>.xlsx.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/appraise.h"
#include "exports/generated_file.h"
#include "link/linked.h"

namespace scrutineer::exports {

// "data/appraisals/worcestershire-2017-audit.csv" for ending "-audit.csv".
[[nodiscard]] std::string appraisal_data_path(const catalogue::Entry& appraisal, std::string_view ending);

// `linked` and `appraised` must outlive the files.
void add_appraisal_downloads(const link::Linked& linked, catalogue::EntryIndex index,
                             const analyse::Appraised& appraised, std::vector<GeneratedFile>& files);

}  // namespace scrutineer::exports
