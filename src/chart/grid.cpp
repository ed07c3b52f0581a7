#include "chart/grid.h"

#include <fmt/format.h>

#include <algorithm>

namespace scrutineer::chart {

using base::Rational;

namespace {

constexpr double tile_line_height = 1.05;
constexpr double tile_height = 1.5;
constexpr double tile_row_gap = 0.2;

std::string letter(std::size_t column) { return std::string(1, static_cast<char>('A' + column % 26)); }

// Where the tiles of a row stand.
struct Columns {
  Rational left;  // of the first, percent
  Rational width;

  Columns(Room room, std::size_t count)
      : left(room == Room::wide ? 42 : 0),
        width((Rational(100) - left) / Rational(static_cast<std::int64_t>(std::max<std::size_t>(count, 1)))) {}

  [[nodiscard]] Place from(std::size_t column) const {
    return base::rounded(left + width * Rational(static_cast<std::int64_t>(column)), 2);
  }
  [[nodiscard]] Place middle(std::size_t column) const {
    return base::rounded(left + width * Rational(2 * static_cast<std::int64_t>(column) + 1, 2), 2);
  }
};

void append_tiles(const GridRow& row, const Columns& columns, double top, double height, Drawing& drawing) {
  for (std::size_t column = 0; column < row.tiles.size(); ++column) {
    const GridTile& tile = row.tiles[column];
    const std::string colour = tile.level == GridTile::none ? "none" : fmt::format("level-{}", tile.level);
    drawing.bar(fmt::format("app-chart__tile app-chart__{}", colour), columns.from(column), columns.from(column + 1),
                top, height);
    drawing.text(fmt::format("app-chart__part-text app-chart__on-{}", colour), columns.middle(column),
                 top + height / 2 + 0.29, tile.text);
  }
}

void draw_wide(const TileGrid& chart, Drawing& drawing) {
  const Columns columns(Room::wide, chart.columns.size());
  const std::size_t characters = std::max<std::size_t>(67 / std::max<std::size_t>(chart.columns.size(), 1), 6);
  std::size_t deepest = 1;
  for (const std::string& name : chart.columns) deepest = std::max(deepest, lines_of(name, characters).size());
  double top = static_cast<double>(deepest) * tile_line_height + 0.4;
  for (std::size_t column = 0; column < chart.columns.size(); ++column) {
    const std::vector<std::string> lines = lines_of(chart.columns[column], characters);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double up = static_cast<double>(lines.size() - 1 - i) * tile_line_height;
      drawing.text("app-chart__column", columns.middle(column), top - 0.6 - up, lines[i]);
    }
  }
  for (const GridGroup& group : chart.groups) {
    if (!group.title.empty()) {
      top += 1.5;
      drawing.text("app-chart__group", 0, top - 0.35, group.title);
    }
    for (const GridRow& row : group.rows) {
      const std::vector<std::string> lines = lines_of(row.label, row.note.empty() ? 37 : 34);
      const double height = std::max(tile_height, static_cast<double>(lines.size()) * tile_line_height + 0.3);
      const double first = top + height / 2 + 0.31 - static_cast<double>(lines.size() - 1) * tile_line_height / 2;
      for (std::size_t i = 0; i < lines.size(); ++i)
        drawing.text("app-chart__row", 0, first + static_cast<double>(i) * tile_line_height, lines[i]);
      if (!row.note.empty()) drawing.text("app-chart__note", Rational(81, 2), top + height / 2 + 0.31, row.note);
      append_tiles(row, columns, top, height, drawing);
      top += height + tile_row_gap;
    }
  }
  drawing.set_height(top);
}

void draw_narrow(const TileGrid& chart, Drawing& drawing) {
  const Columns columns(Room::narrow, chart.columns.size());
  double top = 0;
  for (const GridGroup& group : chart.groups) {
    if (!group.title.empty()) {
      top += 1.6;
      drawing.text("app-chart__group", 0, top - 0.35, group.title);
    }
    top += tile_line_height + 0.35;
    for (std::size_t column = 0; column < chart.columns.size(); ++column)
      drawing.text("app-chart__column app-chart__letter", columns.middle(column), top - 0.35, letter(column));
    for (const GridRow& row : group.rows) {
      drawing.part({row.says}, [&] {
        for (const std::string& line : lines_of(row.label, row.note.empty() ? 38 : 34)) {
          top += 1.15;
          drawing.text("app-chart__row", 0, top - 0.25, line);
        }
        if (!row.note.empty()) drawing.text("app-chart__note", 100, top - 0.25, row.note);
        append_tiles(row, columns, top, tile_height, drawing);
        return top;
      });
      top += tile_height + 0.5;
    }
  }
  drawing.set_height(top);
}

}  // namespace

std::string tile_grid(const TileGrid& chart) {
  std::vector<Key> key = chart.key;
  for (std::size_t column = 0; column < chart.columns.size(); ++column)
    key.push_back({{}, chart.columns[column], letter(column)});
  return figure(chart.text, key, [&](Drawing& drawing) {
    drawing.room() == Room::wide ? draw_wide(chart, drawing) : draw_narrow(chart, drawing);
  });
}

}  // namespace scrutineer::chart
