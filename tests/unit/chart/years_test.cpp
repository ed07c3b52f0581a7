// Where everything stands on charts of years: timelines, inspections, figures over time.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "chart/inspections.h"
#include "chart/parsed_figure.h"
#include "chart/series.h"
#include "chart/timeline.h"

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)
using scrutineer::base::days_of;
using scrutineer::base::PartialDate;
using scrutineer::base::Rational;
using scrutineer::tests::drawing_of;
using scrutineer::tests::Element;
using scrutineer::tests::parsed;

namespace {

using Told = std::vector<std::string>;

scrutineer::base::Days days_in(const char* date) { return days_of(*PartialDate::parse(date)); }

Told key_words(const Element& figure) {
  Told words;
  for (const Element& item : figure.named("li")) words.push_back(item.text.substr(1));
  return words;
}

// Where the year begins that is labelled so.
double year_at(const Element& drawing, const std::string& year) {
  for (const Element& tick : drawing.all("app-chart__tick"))
    if (tick.text == year) return tick.x();
  FAIL("no year " << year);
  return 0;
}

const std::array<SignKind, 2> event_signs{{{"Start", {"start", "M0,1"}}, {"Decision", {"decision", "M0,2"}}}};

}  // namespace

TEST_CASE("periods and lanes of a timeline stand below each other, each under its name, over the lines of years") {
  TimelineChart chart{{"t", "Title", "", "Words"}, {}, {}, event_signs, "It lasted", "Some time in it", "Ahead", {}};
  chart.periods = {{"Design", "2015 to 2016", {days_in("2015").first, days_in("2016").last}, true},
                   {"Trial", "until 2016", days_in("2016-03-31"), false}};
  TimelineSign crowded{.number = 1, .kind = 1, .days = days_in("2016-05-01")};
  TimelineSign lasted{.number = 3, .kind = 1, .days = {days_in("2014").first, days_in("2015").last}, .lasted = true};
  chart.lanes = {{"One", {crowded, crowded, crowded}}, {"Two", {lasted}}};
  const Element all = parsed(timeline_chart(chart));
  CHECK(key_words(all) == Told{"Decision", "It lasted"});
  for (const char* room : {"wide", "narrow"}) {
    CAPTURE(room);
    const Element svg = drawing_of(all, room);
    CHECK(svg.texts("app-chart__label") == Told{"Design", "Trial", "One", "Two"});
    const auto labels = svg.all("app-chart__label"), gridlines = svg.all("app-chart__gridline");
    REQUIRE(gridlines.size() == 4 * 4);  // the beginnings of 2014 to 2017, in each row
    for (std::size_t row = 0; row < 4; ++row) {
      const Element& line = gridlines[4 * row];
      CHECK(labels[row].y() < line.number("y1"));
      if (row > 0) CHECK(labels[row].y() - 0.9 > gridlines[4 * row - 1].number("y2"));
      CHECK(line.number("x1") == year_at(svg, "2014"));
    }
    const auto periods = svg.all("app-chart__period"), marks = svg.all("app-chart__mark");
    REQUIRE(periods.size() == 1);
    CHECK(periods[0].x() == year_at(svg, "2015"));
    CHECK(periods[0].right() == Approx(gridlines[3].number("x1")));
    CHECK(periods[0].y() == gridlines[0].number("y1"));
    CHECK(periods[0].bottom() == gridlines[0].number("y2"));
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].number("y1") == gridlines[4].number("y1"));
    // Three signs of one day, one below the other, all over the lines of their lane.
    const auto signs = svg.named("svg");
    REQUIRE(signs.size() == 4);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(signs[i].y() - 0.5 > gridlines[8].number("y1"));
      CHECK(signs[i].y() + 0.5 < gridlines[8].number("y2"));
      if (i > 0) CHECK(signs[i].y() - signs[i - 1].y() > 1);
    }
    CHECK(svg.all("app-chart__lasted").at(0).y() > gridlines[12].number("y1"));
    CHECK(svg.all("app-chart__lasted").at(0).bottom() < gridlines[12].number("y2"));
    CHECK(svg.all("app-chart__open").empty());
  }
}

TEST_CASE("the key of a timeline says what is hollow, or outlined, only where something is") {
  TimelineChart chart{{"t", "Title", "", "Words"}, {}, {}, event_signs, "It lasted", "Some time in it", "Ahead", {}};
  TimelineSign sign{.number = 1, .kind = 0, .days = days_in("2016-05-01")};
  const auto key = [&](std::vector<TimelineSign> signs) {
    chart.lanes = {{"One", std::move(signs)}};
    return key_words(parsed(timeline_chart(chart)));
  };
  CHECK(key({sign}) == Told{"Start"});
  TimelineSign ahead = sign, open = sign;
  ahead.ahead = true;
  open.days = days_in("2016-05");
  CHECK(key({ahead, sign}) == Told{"Start", "Ahead"});
  CHECK(key({open}) == Told{"Start", "Some time in it"});
}

