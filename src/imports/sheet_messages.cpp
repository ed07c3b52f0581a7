#include "imports/sheet_messages.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/edit_distance.h"
#include "base/letter_case.h"

namespace scrutineer::imports {
namespace {

constexpr std::size_t places_named = 12;

std::string sheet_name(const Sheet& sheet) {
  return sheet.name.empty() ? std::string() : fmt::format("sheet {}", sheet.name);
}

std::string candidate_name(const Candidate& candidate) {
  const Range range{{candidate.head, candidate.used.first.column}, {candidate.last, candidate.used.last.column}};
  return candidate.sheet->name.empty() ? range_name(range)
                                       : fmt::format("sheet {}, {}", candidate.sheet->name, range_name(range));
}

void report_hidden(const Sheet& sheet, const std::vector<std::string>& names, std::string_view what,
                   Messages& messages) {
  if (names.empty()) return;
  const bool one = names.size() == 1;
  messages.warning("hidden-cells", sheet_name(sheet),
                   fmt::format("{}{} {} {} hidden in the sheet, and {} imported", what, one ? "" : "s", listed(names),
                               one ? "is" : "are", one ? "was" : "were"),
                   "look whether what they hold is to be published");
}

}  // namespace

std::string in_quotes(std::string_view text) { return fmt::format("“{}”", text); }

std::string listed(const std::vector<std::string>& names) {
  if (names.size() == 1) return names.front();
  const std::size_t shown = std::min(names.size() - 1, places_named);
  const std::string first =
      fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  return names.size() - 1 > places_named ? fmt::format("{} and {} more", first, names.size() - shown)
                                         : fmt::format("{} and {}", first, names.back());
}

std::vector<const Sheet*> sheets_to_search(const Workbook& book, const std::optional<std::string>& name,
                                           Messages& messages) {
  std::vector<const Sheet*> result;
  std::vector<std::string> names;
  for (const Sheet& sheet : book.sheets) {
    names.push_back(sheet.name);
    if (name ? base::equal_but_for_case(sheet.name, *name) : !sheet.is_hidden) result.push_back(&sheet);
  }
  if (!result.empty() || !name) return result;
  const auto near = base::nearest(*name, names);
  messages.error("unknown-sheet", {}, fmt::format("there is no sheet {}", in_quotes(*name)),
                 near ? fmt::format("did you mean {}?", in_quotes(*near))
                      : fmt::format("the sheets are {}", fmt::join(names, ", ")));
  return result;
}

void refuse_several(const std::vector<Candidate>& candidates, std::string_view what, Messages& messages) {
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates) names.push_back(candidate_name(candidate));
  const bool other_sheets = candidates.front().sheet != candidates.back().sheet;
  messages.error("several-tables", {}, fmt::format("several tables may be {}: {}", what, fmt::join(names, "; ")),
                 other_sheets
                     ? fmt::format("say which: --sheet {}", in_quotes(candidates.front().sheet->name))
                     : fmt::format("say which: --range {}", names.front().substr(names.front().rfind(' ') + 1)));
}

void refuse_unstored(const Sheet& sheet, const std::vector<std::string>& cells, Messages& messages) {
  if (cells.empty()) return;
  const bool one = cells.size() == 1;
  messages.error("no-value", sheet_name(sheet),
                 fmt::format("{} {}, and the file does not say what {} to", listed(cells),
                             one ? "is a formula" : "are formulas", one ? "it comes" : "they come"),
                 "open the file in a spreadsheet program, save it, and import it again");
}

void report_hidden(const Sheet& sheet, const std::vector<std::uint32_t>& rows,
                   const std::vector<std::uint32_t>& columns, Messages& messages) {
  std::vector<std::string> hidden_rows, hidden_columns;
  for (const std::uint32_t row : rows)
    if (sheet.hidden_rows.contains(row)) hidden_rows.push_back(fmt::format("{}", row + 1));
  for (const std::uint32_t column : columns)
    if (sheet.hidden_columns.contains(column)) hidden_columns.push_back(column_name(column));
  if (sheet.is_hidden)
    messages.warning("hidden-cells", sheet_name(sheet), "the sheet is hidden in the file, and was imported",
                     "look whether what it holds is to be published");
  report_hidden(sheet, hidden_rows, "row", messages);
  report_hidden(sheet, hidden_columns, "column", messages);
}

}  // namespace scrutineer::imports
