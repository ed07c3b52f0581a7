// An appraisal's tables as comma-separated values: <id>-scores.csv, <id>-audit.csv, <id>-robustness.csv beside
// data/appraisals/<id>.json. docs/data.md lists the columns.
#pragma once

#include "exports/appraisal_json.h"
#include "exports/table.h"

namespace scrutineer::exports {

// `document` is made by appraisal_json. Programs read them: their headings are keys, the same in every language.
[[nodiscard]] DataTable scores_table(const Json& document);  // a row a cell
[[nodiscard]] DataTable audit_table(const Json& document);   // the published figures, then the findings
[[nodiscard]] DataTable robustness_table(const Json& document, const words::Words& words);  // a row a figure

}  // namespace scrutineer::exports
