// Reasons for scores that stand in a sheet of their own, laid out as the table is: the same options across, the same
// criteria down.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "imports/appraisal_table.h"
#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

struct SheetReason {
  std::size_t criterion = 0, option = 0;  // places in the table's lists
  std::string text;
  std::string place;  // "sheet Reasons, C7"
  Place at;
};

// From the sheet that is named, or from the only one that names every option in one row and has texts below. Reports a
// sheet that is not there or does not fit, and rows of it that name no criterion.
[[nodiscard]] std::vector<SheetReason> reasons_of(const Workbook& book, const Table& table,
                                                  const std::optional<std::string>& name, Messages& messages);

}  // namespace scrutineer::imports
