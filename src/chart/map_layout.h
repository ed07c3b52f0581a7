// Places the boxes and lines of a map in columns, with Graphviz (dot): related boxes near each other, few crossings.
// Only sizes and connections go in and coordinates come out: no text is measured and no font asked for, so the same map
// gives the same coordinates on every machine.
#pragma once

#include <cstddef>
#include <vector>

namespace scrutineer::chart {

struct MapBox {
  std::size_t column = 0;  // counts from the left
  std::size_t group = 0;   // boxes of a group share a column and stand together, in a frame
  int width = 0, height = 0;
};

struct MapLine {
  std::size_t from = 0, to = 0;  // boxes; `from` stands in a column further left
};

struct MapPoint {
  int x = 0, y = 0;  // from the left and the top
};

struct MapFrame {
  MapPoint top_left, bottom_right;
};

struct MapLayout {
  int width = 0, height = 0;
  std::vector<MapPoint> boxes;               // their centres
  std::vector<MapFrame> frames;              // of the groups, with room for a line of text at the top
  std::vector<std::vector<MapPoint>> lines;  // Bézier curves: a start, then three points a piece
};

// Groups are numbered from 0 without gaps. Any thread may ask; one is served at a time.
[[nodiscard]] MapLayout lay_out(const std::vector<MapBox>& boxes, const std::vector<MapLine>& lines);

}  // namespace scrutineer::chart
