// How the cells of one thing are read, whatever they are to become.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imports/workbook.h"

namespace scrutineer::imports {

// What a thing has in a column: the cell of its row, or that which is merged over it, and those of the rows that it
// goes on in.
[[nodiscard]] std::vector<const Cell*> cells_in(const Sheet& sheet, const std::vector<std::uint32_t>& rows,
                                                std::uint32_t column);
// Their texts, one behind the other.
[[nodiscard]] std::string text_of(const std::vector<const Cell*>& cells);
// A list: lines of a cell, each without the sign before it, or what stands between semicolons; with `commas` what
// stands between those too. What stands in quotation marks is one item.
[[nodiscard]] std::vector<std::string> items_of(const std::vector<const Cell*>& cells, bool commas);

// "yes", "no"; nothing is neither.
enum class Answer : std::uint8_t { neither, yes, no };
[[nodiscard]] Answer answer_in(std::string_view text);
// "n/a", "-": that nothing is said.
[[nodiscard]] bool says_nothing(std::string_view text);

}  // namespace scrutineer::imports
