#include "chart/map_layout.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <vector>

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)

namespace {

// Two case studies, three models in two groups, and an appraisal that nothing links to.
const std::vector<MapBox> boxes{{0, 0, 200, 30}, {0, 0, 200, 50}, {1, 1, 200, 30},
                                {1, 1, 200, 30}, {1, 2, 200, 30}, {2, 3, 200, 30}};
const std::vector<MapLine> map_lines{{0, 2}, {0, 3}, {1, 4}};

std::vector<int> coordinates(const MapLayout& layout) {
  std::vector<int> all{layout.width, layout.height};
  for (const MapPoint& point : layout.boxes) all.insert(all.end(), {point.x, point.y});
  for (const auto& line : layout.lines)
    for (const MapPoint& point : line) all.insert(all.end(), {point.x, point.y});
  return all;
}

bool overlap(const MapFrame& a, const MapFrame& b) {
  return a.top_left.x < b.bottom_right.x && b.top_left.x < a.bottom_right.x && a.top_left.y < b.bottom_right.y &&
         b.top_left.y < a.bottom_right.y;
}

}  // namespace

TEST_CASE("every box stands in its frame, columns from left to right, also one that nothing links to") {
  const MapLayout layout = lay_out(boxes, map_lines);
  REQUIRE(layout.boxes.size() == boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const MapFrame& frame = layout.frames[boxes[i].group];
    CHECK(layout.boxes[i].x - boxes[i].width / 2 >= frame.top_left.x);
    CHECK(layout.boxes[i].x + boxes[i].width / 2 <= frame.bottom_right.x);
    CHECK(layout.boxes[i].y - boxes[i].height / 2 >= frame.top_left.y + 20);
    CHECK(layout.boxes[i].y + boxes[i].height / 2 <= frame.bottom_right.y);
    for (std::size_t k = 0; k < boxes.size(); ++k)
      if (boxes[i].column < boxes[k].column) CHECK(layout.boxes[i].x + 200 < layout.boxes[k].x);
  }
  for (std::size_t i = 0; i < layout.frames.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(overlap(layout.frames[i], layout.frames[k]));
}

TEST_CASE("a line leads from the right of one box to the left of the other") {
  const MapLayout layout = lay_out(boxes, map_lines);
  REQUIRE(layout.lines.size() == map_lines.size());
  for (std::size_t i = 0; i < map_lines.size(); ++i) {
    const auto& points = layout.lines[i];
    REQUIRE(points.size() >= 4);
    CHECK(points.size() % 3 == 1);
    CHECK(std::abs(points.front().x - (layout.boxes[map_lines[i].from].x + 100)) <= 2);
    CHECK(std::abs(points.front().y - layout.boxes[map_lines[i].from].y) <= 1);
    CHECK(std::abs(points.back().x - (layout.boxes[map_lines[i].to].x - 100)) <= 2);
    CHECK(std::abs(points.back().y - layout.boxes[map_lines[i].to].y) <= 1);
  }
}

TEST_CASE("boxes of a group stand as close as their heights let them, columns as far apart as lines need") {
  const MapLayout layout = lay_out(boxes, map_lines);
  CHECK(std::abs(layout.boxes[0].y - layout.boxes[1].y) == 15 + 8 + 25);
  CHECK(std::abs(layout.boxes[2].y - layout.boxes[3].y) == 15 + 8 + 15);
  CHECK(layout.boxes[2].x - layout.boxes[0].x >= 200 + 150);
  int right = 0, bottom = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const MapFrame& frame = layout.frames[boxes[i].group];
    CHECK(std::abs(layout.boxes[i].x - 100 - frame.top_left.x - 10) <= 1);
    right = std::max(right, frame.bottom_right.x);
    bottom = std::max(bottom, frame.bottom_right.y);
    CHECK(frame.top_left.x >= 0);
    CHECK(frame.top_left.y >= 0);
    CHECK(layout.boxes[i].y - boxes[i].height / 2 - frame.top_left.y >= 28);  // a line of 18 points, and the margin
  }
  CHECK(std::abs(layout.width - right) <= 10);
  CHECK(std::abs(layout.height - bottom) <= 10);
  CHECK(layout.width >= right);
  CHECK(layout.height >= bottom);
}

TEST_CASE("each group stands in its column, whatever leads to it or past it") {
  const auto columns_of = [](const std::vector<MapBox>& all, const std::vector<MapLine>& lines) {
    const MapLayout layout = lay_out(all, lines);
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t k = 0; k < all.size(); ++k) {
        CAPTURE(i, k);
        if (all[i].column < all[k].column) CHECK(layout.boxes[i].x + 200 < layout.boxes[k].x);
        if (all[i].column == all[k].column) CHECK(std::abs(layout.boxes[i].x - layout.boxes[k].x) <= 1);
      }
    CHECK(layout.lines.size() == lines.size());
  };
  const std::vector<MapBox> wide{{0, 0, 200, 30}, {1, 1, 200, 30}, {2, 2, 200, 30}, {0, 3, 200, 30}, {2, 4, 200, 30}};
  columns_of(wide, {{0, 1}, {1, 2}});
  columns_of(wide, {{0, 2}, {3, 1}});  // a line past a column
  columns_of(wide, {{1, 2}});          // nothing leads from the first column
  columns_of(wide, {{0, 1}});
  columns_of(wide, {{1, 2}, {1, 4}});
  columns_of(wide, {{0, 4}, {3, 2}});
  columns_of({{0, 0, 200, 30}, {0, 1, 200, 30}}, {});
}

TEST_CASE("the same map is laid out alike every time") {
  CHECK(coordinates(lay_out(boxes, map_lines)) == coordinates(lay_out(boxes, map_lines)));
}
