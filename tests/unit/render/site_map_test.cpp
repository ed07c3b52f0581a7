#include "render/site_map.h"

#include "render/map_layout.h"
#include "rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using render::MapBox;
using render::MapFrame;
using render::MapLayout;
using render::MapLine;
using render::MapPoint;

namespace {

// Two case studies, three models in two groups, and an appraisal that nothing links to.
const std::vector<MapBox> boxes{{0, 0, 200, 30}, {0, 0, 200, 50}, {1, 1, 200, 30},
                                {1, 1, 200, 30}, {1, 2, 200, 30}, {2, 3, 200, 30}};
const std::vector<MapLine> lines{{0, 2}, {0, 3}, {1, 4}};

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

TestSite with_links() {
  TestSite site;
  site.file("models/m.md", front("M & co", "family = \"in-house\"\n") + "See [[n]].\n")
      .file("models/n.md", front("N", "family = \"in-house\"\n"))
      .file("case-studies/s.md", front("S", "council = [\"C\"]\nmodels = [\"m\"]\n"))
      .file("guidance/a.md", front("A") + "See [[s]].\n");
  return site;
}

std::string map_page(const TestSite& site, const std::string& text) {
  std::string page = rendered(site, {{"page", "{{{body}}}"}, {"block-map", text}}).file("map.html");
  while (page.ends_with('\n')) page.pop_back();
  return page;
}

const std::string list =
    "{{#map_groups}}{{map_group_title}}\n{{#map_items}}{{mapped_title}} > {{{mapped_to}}} < {{{mapped_from}}}"
    "{{#mapped_nothing}} nothing{{/mapped_nothing}}\n{{/map_items}}{{/map_groups}}";

}  // namespace

TEST_CASE("every box stands in its frame, columns from left to right, also one that nothing links to") {
  const MapLayout layout = render::lay_out(boxes, lines);
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
  const MapLayout layout = render::lay_out(boxes, lines);
  REQUIRE(layout.lines.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& points = layout.lines[i];
    REQUIRE(points.size() >= 4);
    CHECK(points.size() % 3 == 1);
    CHECK(std::abs(points.front().x - (layout.boxes[lines[i].from].x + 100)) <= 2);
    CHECK(std::abs(points.front().y - layout.boxes[lines[i].from].y) <= 1);
    CHECK(std::abs(points.back().x - (layout.boxes[lines[i].to].x - 100)) <= 2);
    CHECK(std::abs(points.back().y - layout.boxes[lines[i].to].y) <= 1);
  }
}

TEST_CASE("the same map is laid out alike every time") {
  CHECK(coordinates(render::lay_out(boxes, lines)) == coordinates(render::lay_out(boxes, lines)));
}

TEST_CASE("the list says of each page what it links to and what links to it") {
  CHECK(map_page(with_links(), list) ==
        "Delivery models\n"
        "M &amp; co > <a href=\"models/n.html\">N</a> < <a href=\"case-studies/s.html\">S</a>\n"
        "N >  < <a href=\"models/m.html\">M &amp; co</a>\n"
        "Case studies\nS > <a href=\"models/m.html\">M &amp; co</a> < ");
}

TEST_CASE("rows choose the kinds of pages") {
  TestSite site = with_links();
  site.file("map.md", front("Map") + "```map\nrows = [\"guidance\", \"case-studies\"]\n```\n");
  CHECK(map_page(site, list) ==
        "Guidance\nA > <a href=\"case-studies/s.html\">S</a> < \n"
        "Case studies\nS >  < <a href=\"guidance/a.html\">A</a>");
}

TEST_CASE("the drawing has a link for each page and a line for each link between columns") {
  const std::string svg = map_page(with_links(), "{{{map_drawing}}}");
  CHECK(count_of(svg, "<a href=") == 3);
  CHECK(count_of(svg, "<path ") == 1);
  CHECK(svg.find("<a href=\"models/m.html\">") != std::string::npos);
  CHECK(svg.find(">In-house</text>") != std::string::npos);
  CHECK(svg.find("style=") == std::string::npos);
}

TEST_CASE("a map of too many pages is a list that says so") {
  TestSite site = with_links();
  for (int i = 0; i < 120; ++i)
    site.file(fmt::format("models/x{}.md", i), front(fmt::format("X{}", i), "family = \"in-house\"\n"));
  CHECK(map_page(site, "{{#map_drawing}}drawn{{/map_drawing}}{{#map_too_big}}{{map_page_count}}{{/map_too_big}}") ==
        "123");
}
