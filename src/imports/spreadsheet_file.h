// A spreadsheet file of any format that is read. What it is, its bytes say, not its name.
#pragma once

#include <optional>
#include <string_view>

#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

// `separator` is for CSV alone: see read_csv(). Reports what is wrong and gives nothing when the file cannot be read.
[[nodiscard]] std::optional<Workbook> read_spreadsheet(std::string_view bytes, std::optional<char> separator,
                                                       Messages& messages);

}  // namespace scrutineer::imports
