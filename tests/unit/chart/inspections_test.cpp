// Judgements on a line of years: in order, told apart, and on the right side of a start.
#include "chart/inspections.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)
using scrutineer::base::PartialDate;

namespace {

enum Judgement : std::size_t { outstanding, good, requires_improvement, inadequate, not_stated };

const std::array<SignKind, 5> judgements{{{"Outstanding", {"outstanding", "M0,1"}, "O"},
                                          {"Good", {"good", "M0,2"}, "G"},
                                          {"Requires improvement", {"requires-improvement", "M0,3"}, "R"},
                                          {"Inadequate", {"inadequate", "M0,4"}, "I"},
                                          {"Not stated", {"not-stated", "M0,5"}, "–"}}};

std::size_t count_in_inspections(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

PartialDate date(const char* iso) { return *PartialDate::parse(iso); }

std::string chart(std::vector<InspectionLane> lanes) {
  return inspection_chart({{"c", "Title", "", "Words"}, judgements, std::move(lanes), "From the start on"});
}

std::string drawing_of_inspections(const std::string& html, const std::string& room) {
  const std::size_t from = html.find("<svg class=\"app-chart__drawing app-chart__" + room);
  REQUIRE(from != std::string::npos);
  const std::size_t end = html.find("<svg class=\"app-chart__drawing", from + 1);
  return html.substr(from, end - from);
}

// The places of the signs, in percent of the width.
std::vector<double> signs(const std::string& svg) {
  std::vector<double> places;
  for (std::size_t at = svg.find("<svg x=\""); at != std::string::npos; at = svg.find("<svg x=\"", at + 1))
    places.push_back(std::stod(svg.substr(at + 8)));
  return places;
}

}  // namespace

TEST_CASE("judgements stand in order of time, each with a form and words of its own") {
  const std::string svg = drawing_of_inspections(
      chart({{"Slough",
              "started October 2015",
              date("2015-10"),
              {{date("2014"), inadequate}, {date("2014-12-31"), good}, {date("2016-06"), outstanding}}}}),
      "wide");
  const std::vector<double> places = signs(svg);
  REQUIRE(places.size() == 3);
  CHECK(places[0] < places[1]);
  CHECK(places[1] < places[2]);
  for (const std::string words : {"Inadequate", "Good", "Outstanding"})
    CHECK(count_in_inspections(svg, ">" + words + "<") == 1);
  for (const std::string css : {"inadequate", "good", "outstanding"})
    CHECK(count_in_inspections(svg, "class=\"" + css + "\"") == 1);
}

TEST_CASE("a year stands in its middle, and the bar begins with the model and ends with the last year") {
  const std::string html = chart({{"A", "started 2015", date("2015"), {{date("2014"), good}, {date("2015"), good}}}});
  const std::string svg = drawing_of_inspections(html, "wide");
  const std::vector<double> places = signs(svg);
  REQUIRE(places.size() == 2);
  // Two years: middles at a quarter and three quarters of the line.
  CHECK(places[1] == Approx(3 * places[0]).margin(0.1));
  const std::string bar = "<rect class=\"app-chart__running\" x=\"";
  const std::size_t at = svg.find(bar);
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(svg.substr(at + bar.size())) == Approx(places[1]).margin(0.01));
  CHECK(count_in_inspections(svg, "started 2015") == 1);
  CHECK(count_in_inspections(html, "</svg> From the start on</li>") == 1);
}

TEST_CASE("without a start there is no bar, and the drawing says what is told of one") {
  const std::string html = chart({{"A", "start only planned", std::nullopt, {{date("2014"), not_stated}}}});
  CHECK(count_in_inspections(html, "app-chart__running") == 0);
  CHECK(count_in_inspections(html, "From the start on") == 0);
  CHECK(count_in_inspections(drawing_of_inspections(html, "wide"), "start only planned") == 1);
}

TEST_CASE("the narrow drawing has letters, which the key explains, and no two signs touch") {
  const std::string html =
      chart({{"A",
              "start not stated",
              std::nullopt,
              {{date("2014-02"), requires_improvement}, {date("2014-03"), inadequate}, {date("2018"), good}}}});
  const std::string svg = drawing_of_inspections(html, "narrow");
  for (const std::string letter : {"R", "I", "G"}) CHECK(count_in_inspections(svg, ">" + letter + "<") == 1);
  CHECK(count_in_inspections(html, "Requires improvement (R)") == 1);
  CHECK(count_in_inspections(html, "Outstanding (O)") == 0);
  // The second stands on a track of its own.
  CHECK(count_in_inspections(svg, "<svg x=\"") == 3);
  std::vector<std::string> heights;
  for (std::size_t at = svg.find("<svg x=\""); at != std::string::npos; at = svg.find("<svg x=\"", at + 1))
    heights.push_back(svg.substr(svg.find(" y=\"", at), svg.find("rem\"", at) - svg.find(" y=\"", at)));
  CHECK(heights[0] != heights[1]);
  CHECK(heights[0] == heights[2]);
}
