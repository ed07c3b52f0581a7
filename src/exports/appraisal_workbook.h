// data/appraisals/<id>.xlsx: the scores with live formulas, so that a changed weight or score changes totals and
// ranks, and the audit and robustness results as they stand. Every formula comes with its present result, for viewers
// that do not compute. docs/data.md describes the sheets.
#pragma once

#include <string>

#include "exports/appraisal_json.h"
#include "exports/spreadsheet.h"

namespace scrutineer::exports {

// The file. `document` is made by appraisal_json. Throws base::MachineError.
[[nodiscard]] std::string appraisal_workbook(const Json& document, const words::Words& words);

// Fills its sheet of scores. Rows, from the top: the results; the criteria, in the document's order under their groups;
// what the results are made of, and the published figures beside them.
void fill_scores_sheet(Sheet& sheet, const Json& document, const words::Words& words);

}  // namespace scrutineer::exports
