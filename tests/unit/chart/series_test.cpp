// A chart of figures over time: its scale, its gaps, and what tells before from after.
#include "chart/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <regex>
#include <string>
#include <vector>

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)
using scrutineer::base::days_of;
using scrutineer::base::PartialDate;
using scrutineer::base::Rational;

namespace {

SeriesPoint point(const char* date, std::optional<Rational> value, SeriesSide side) {
  return {days_of(*PartialDate::parse(date)), value, side};
}

SeriesChart chart(std::vector<SeriesPoint> points, const char* date = "2014-06") {
  SeriesChart chart;
  chart.text = {"v", "Visits fell", "", "All figures"};
  chart.points = std::move(points);
  if (date) chart.change = {days_of(*PartialDate::parse(date)), "Started June 2014"};
  chart.first_year = 2012;
  chart.last_year = 2016;
  chart.amount = [](const Rational& step) { return scrutineer::base::to_short_text(step); };
  chart.before_words = "Before";
  chart.during_words = "Then";
  chart.after_words = "After";
  chart.unknown_words = "Figure";
  chart.missing_words = "None";
  return chart;
}

std::size_t count(const std::string& html, const std::string& text) {
  std::size_t found = 0;
  for (std::size_t at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a scale has every value, in round steps, and holds zero unless nothing would be seen") {
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    std::vector<Rational> values;
    const auto scale = Rational(1, random() % 2 ? 1 : 1000) * (random() % 2 ? 1 : 100000);
    const std::int64_t base = random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 4000) - 2000;
    for (std::size_t n = 1 + random() % 6; n > 0; --n)
      values.push_back(Rational(base + static_cast<std::int64_t>(random() % 600)) * scale);
    const ValueAxis axis(values);
    const auto [least, most] = std::ranges::minmax(values);
    CAPTURE(to_fraction(least), to_fraction(most), to_fraction(axis.lowest()), to_fraction(axis.highest()));
    CHECK(axis.lowest() <= least);
    CHECK(axis.highest() >= most);
    const std::vector<Rational> steps = axis.steps();
    CHECK(steps.size() >= 2);
    CHECK(steps.size() <= 7);
    CHECK(steps.front() == axis.lowest());
    CHECK(steps.back() == axis.highest());
    if (!axis.has_zero()) {  // all within a quarter of the greatest
      CHECK((most - least) * 4 < (most > Rational(0) ? most : -least));
      CHECK(((least > Rational(0)) == (most > Rational(0))));
    }
    CHECK(axis.place(axis.highest(), 9) == 0);
    CHECK(axis.place(axis.lowest(), 9) == 9);
  }
}

TEST_CASE("lines join figures that follow on each other, and stop where one is missing") {
  using enum SeriesSide;
  const std::string html =
      series_chart(chart({point("2012", 5, before), point("2013", 7, before), point("2014", 6, during),
                          point("2015", std::nullopt, after), point("2016", 4, after)}));
  // Each drawn twice, wide and narrow.
  CHECK(count(html, "class=\"app-chart__line app-chart__line--before\"") == 4);
  CHECK(count(html, "class=\"app-chart__line\"") == 0);
  CHECK(count(html, "class=\"app-chart__point app-chart__point--missing\"") == 3);  // and once in the key
  CHECK(count(html, "class=\"app-chart__point app-chart__point--after\"") == 3);
  CHECK(count(html, ">Started June 2014<") + 2 * count(html, ">Started June<") >= 2);
  CHECK(html.find("role=\"img\" aria-labelledby=\"v-title v-desc\"") != std::string::npos);
}

TEST_CASE("without a change there is one sign, and no key where it stands alone") {
  const std::string html =
      series_chart(chart({point("2012", 5, SeriesSide::unknown), point("2013", 7, SeriesSide::unknown)}, nullptr));
  CHECK(html.find("app-chart__key") == std::string::npos);
  CHECK(html.find("app-chart__mark") == std::string::npos);
  CHECK(count(html, "class=\"app-chart__line\"") == 2);
}
