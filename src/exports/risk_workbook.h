// data/risks/<id>.xlsx: a risk register that can be filtered and rated anew, and a matrix that counts.
#pragma once

#include <string>

#include "exports/table.h"

namespace scrutineer::exports {

// `document` is made by risks_json, `table` by risks_table.
[[nodiscard]] std::string risk_workbook(const Json& document, const DataTable& table, const words::Words& words);

}  // namespace scrutineer::exports
