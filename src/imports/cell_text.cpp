#include "imports/cell_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace scrutineer::imports {
namespace {

constexpr std::int32_t no_break_space = 0xA0, thin_space = 0x2009, narrow_no_break_space = 0x202F, replacement = 0xFFFD;

bool is_blank_character(std::int32_t character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
         character == no_break_space || character == thin_space || character == narrow_no_break_space;
}

}  // namespace

std::string tidied(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t character = base::next_character(text, at);
    if (is_blank_character(character)) {
      gap = !result.empty();
      continue;
    }
    if (character >= 0 && (base::is_control(character) || base::is_direction_change(character))) continue;
    if (gap) result += ' ';
    gap = false;
    base::append_character(result, character < 0 ? replacement : character);
  }
  return result;
}

namespace {

std::vector<std::string> lines_of_cell(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    if (std::string line = tidied(text.substr(at, end - at)); !line.empty()) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

}  // namespace

std::optional<Cell> of_kind(CellKind kind, Cell cell, std::string_view text) {
  cell.kind = kind;
  cell.shown = tidied(text);
  if (cell.shown.empty()) return std::nullopt;
  if (auto lines = lines_of_cell(text); lines.size() > 1) cell.lines = std::move(lines);
  return cell;
}

std::optional<Cell> text_cell(Cell cell, std::string_view text) {
  return of_kind(CellKind::text, std::move(cell), text);
}

std::optional<Cell> number_cell(Cell cell, std::string_view stored, const NumberFormat& format) {
  if (format.kind == FormatKind::date)
    return of_kind(
        CellKind::date, std::move(cell),
        day_of(stored, format).or_else([&] { return time_of(stored, format); }).value_or(std::string(stored)));
  auto decimal = decimal_of(stored);
  if (!decimal) return text_cell(std::move(cell), stored);
  cell.kind = CellKind::number;
  cell.shown = shown_in(format, *decimal);
  cell.before = format.before;
  cell.behind = format.behind;
  cell.stored = std::move(*decimal);
  return cell;
}

void refuse_size(const Sheet& sheet, Place at, Messages& messages) {
  messages.error("too-large", sheet.place_name(at),
                 fmt::format("only the first {} rows and {} columns of a sheet are read, and this cell is beyond them",
                             most_rows, most_columns),
                 "copy the table into a workbook of its own");
}

}  // namespace scrutineer::imports
