#include "imports/workbook.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/characters.h"

namespace scrutineer::imports {
namespace {

constexpr std::uint32_t letter_count = 26;

using base::is_digit;
using base::is_letter;

}  // namespace

std::string column_name(std::uint32_t column) {
  std::string name;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / letter_count)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letter_count));
  return name;
}

std::string cell_name(Place at) { return fmt::format("{}{}", column_name(at.column), at.row + 1); }

std::string range_name(Range range) {
  return range.first == range.last ? cell_name(range.first)
                                   : fmt::format("{}:{}", cell_name(range.first), cell_name(range.last));
}

std::optional<std::uint32_t> column_named(std::string_view name) {
  if (name.starts_with('$')) name.remove_prefix(1);
  if (name.empty() || name.size() > 3 || !std::ranges::all_of(name, is_letter)) return std::nullopt;
  std::uint32_t column = 0;
  for (const char c : name) column = column * letter_count + (static_cast<std::uint32_t>(c) & 31U);
  return column - 1;
}

std::optional<Place> cell_named(std::string_view name) {
  std::size_t digits = name.size();
  while (digits > 0 && is_digit(name[digits - 1])) --digits;
  const std::string_view number = name.substr(digits);
  std::string_view column = name.substr(0, digits);
  if (column.ends_with('$')) column.remove_suffix(1);
  const auto named = column_named(column);
  if (!named || number.empty() || number.size() > 7) return std::nullopt;
  std::uint32_t row = 0;
  for (const char c : number) row = row * 10 + static_cast<std::uint32_t>(c - '0');
  if (row == 0) return std::nullopt;
  return Place{row - 1, *named};
}

std::optional<Range> range_named(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto first = cell_named(name.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : cell_named(name.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  return Range{{std::min(first->row, last->row), std::min(first->column, last->column)},
               {std::max(first->row, last->row), std::max(first->column, last->column)}};
}

std::string Cell::text() const {
  const bool is_negative = !before.empty() && shown.starts_with('-');
  return fmt::format("{}{}{}{}", is_negative ? "-" : "", before, std::string_view(shown).substr(is_negative ? 1 : 0),
                     behind);
}

bool Sheet::put(Place at, Cell cell) {
  if (at.row >= most_rows || at.column >= most_columns) return false;
  cells_.insert_or_assign(at, std::move(cell));
  return true;
}

const Cell* Sheet::at(Place at) const {
  const auto found = cells_.find(at);
  return found == cells_.end() ? nullptr : &found->second;
}

std::string_view Sheet::shown(Place place) const {
  const Cell* cell = at(place);
  return cell ? std::string_view(cell->shown) : std::string_view();
}

std::string Sheet::text(Place place) const {
  const Cell* cell = at(place);
  return cell ? cell->text() : std::string();
}

Range Sheet::whole(Place at) const {
  const auto found = std::ranges::find_if(merged, [&](const Range& range) { return range.holds(at); });
  return found == merged.end() ? Range{at, at} : *found;
}

std::optional<Range> Sheet::used() const {
  if (cells_.empty()) return std::nullopt;
  Range range{cells_.begin()->first, cells_.begin()->first};
  for (const auto& [at, cell] : cells_) {
    range.first.column = std::min(range.first.column, at.column);
    range.last.column = std::max(range.last.column, at.column);
    range.last.row = at.row;
  }
  return range;
}

std::vector<std::string> hung_on_cells(const Sheet& sheet, const std::set<Place>& used) {
  std::vector<std::string> texts;
  for (const auto& [at, text] : sheet.pinned_notes)
    texts.push_back(fmt::format("{} has the note “{}”", cell_name(at), text));
  for (const auto& [at, address] : sheet.links)
    if (!used.contains(at) && (sheet.shown(at).empty() || !address.ends_with(sheet.shown(at))))
      texts.push_back(fmt::format("{} leads to {}", cell_name(at), address));
  return texts;
}

std::string Sheet::on_sheet(const std::string& what) const {
  return name.empty() ? what : fmt::format("sheet {}, {}", name, what);
}

std::string Sheet::place_name(Place at) const { return on_sheet(cell_name(at)); }

std::string Sheet::row_name(std::uint32_t row) const { return on_sheet(fmt::format("row {}", row + 1)); }

}  // namespace scrutineer::imports
