// Finds a table of rows in a workbook: a row of headings, and things below each other. Only where things stand; what
// cells say is read by read.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/messages.h"
#include "imports/table/kinds.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

// What an editor says of the sheet, where it does not say it itself. Rows and columns count from 0.
struct RowsChoices {
  std::optional<std::string> sheet;
  std::optional<Range> range;
  std::optional<std::uint32_t> head;                            // the row of headings
  std::map<std::string, std::optional<std::uint32_t>> columns;  // by key; nothing: the table has none
  std::optional<std::vector<std::uint32_t>> groups;  // the rows that are headings of groups; others are things
};

// How a date is to be written above or beside a figure.
inline constexpr std::string_view dates_read =
    "figures stand below a day, a month, a quarter, a year or a financial year: 2016-04-03, April 2016, Q1 2016/17, "
    "2016 "
    "Q1, 2016, 2015/16; write it so in the sheet";

// "45383 is the number of the day 2024-04-01: …; ", to stand before the rest of a help; empty for other texts.
[[nodiscard]] std::string day_numbered_help(std::string_view text);

struct FoundColumn {
  const ColumnKind* kind = nullptr;
  std::uint32_t column = 0;
  std::string heading;  // may be empty where an editor named the column
};

// A column of figures of one date.
struct PeriodColumn {
  std::uint32_t column = 0;
  std::string period;
  std::string heading;  // where that says more: “2018/19 [p]”
};

struct OtherColumn {
  std::uint32_t column = 0;
  std::string heading;
};

// One thing, which may go on in the rows below.
struct ThingRow {
  std::vector<std::uint32_t> rows;
  std::optional<std::size_t> group;  // a heading above
};

struct GroupRow {
  std::string title;
  Place place;
};

struct RowsTable {
  const TableKind* kind = nullptr;
  const Sheet* sheet = nullptr;
  Range range;             // with its headings
  std::uint32_t head = 0;  // the last row of headings
  std::vector<FoundColumn> columns;
  std::vector<PeriodColumn> periods;
  std::vector<OtherColumn> others;  // that nothing is known of
  std::vector<GroupRow> groups;
  std::vector<ThingRow> things;
  std::vector<Place> notes;  // texts above, and below or between without a thing

  [[nodiscard]] const FoundColumn* column(Holds holds) const;  // null when there is none
  [[nodiscard]] const FoundColumn* column(std::string_view key) const;
  // What a thing has in columns that nothing is known of: "F7, “Reviewed by”: the board".
  [[nodiscard]] std::vector<std::string> other_cells(const ThingRow& row) const;
};

// Reports what cannot be told and gives nothing when there is no table, or more than one. `book` and `kind` must
// outlive the table.
[[nodiscard]] std::optional<RowsTable> find_rows(const Workbook& book, const TableKind& kind,
                                                 const RowsChoices& choices, Messages& messages);

// The cell that a place shows: of cells merged down a column, the first of them. Null for a blank one.
[[nodiscard]] const Cell* shown_cell(const Sheet& sheet, Place at);
[[nodiscard]] Place shown_place(const Sheet& sheet, Place at);

}  // namespace scrutineer::imports
