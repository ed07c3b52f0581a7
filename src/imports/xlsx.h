// Office Open XML workbooks (ECMA-376, part 1, SpreadsheetML), strict and transitional.
#pragma once

#include <optional>

#include "imports/archive.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

[[nodiscard]] std::optional<Workbook> read_xlsx(const Archive& archive, Messages& messages);

}  // namespace scrutineer::imports
