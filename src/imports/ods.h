// OpenDocument spreadsheets (OASIS OpenDocument 1.3, part 3). What cells show is in the file, as text.
#pragma once

#include <optional>

#include "imports/archive.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

[[nodiscard]] std::optional<Workbook> read_ods(const Archive& archive, Messages& messages);

}  // namespace scrutineer::imports
