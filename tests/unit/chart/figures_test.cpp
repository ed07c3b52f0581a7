// What charts show is in proportion, complete, safe to put on a page, and the same every time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "chart/grid.h"
#include "chart/leads.h"
#include "chart/ranges.h"
#include "chart/stacked.h"

using namespace scrutineer::chart;
using scrutineer::base::Rational;

namespace {

// A rectangle of the wide drawing, in percent of its width.
struct Bar {
  double from = 0;
  double width = 0;
  [[nodiscard]] double to() const { return from + width; }
};

std::vector<std::string> all(const std::string& text, const std::string& expression) {
  const std::regex pattern(expression);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

std::string drawing(const std::string& chart, const std::string& room) {
  const std::size_t from = chart.find("<svg class=\"app-chart__drawing app-chart__" + room);
  REQUIRE(from != std::string::npos);
  return chart.substr(from, chart.find("</svg>", from) - from);
}

std::vector<Bar> bars(const std::string& chart, const std::string& css, const std::string& room = "wide") {
  const std::string svg = drawing(chart, room);
  const std::regex pattern("<rect class=\"" + css + "\" x=\"([0-9.]+)%\" y=\"[0-9.]+rem\" width=\"([0-9.]+)%\"");
  std::vector<Bar> found;
  for (std::sregex_iterator at(svg.begin(), svg.end(), pattern), end; at != end; ++at)
    found.push_back({std::stod((*at)[1]), std::stod((*at)[2])});
  return found;
}

std::vector<double> lines(const std::string& chart, const std::string& css) {
  std::vector<double> places;
  for (const std::string& place : all(drawing(chart, "wide"), "<line class=\"" + css + "\" x1=\"([0-9.]+)%\""))
    places.push_back(std::stod(place));
  return places;
}

std::vector<std::string> texts(const std::string& chart, const std::string& css, const std::string& room = "wide") {
  return all(drawing(chart, room), "<text class=\"[^\"]*" + css + "[^\"]*\"[^>]*>([^<]*)</text>");
}

StackedBars two_bars() {
  return {.text = {"points", "Points", "How to read it.", "A has 75, B has 40."},
          .series = {"Money", "People"},
          .maximum = 200,
          .open_words = "Missing",
          .mark_words = "Published",
          .bars = {{"A", "75", {50, 25}, {"50", "25"}, Rational(100), Rational(80)},
                   {"B", "40", {Rational(-20), 40}, {"-20", "40"}}}};
}

}  // namespace

TEST_CASE("text of a chart is escaped wherever it stands") {
  StackedBars chart = two_bars();
  chart.text.title = chart.text.reading = chart.text.description = chart.series[0] = chart.bars[0].label =
      "<b onclick=\"x\">&";
  const std::string html = stacked_bars(chart);
  CHECK(html.find("<b onclick") == std::string::npos);
  CHECK(all(html, "(&lt;b onclick=&quot;x&quot;&gt;&amp;)").size() == 7);  // the label in both drawings
}

TEST_CASE("a chart has a name and a description that its drawings point to") {
  const std::string html = stacked_bars(two_bars());
  std::set<std::string> ids;
  for (const std::string& id : all(html, " id=\"([^\"]*)\"")) {
    CAPTURE(id);
    CHECK(ids.insert(id).second);
    CHECK(id.rfind("points-", 0) == 0);
  }
  const auto labelled = all(html, "role=\"img\" aria-labelledby=\"([^\"]*)\"");
  CHECK(labelled == std::vector<std::string>{"points-title points-desc", "points-title points-desc"});
  for (const char* id : {"points-title", "points-desc"}) CHECK(ids.contains(id));
  for (const std::string& texture : all(html, "url\\(#([^)]*)\\)")) CHECK(ids.contains(texture));
}

TEST_CASE("colours are left to the stylesheet, and bytes are always the same") {
  const std::string html = stacked_bars(two_bars());
  CHECK(html.find(" style=") == std::string::npos);
  CHECK(html.find("<style") == std::string::npos);
  CHECK(all(html, "fill=\"([^u][^\"]*)\"").empty());
  CHECK(html == stacked_bars(two_bars()));
}

TEST_CASE("stacked parts follow each other in proportion to the maximum") {
  const std::string html = stacked_bars(two_bars());
  const auto first = bars(html, "app-chart__part app-chart__series-1");
  const auto second = bars(html, "app-chart__part app-chart__series-2");
  REQUIRE(first.size() == 1);  // what is below zero is not drawn
  REQUIRE(second.size() == 2);
  CHECK(first[0].from == 0);
  CHECK(first[0].width == 25);
  CHECK(second[0].from == 25);
  CHECK(second[0].width == 12.5);
  CHECK(second[1].from == 0);
  CHECK(second[1].width == 20);
  const auto open = bars(html, "app-chart__open");
  REQUIRE(open.size() == 1);
  CHECK(open[0].from == 37.5);
  CHECK(open[0].to() == 50);
  CHECK(lines(html, "app-chart__mark") == std::vector<double>{40});
}

TEST_CASE("a bar never reaches beyond the maximum") {
  StackedBars chart = two_bars();
  chart.bars = {{"A", "", {150, 150}, {}, Rational(400), Rational(500)}};
  const std::string html = stacked_bars(chart);
  for (const std::string css : {"app-chart__part app-chart__series-1", "app-chart__part app-chart__series-2",
                                "app-chart__open", "app-chart__track"}) {
    for (const Bar& bar : bars(html, css)) CHECK(bar.to() <= 100);
  }
  CHECK(bars(html, "app-chart__part app-chart__series-2").at(0).to() == 100);
  CHECK(lines(html, "app-chart__mark") == std::vector<double>{100});
}

TEST_CASE("a part says as much as it has room for") {
  StackedBars chart = two_bars();
  chart.bars = {{"A", "", {100, 18, 4}, {"1st 50%", "2nd 9%", "3rd 2%"}}};
  const std::string html = stacked_bars(chart);
  CHECK(texts(html, "app-chart__part-text", "wide") == std::vector<std::string>{"1st 50%", "2nd 9%"});
  chart.bars[0].parts = {100, 26, 4};
  CHECK(texts(stacked_bars(chart), "app-chart__part-text", "narrow") == std::vector<std::string>{"1st 50%", "2nd"});
}

TEST_CASE("a bar says its figures to pointers, fingers and keyboards, and is then no part of an image") {
  StackedBars chart = two_bars();
  chart.bars[0].says = "A: 75 <of> 200.";
  chart.text.description.clear();
  const std::string html = stacked_bars(chart);
  CHECK(all(html, "<svg class=\"app-chart__drawing [^>]* role=\"([a-z]*)\"") ==
        std::vector<std::string>{"group", "group"});
  CHECK(all(html, "<g role=\"img\" tabindex=\"0\" aria-label=\"([^\"]*)\"") ==
        std::vector<std::string>{"A: 75 &lt;of&gt; 200.", "A: 75 &lt;of&gt; 200."});
  CHECK(all(html, "class=\"app-chart__says\"><rect[^>]*/><text[^>]*>([^<]*)").size() == 2);
  CHECK(all(html, "aria-labelledby=\"([^\"]*)\"") == std::vector<std::string>{"points-title", "points-title"});
}

TEST_CASE("series are named over the first bar where there is room, and in a key where there is not") {
  StackedBars chart = two_bars();  // the second part of A is 80 pixels wide, or 35
  const std::string html = stacked_bars(chart);
  CHECK(texts(html, "app-chart__start", "wide") == std::vector<std::string>{"Money", "People"});
  CHECK(texts(html, "app-chart__start", "narrow").empty());
  CHECK(all(html, "<li class=\"app-chart__narrow\">.*</svg> ([^<]*)") == std::vector<std::string>{"Money", "People"});
  chart.series[1] = "A name that is far too long";
  CHECK(texts(stacked_bars(chart), "app-chart__start", "wide").empty());
  CHECK(all(stacked_bars(chart), "<li>.*</svg> ([^<]*)").size() == 4);  // and what is missing, and what is published
}

TEST_CASE("bars that the headline is not about are quiet") {
  StackedBars chart = two_bars();
  chart.bars[1].quiet = true;
  CHECK(all(drawing(stacked_bars(chart), "wide"), "<g class=\"(app-chart__quiet)\"").size() == 1);
}

TEST_CASE("steps of one scale run from dark to pale and need no textures; unlike things have one each") {
  StackedBars chart = two_bars();
  chart.series = {"a", "b", "c", "d", "e", "f"};
  chart.bars = {{"A", "", {10, 10, 10, 10, 10, 10}, {}}};
  const auto textures = all(stacked_bars(chart), "<pattern id=\"([^\"]*)\"");
  CHECK(std::set(textures.begin(), textures.end()).size() == 5);
  chart.in_order = true;
  const std::string html = stacked_bars(chart);
  CHECK(html.find("<pattern") == std::string::npos);
  const auto levels = all(drawing(html, "wide"), "app-chart__level-([0-9])");
  CHECK(levels == std::vector<std::string>{"4", "4", "3", "2", "1", "0"});
}

TEST_CASE("a range is drawn from where to where it holds, its certain part in it, with the present share marked") {
  const RangeBars chart{
      {"ranges", "Where A stays first", "", "…"},
      "Stays first",
      "Certain",
      "Now",
      {{"Cost", "5% to 100%", Rational(1, 20), 1, Rational(1, 4), RangeBar::Certain{Rational(1, 10), 1}}}};
  const std::string html = range_bars(chart);
  const auto range = bars(html, "app-chart__range");
  const auto certain = bars(html, "app-chart__certain");
  REQUIRE(range.size() == 1);
  REQUIRE(certain.size() == 1);
  CHECK(range[0].from == 5);
  CHECK(range[0].to() == 100);
  CHECK(certain[0].from == 10);
  CHECK(certain[0].to() == 100);
  CHECK(lines(html, "app-chart__mark") == std::vector<double>{25});
}

TEST_CASE("a lead that is lost goes the other way from zero") {
  const LeadBars chart{{"leads", "Lead", "", "…"},
                       30,
                       "Lead now",
                       "Lead left",
                       "Lead lost",
                       {{"one", "15 ahead", 15}, {"two", "level", 0}, {"three", "10 behind", Rational(-10)}}};
  const std::string html = lead_bars(chart);
  const auto kept = bars(html, "app-chart__lead");
  const auto lost = bars(html, "app-chart__lost");
  REQUIRE(kept.size() == 1);
  REQUIRE(lost.size() == 1);
  CHECK(lines(html, "app-chart__zero") == std::vector<double>{25, 25, 25});
  CHECK(lines(html, "app-chart__now") == std::vector<double>{100, 100, 100});
  CHECK(kept[0].from == 25);
  CHECK(kept[0].width == 37.5);
  CHECK(lost[0].from == 0);
  CHECK(lost[0].to() == 25);
}

TEST_CASE("a grid has a tile with its text for every cell, with and without room for the names of columns") {
  const TileGrid chart{{"grid", "Scores", "", "…"},
                       {"Trust", "Company"},
                       {},
                       {{"Money", {{"Cost", "6", {{4, "10"}, {GridTile::none, "?"}}}}},
                        {"People", {{"Staff", "10", {{0, "0"}, {2, "5"}}}}}}};
  const std::string html = tile_grid(chart);
  for (const std::string room : {"wide", "narrow"}) {
    CAPTURE(room);
    CHECK(texts(html, "app-chart__part-text", room) == std::vector<std::string>{"10", "?", "0", "5"});
    CHECK(texts(html, "app-chart__row", room) == std::vector<std::string>{"Cost", "Staff"});
    CHECK(bars(html, "app-chart__tile app-chart__level-4", room).size() == 1);
    CHECK(bars(html, "app-chart__tile app-chart__none", room).size() == 1);
    for (const Bar& bar : bars(html, "app-chart__tile [^\"]*", room)) CHECK(bar.to() <= 100.01);
  }
  CHECK(texts(html, "app-chart__column", "wide") == std::vector<std::string>{"Trust", "Company"});
  CHECK(texts(html, "app-chart__letter", "narrow") == std::vector<std::string>{"A", "B", "A", "B"});
  CHECK(all(html, "<b class=\"app-chart__letter\">(.)</b> Company").at(0) == "B");
}

TEST_CASE("labels break between words and lose a bracket only where they stay apart") {
  CHECK(lines_of("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(lines_of("incomprehensible it", 5) == std::vector<std::string>{"incomprehensible", "it"});
  CHECK(lines_of("Sánchez é", 9) == std::vector<std::string>{"Sánchez é"});  // letters, not bytes
  CHECK(labels_of({"Venture (with others)", "Company"}) == std::vector<std::string>{"Venture", "Company"});
  CHECK(labels_of({"Trust (DfE)", "Trust (council)"}) == std::vector<std::string>{"Trust (DfE)", "Trust (council)"});
}
