// Cells made from what a file holds, the same way for each format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "imports/messages.h"
#include "imports/numbers.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

// `text` with runs of blanks and line breaks made one blank and none at either end; control characters are left out,
// and what is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string tidied(std::string_view text);

// `cell` has what is known of a formula. Nothing for a text of blanks.
[[nodiscard]] std::optional<Cell> text_cell(Cell cell, std::string_view text);
[[nodiscard]] std::optional<Cell> of_kind(CellKind kind, Cell cell, std::string_view text);
[[nodiscard]] std::optional<Cell> number_cell(Cell cell, std::string_view stored, const NumberFormat& format);

// Says that a sheet uses more rows or columns than are read.
void refuse_size(const Sheet& sheet, Place at, Messages& messages);

}  // namespace scrutineer::imports
