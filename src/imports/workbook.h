// Sheets of cells as a reader of a spreadsheet sees them, whichever format they were kept in.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::imports {

// Row and column count from 0.
struct Place {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Place&) const = default;
};

// Both ends are in it.
struct Range {
  Place first, last;
  [[nodiscard]] bool holds(Place at) const {
    return at.row >= first.row && at.row <= last.row && at.column >= first.column && at.column <= last.column;
  }
  bool operator==(const Range&) const = default;
};

// "C7", "C", "A1:F20".
[[nodiscard]] std::string cell_name(Place at);
[[nodiscard]] std::string column_name(std::uint32_t column);
[[nodiscard]] std::string range_name(Range range);
// The other way round; small letters and $ are taken too. Nothing for what is no such name.
[[nodiscard]] std::optional<Place> cell_named(std::string_view name);
[[nodiscard]] std::optional<std::uint32_t> column_named(std::string_view name);
[[nodiscard]] std::optional<Range> range_named(std::string_view name);  // "C7" is a range too

enum class CellKind : std::uint8_t {
  text,
  number,
  date,
  error,     // "#REF!"
  unstored,  // a formula whose value the file does not hold
};

struct Cell {
  CellKind kind = CellKind::text;
  // "83%" for 0.834 in the format 0%; "TRUE"; of a date "2026-04-03", or "2026-04" where no day is shown; never blank
  // but for `unstored`.
  std::string shown;
  std::string stored;  // of a number: the decimal that is stored, "0.834"
  bool is_formula = false;
  std::string formula = {};              // without its sign of equality; may be empty where formulas are shared
  std::vector<std::string> lines = {};   // of a text of several lines, each that is not blank
  std::string before = {}, behind = {};  // of a number: what its format puts beside it, “£” and “m”

  // With these: “£2.4m”.
  [[nodiscard]] std::string text() const;
};

// Most of what a sheet may use.
constexpr std::uint32_t most_rows = 10'000, most_columns = 200;

class Sheet {
 public:
  std::string name;  // empty in a format without names
  bool is_hidden = false;
  std::vector<Range> merged;
  std::set<std::uint32_t> hidden_rows, hidden_columns;
  std::map<Place, std::string> links;         // of cells, to other documents
  std::map<Place, std::string> pinned_notes;  // to cells

  // False when the place is beyond `most_rows` or `most_columns`.
  bool put(Place at, Cell cell);
  // Null for a blank cell. What is merged belongs to the first cell of it.
  [[nodiscard]] const Cell* at(Place at) const;
  // Empty for a blank cell.
  [[nodiscard]] std::string_view shown(Place at) const;
  // With what its format puts beside a number.
  [[nodiscard]] std::string text(Place at) const;
  [[nodiscard]] const std::map<Place, Cell>& cells() const { return cells_; }
  // What is merged with the cell; the cell alone where nothing is.
  [[nodiscard]] Range whole(Place at) const;
  // All that is used; nothing for an empty sheet.
  [[nodiscard]] std::optional<Range> used() const;
  // "sheet Scores, C7", or "C7" where sheets have no names.
  [[nodiscard]] std::string place_name(Place at) const;
  [[nodiscard]] std::string row_name(std::uint32_t row) const;  // "sheet Scores, row 7"
  [[nodiscard]] std::string on_sheet(const std::string& what) const;

 private:
  std::map<Place, Cell> cells_;
};

// What hangs on cells and is not their text, but for links of the places that `used` has: "C3 has the note “…”".
[[nodiscard]] std::vector<std::string> hung_on_cells(const Sheet& sheet, const std::set<Place>& used = {});

struct Workbook {
  std::vector<Sheet> sheets;
  // The file asks for its formulas to be worked out when it is opened: a stored 0 may mean nothing (libxlsxwriter and
  // its relatives store 0 for every formula).
  bool recalculates = false;

  // Whether the cell is a formula whose value the file does not hold.
  [[nodiscard]] bool lacks_value(const Cell& cell) const {
    return cell.kind == CellKind::unstored || (recalculates && cell.is_formula && cell.stored == "0");
  }
};

}  // namespace scrutineer::imports
