// An appraisal's tables as comma-separated values: <id>-scores.csv, <id>-audit.csv, <id>-robustness.csv beside
// data/appraisals/<id>.json. docs/data.md lists the columns.
//
// RFC 4180: CRLF ends every line. UTF-8 with a byte order mark, without which Excel reads the bytes as Windows-1252.
// Numbers have a point and no thousands separators; what is missing is empty. Text that a spreadsheet would take for
// a formula is preceded by an apostrophe, which makes it text.
#pragma once

#include <string>
#include <vector>

#include "render/appraisal_json.h"

namespace scrutineer::render {

// Every row has as many values as there are headings: text, numbers, truth values ("yes", "no") or null.
struct DataTable {
  std::vector<std::string> headings;
  std::vector<std::vector<Json>> rows;
};

[[nodiscard]] std::string csv(const DataTable& table);

// `document` is made by appraisal_json.
[[nodiscard]] DataTable scores_table(const Json& document);      // a row a cell
[[nodiscard]] DataTable audit_table(const Json& document);       // the published figures, then the findings
[[nodiscard]] DataTable robustness_table(const Json& document);  // a row a figure

}  // namespace scrutineer::render
