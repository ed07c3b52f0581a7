// A grid of tiles, shaded by level and lettered: the heat map of options by criteria, ranks by scheme, who dominates
// whom. The text of a tile says what its shade says.
#pragma once

#include <string>
#include <vector>

#include "chart/figure.h"

namespace scrutineer::chart {

struct GridTile {
  // 0 (palest) to 4 (darkest); `none` is an empty outline.
  static constexpr int none = -1;
  int level = none;
  std::string text;  // three characters or so: "10", "1st", "?"
};

struct GridRow {
  std::string label;            // the criterion
  std::string note = {};        // beside it, softer: "weight 10"
  std::vector<GridTile> tiles;  // by column
  // The row in words, for narrow drawings, where letters stand for columns: "Equal weights: 1st Company, 2nd Trust".
  std::string says = {};
};

struct GridGroup {
  std::string title = {};  // empty for a grid without groups
  std::vector<GridRow> rows;
};

struct TileGrid {
  Text text;
  std::vector<std::string> columns;  // the options, at most 8
  std::vector<Key> key = {};         // swatches "app-chart__tile app-chart__level-0" … "-4", "app-chart__none"
  std::vector<GridGroup> groups;
};

// Two drawings, of which the stylesheet shows one: labels beside the tiles, or, on narrow screens, above them.
[[nodiscard]] std::string tile_grid(const TileGrid& chart);

}  // namespace scrutineer::chart
