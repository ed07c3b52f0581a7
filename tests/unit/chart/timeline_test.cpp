// A timeline shows what is known of a date and no more, and its signs do not cover each other.
#include "chart/timeline.h"

#include <fmt/format.h>

#include <array>
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)
using scrutineer::base::days_of;
using scrutineer::base::PartialDate;

namespace {

struct Place {
  double across = 0, down = 0;
};

const std::array<SignKind, 2> kinds{{{"Start", {"start", "M0,1"}}, {"Decision", {"decision", "M0,2"}}}};

TimelineSign sign(std::size_t number, const char* date, const char* until = nullptr) {
  scrutineer::base::Days days = days_of(*PartialDate::parse(date));
  if (until) days.last = days_of(*PartialDate::parse(until)).last;
  return {number, 1, days, until != nullptr};
}

TimelineChart chart(std::vector<TimelineSign> signs) {
  return {{"t", "Title", "", "Words"}, {}, {{"Lane", signs}}, kinds, "It lasted", "Not known to the day"};
}

std::string drawing_of_timeline(const std::string& html, const std::string& room) {
  const std::size_t from = html.find("<svg class=\"app-chart__drawing app-chart__" + room);
  REQUIRE(from != std::string::npos);
  const std::size_t end = html.find("app-chart__drawing", from + 40);
  return html.substr(from, end == std::string::npos ? end : end - from);
}

std::vector<std::vector<std::string>> all_of_timeline(const std::string& text, const std::string& expression) {
  const std::regex pattern(expression);
  std::vector<std::vector<std::string>> found;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at)
    found.push_back({at->begin() + 1, at->end()});
  return found;
}

std::vector<Place> signs(const std::string& html, const std::string& room) {
  std::vector<Place> places;
  for (const auto& match : all_of_timeline(drawing_of_timeline(html, room), "<svg x=\"([0-9.]+)%\" y=\"([0-9.]+)rem\""))
    places.push_back({std::stod(match[0]), std::stod(match[1])});
  return places;
}

// From and width in percent.
std::vector<std::pair<double, double>> bars_of_timeline(const std::string& html, const std::string& css) {
  std::vector<std::pair<double, double>> found;
  for (const auto& match :
       all_of_timeline(drawing_of_timeline(html, "wide"),
                       "<rect class=\"" + css + "\" x=\"([0-9.]+)%\" y=\"[0-9.]+rem\" width=\"([0-9.]+)%\""))
    found.emplace_back(std::stod(match[0]), std::stod(match[1]));
  return found;
}

std::vector<double> years(const std::string& html) {
  std::set<double> places;
  for (const auto& match :
       all_of_timeline(drawing_of_timeline(html, "wide"), "app-chart__gridline\" x1=\"([0-9.]+)%\""))
    places.insert(std::stod(match[0]));
  return {places.begin(), places.end()};
}

}  // namespace

TEST_CASE("a date known to its day has no outline, a month has one of a month, a year one of the whole year") {
  const std::string html = timeline_chart(chart({sign(1, "2015"), sign(2, "2016-01"), sign(3, "2016-07-01")}));
  const auto outlines = bars_of_timeline(html, "app-chart__open");
  const auto year = years(html);
  REQUIRE(outlines.size() == 2);
  REQUIRE(year.size() == 3);
  CHECK(outlines[0].first == Approx(year[0]));
  CHECK(outlines[0].second == Approx(year[1] - year[0]));
  CHECK(outlines[1].first == Approx(year[1]));
  CHECK(outlines[1].second == Approx((year[2] - year[1]) * 31 / 366).margin(0.02));
  CHECK(bars_of_timeline(html, "app-chart__lasted").empty());
  CHECK(html.find("</svg> Not known to the day</li>") != std::string::npos);
  CHECK(html.find("It lasted") == std::string::npos);
  const auto at = signs(html, "wide");
  CHECK(at[0].across == Approx((year[0] + year[1]) / 2).margin(0.01));
}

TEST_CASE("what lasted is a bar from its first day to its last, with the sign at its start") {
  const std::string html = timeline_chart(chart({sign(1, "2015-01", "2016")}));
  const auto lasted = bars_of_timeline(html, "app-chart__lasted");
  const auto year = years(html);
  REQUIRE(lasted.size() == 1);
  CHECK(html.find("</svg> It lasted</li>") != std::string::npos);
  CHECK(lasted[0].first == Approx(year.front()));
  CHECK(lasted[0].first + lasted[0].second == Approx(year.back()).margin(0.02));
  CHECK(signs(html, "wide")[0].across == Approx(year.front()));
}