TEST_CASE("inspections stand in lanes of as many lines as their signs need, with a bar from the start on") {
  const std::array<SignKind, 2> judgements{
      {{"Requires improvement", {"low", "M0,1"}, "R"}, {"Good", {"good", "M0,2"}, "G"}}};
  const auto date = [](const char* text) { return *PartialDate::parse(text); };
  InspectionChart chart{{"i", "Title", "", "Words"}, judgements, {}, "From the start on"};
  chart.lanes = {
      {"One", "started 2011", date("2011-07-01"), {{date("2016-02"), 0}, {date("2016-03"), 0}, {date("2016-12"), 0}}},
      {"Two", "", std::nullopt, {{date("2015"), 1}}}};
  const Element all = parsed(inspection_chart(chart));
  CHECK(key_words(all) == Told{"Requires improvement (R)", "Good (G)", "From the start on"});
  for (const auto& [room, pixels] : {std::pair("wide", 640.0), std::pair("narrow", 280.0)}) {
    CAPTURE(room);
    const Element svg = drawing_of(all, room);
    CHECK(year_at(svg, "2011") == 0);
    const auto gridlines = svg.all("app-chart__gridline"), signs = svg.named("svg");
    REQUIRE(gridlines.size() == 2 * 7);
    REQUIRE(signs.size() == 4);
    const double top = gridlines[0].number("y1"), bottom = gridlines[0].number("y2");
    for (std::size_t i = 0; i < 4; ++i) {
      const double letters = static_cast<double>(signs[i].texts("app-chart__sign-text").at(0).size());
      CHECK(signs[i].x() + (16 + 8 * letters) * 100 / pixels <= 100.5);  // its words do not stick out
      if (i == 3) continue;
      CHECK(signs[i].y() > top);
      CHECK(signs[i].y() < bottom);
      for (std::size_t k = 0; k < i; ++k)
        if (signs[k].y() == signs[i].y()) CHECK((signs[i].x() - signs[k].x()) * pixels / 100 >= 24);
    }
    CHECK(signs[0].y() != signs[1].y());
    CHECK(signs[3].y() > gridlines[7].number("y1"));
    CHECK(signs[3].y() < gridlines[7].number("y2"));
    const auto labels = svg.all("app-chart__label");
    CHECK(labels[0].y() < top);
    CHECK(labels[0].y() > svg.all("app-chart__tick")[0].y());
    CHECK(labels[1].y() - 0.9 > bottom);
    REQUIRE(svg.all("app-chart__running").size() == 1);
    const Element bar = svg.all("app-chart__running")[0];
    REQUIRE(svg.all("app-chart__mark").size() == 1);
    const Element mark = svg.all("app-chart__mark")[0];
    CHECK(bar.x() == mark.number("x1"));
    CHECK(mark.number("y1") == top);
    CHECK(mark.number("y2") == Approx(bottom));
    CHECK(bar.y() == top);
    CHECK(bar.bottom() == Approx(bottom));
    CHECK(bar.right() == Approx(gridlines[6].number("x1")));
  }
}

