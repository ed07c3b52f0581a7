// Sheets written as tests read them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "imports/appraisal_reading.h"
#include "imports/appraisal_table.h"
#include "imports/numbers.h"
#include "imports/workbook.h"

namespace scrutineer::tests {

using Row = std::vector<std::string_view>;

// Blank texts are blank cells; "=" before a number makes it a formula; "=?" is one without a value.
inline imports::Cell cell_of(std::string_view text) {
  imports::Cell cell;
  if (text.starts_with('=')) {
    cell.is_formula = true;
    text.remove_prefix(1);
  }
  if (text == "?") {
    cell.kind = imports::CellKind::unstored;
    return cell;
  }
  cell.shown = text;
  if (text.starts_with('#')) cell.kind = imports::CellKind::error;
  if (const auto number = imports::number_in(text)) {
    cell.kind = imports::CellKind::number;
    cell.stored = imports::plain_decimal(number->is_percent ? number->figure.value / 100 : number->figure.value);
  }
  return cell;
}

inline imports::Sheet sheet(std::string name, std::initializer_list<Row> rows) {
  imports::Sheet sheet;
  sheet.name = std::move(name);
  std::uint32_t row = 0;
  for (const Row& cells : rows) {
    for (std::uint32_t column = 0; column < cells.size(); ++column)
      if (!cells[column].empty()) sheet.put({row, column}, cell_of(cells[column]));
    ++row;
  }
  return sheet;
}

inline imports::Workbook book(std::initializer_list<Row> rows) { return {{sheet("Scores", rows)}}; }

inline std::vector<imports::ScaleLevel> scale(std::initializer_list<int> scores) {
  std::vector<imports::ScaleLevel> levels;
  for (const int score : scores) levels.push_back({std::to_string(score), std::to_string(score), score});
  return levels;
}

// The codes of what was said, in order.
inline std::vector<std::string> codes(const imports::Messages& messages) {
  std::vector<std::string> result;
  for (const auto& message : messages.all()) result.emplace_back(message.code);
  return result;
}

}  // namespace scrutineer::tests