TEST_CASE("signs that would touch stand on tracks of their own, in either drawing") {
  std::vector<TimelineSign> close;
  for (std::size_t i = 1; i <= 24; ++i)
    close.push_back(sign(i, fmt::format("2016-{:02}-{:02}", (i + 1) / 2, i % 2 == 0 ? 20 : 3).c_str()));
  const std::string html = timeline_chart(chart(close));
  for (const auto& [room, pixels] : {std::pair("wide", 640.0), std::pair("narrow", 280.0)}) {
    const auto places = signs(html, room);
    REQUIRE(places.size() == close.size());
    for (std::size_t a = 0; a < places.size(); ++a) {
      for (std::size_t b = a + 1; b < places.size(); ++b) {
        CAPTURE(room, a, b);
        const bool same_track = places[a].down == places[b].down;
        CHECK((!same_track || (places[b].across - places[a].across) * pixels / 100 >= 24));
      }
    }
  }
}

TEST_CASE("years are labelled as densely as there is room for") {
  const std::string html = timeline_chart(chart({sign(1, "1990"), sign(2, "2020")}));
  CHECK(all_of_timeline(drawing_of_timeline(html, "narrow"), "app-chart__tick[^>]*>(\\d{4})<").size() <= 7);
  CHECK(all_of_timeline(drawing_of_timeline(html, "wide"), "app-chart__tick[^>]*>(\\d{4})<").size() > 7);
  CHECK(years(html).size() == 32);
}

TEST_CASE("a period of which one end is known is a mark at that end, and no bar") {
  TimelineChart with = chart({sign(1, "2016-05-05")});
  with.periods.push_back({"Design", "until 2017", days_of(*PartialDate::parse("2017-03-31")), false});
  const std::string html = timeline_chart(with);
  CHECK(bars_of_timeline(html, "app-chart__period").empty());
  CHECK(all_of_timeline(drawing_of_timeline(html, "wide"), "class=\"(app-chart__mark)\"").size() == 1);
  CHECK(html.find("until 2017") != std::string::npos);
}

TEST_CASE("the key has the kinds that are drawn and no others, and what editors write is escaped") {
  TimelineChart one = chart({sign(1, "2016")});
  one.lanes[0].label = "<Lane>";
  const std::string html = timeline_chart(one);
  CHECK(html.find("<Lane>") == std::string::npos);
  CHECK(html.find("</svg> Decision</li>") != std::string::npos);
  CHECK(html.find("Start") == std::string::npos);
  CHECK(all_of_timeline(html, "<path class=\"(decision)\" ").size() == 3);  // in the key and in both drawings
}

TEST_CASE("a sign leads to its place in the list, says what it is, and can be hit with a finger") {
  TimelineSign first = sign(1, "2016-03-01");
  first.says = "1. 1 March 2016: Decision";
  first.href = "#app-timeline-n1";
  const std::string html = timeline_chart(chart({first, sign(2, "2017-01-01")}));
  CHECK(all_of_timeline(html, "<a href=\"(#[^\"]*)\" aria-label=\"([^\"]*)\"") ==
        std::vector<std::vector<std::string>>(2, {"#app-timeline-n1", "1. 1 March 2016: Decision"}));
  const auto targets =
      all_of_timeline(html, "class=\"app-chart__target\" x=\"[^\"]*\" y=\"-9\" width=\"([0-9]+)\" height=\"([0-9]+)\"");
  REQUIRE(targets.size() == 2);
  CHECK(std::stoi(targets[0][0]) >= 24);  // WCAG 2.5.8
  CHECK(std::stoi(targets[0][1]) >= 24);
}

TEST_CASE("what lay ahead is hollow, and the key says so") {
  TimelineSign plan = sign(1, "2016-03", "2016-06");
  plan.ahead = true;
  TimelineChart planned = chart({plan, sign(2, "2017-01-01")});
  planned.ahead_words = "Planned";
  planned.ahead_sign = {"hollow", "M0,3"};
  const std::string html = timeline_chart(planned);
  CHECK(bars_of_timeline(html, "app-chart__lasted app-chart__ahead").size() == 1);
  CHECK(all_of_timeline(drawing_of_timeline(html, "wide"), "<path class=\"([^\"]*)\"") ==
        std::vector<std::vector<std::string>>{{"decision app-chart__ahead"}, {"decision"}});
  CHECK(html.find("> Planned</li>") != std::string::npos);
  CHECK(timeline_chart(chart({sign(1, "2016")})).find("hollow") == std::string::npos);
}