TEST_CASE("figures over time stand between the lines of their scale and of the years asked for") {
  SeriesChart chart;
  chart.text = {"v", "Visits fell", "", "All figures"};
  chart.points = {{days_in("2013"), Rational(-50), SeriesSide::before},
                  {days_in("2014-06-15"), Rational(200), SeriesSide::during},
                  {days_in("2015"), std::nullopt, SeriesSide::after}};
  chart.first_year = 2012;
  chart.last_year = 2016;
  chart.amount = [](const Rational& step) { return "£" + scrutineer::base::to_short_text(step); };
  chart.before_words = "Before";
  chart.during_words = "Then";
  chart.after_words = "After";
  chart.unknown_words = "Figure";
  chart.missing_words = "None";
  const std::string label = "The trust took over all of the services on this day, as was planned";
  for (const auto& [date, is_early] : {std::pair("2013-03-01", true), std::pair("2015-09", false)}) {
    chart.change = {days_in(date), label};
    const Element all = parsed(series_chart(chart));
    CHECK(key_words(all) == Told{"Before", "Then", "None"});
    for (const auto& [room, pixels, most] : {std::tuple("wide", 640.0, 42U), std::tuple("narrow", 280.0, 19U)}) {
      CAPTURE(room, date);
      const Element svg = drawing_of(all, room);
      // -£100 to £200, in steps of £100.
      const auto lines = svg.all_that([](const Element& each) {
        return each.name == "line" && (each.has_class("app-chart__gridline") || each.has_class("app-chart__zero"));
      });
      REQUIRE(lines.size() == 4);
      std::vector<Element> amounts;
      Told words;
      for (const Element& text : svg.named("text")) {
        if (text.text.find("£") != std::string::npos)
          amounts.push_back(text);
        else if (!text.has_class("app-chart__tick") || text.text.size() != 4)
          words.push_back(text.text);
      }
      REQUIRE(amounts.size() == 4);
      const double top = lines[3].number("y1");
      for (std::size_t i = 0; i < 4; ++i) {
        CHECK(amounts[i].text == Told{"£-100", "£0", "£100", "£200"}[i]);
        CHECK(amounts[i].x() == 0);
        CHECK(amounts[i].has_class("app-chart__start"));
        CHECK(lines[i].number("y1") - amounts[i].y() == Approx(0.25));
        CHECK(lines[i].number("y1") == lines[i].number("y2"));
        CHECK(lines[i].number("y1") == Approx(top + 9 - 3.0 * static_cast<double>(i)));
        CHECK(lines[i].has_class("app-chart__zero") == (i == 1));
        CHECK(lines[i].number("x1") == 0);
      }
      // The label of the change, in lines, stands over the figures and under the years.
      std::string said;
      double last = svg.all("app-chart__tick")[0].y();
      for (const Element& text : svg.named("text")) {
        if (std::ranges::find(words, text.text) == words.end()) continue;
        CHECK(text.text.size() <= most);
        CHECK(text.y() - last > 1);
        CHECK(text.has_class("app-chart__note") == !is_early);
        last = text.y();
        said += (said.empty() ? "" : " ") + text.text;
      }
      CHECK(said == label);
      CHECK(words.size() == (most == 42 ? 2 : 4));
      CHECK(last < top);
      CHECK(top - last < 1);
      CHECK(year_at(svg, "2012") * pixels / 100 >= 5 * 7);  // behind the amounts
      if (most == 42) {
        CHECK(year_at(svg, "2016") > year_at(svg, "2015"));
        CHECK(lines[0].number("x2") - year_at(svg, "2016") ==
              Approx(year_at(svg, "2016") - year_at(svg, "2015")).margin(0.1));
      }
      const auto ground = svg.all("app-chart__running"), band = svg.all("app-chart__open"),
                 mark = svg.all("app-chart__mark");
      REQUIRE(ground.size() == 1);
      REQUIRE(mark.size() == 1);
      CHECK(ground[0].x() == mark[0].number("x1"));
      CHECK(ground[0].right() == Approx(lines[0].number("x2")));
      CHECK(ground[0].y() == Approx(top));
      CHECK(ground[0].bottom() == Approx(top + 9));
      CHECK(mark[0].number("y1") < top);
      CHECK(mark[0].number("y2") == Approx(top + 9));
      REQUIRE(band.size() == (is_early ? 0 : 1));
      if (!is_early) CHECK((band[0].x() + band[0].right()) / 2 == Approx(ground[0].x()).margin(0.02));
      const auto signs = svg.named("svg");
      REQUIRE(signs.size() == 3);
      CHECK(signs[0].y() == Approx(top + 7.5));  // -50 of -100 to 200
      CHECK(signs[1].y() == Approx(top));
      CHECK(signs[2].y() == Approx(top + 9));  // what is missing stands on the ground
    }
  }
}

TEST_CASE("a scale leaves zero out where all figures are within a quarter of the greatest, and only then") {
  const auto scale = [](std::vector<Rational> values) {
    const ValueAxis axis(values);
    return to_fraction(axis.lowest()) + " to " + to_fraction(axis.highest());
  };
  CHECK(scale({800, 1000}) == "800 to 1000");
  CHECK(scale({750, 1000}) == "0 to 1000");  // a quarter apart
  CHECK(scale({-800, -1000}) == "-1000 to -800");
  CHECK(scale({-750, -1000}) == "-1000 to 0");
  CHECK(scale({1000, 1000}) == "0 to 1000");
  CHECK(scale({-1000}) == "-1000 to 0");
  CHECK(scale({-1, 1000}) == "-500 to 1000");
  CHECK(scale({0, 1000}) == "0 to 1000");
  CHECK(scale({0, -1000}) == "-1000 to 0");
  CHECK(scale({0}) == "0 to 1");
  CHECK(scale({0, 4}) == "0 to 4");
  CHECK(scale({0, Rational(1, 25)}) == "0 to 1/25");
}
