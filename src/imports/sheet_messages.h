// What imports of any kind ask and tell of a workbook: which sheet, which table, what is hidden in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

[[nodiscard]] std::string in_quotes(std::string_view text);  // in quotation marks for people: “…”
// "C7, D9 and E10"; of more than twelve how many more.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

// The sheets that are not hidden, or the one that is named. One that is not there is told with the nearest.
[[nodiscard]] std::vector<const Sheet*> sheets_to_search(const Workbook& book, const std::optional<std::string>& name,
                                                         Messages& messages);

// A part of a sheet that may be what is looked for.
struct Candidate {
  const Sheet* sheet = nullptr;
  Range used;
  std::uint32_t head = 0, last = 0;
};
// Says that there are several, and how to choose. `what` is what each may be: "the appraisal".
void refuse_several(const std::vector<Candidate>& candidates, std::string_view what, Messages& messages);

// Says that formulas in these cells have no value in the file.
void refuse_unstored(const Sheet& sheet, const std::vector<std::string>& cells, Messages& messages);

// Says which of the rows and columns that are imported the sheet hides. Both count from 0.
void report_hidden(const Sheet& sheet, const std::vector<std::uint32_t>& rows,
                   const std::vector<std::uint32_t>& columns, Messages& messages);

}  // namespace scrutineer::imports
