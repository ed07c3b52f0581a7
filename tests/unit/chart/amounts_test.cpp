// Bars of one quantity: that they begin at zero, whatever the signs, and that what is missing has no bar.
#include "chart/amounts.h"

#include <catch2/catch.hpp>
#include <optional>
#include <regex>
#include <string>
#include <vector>

using namespace scrutineer::chart;  // NOLINT(google-build-using-namespace)
using scrutineer::base::Rational;

namespace {

std::string chart(const std::vector<std::optional<Rational>>& amounts) {
  AmountBars bars{{"a", "From 1 to 2", "", "All figures"}, {}};
  for (std::size_t i = 0; i < amounts.size(); ++i)
    bars.bars.push_back({"Thing " + std::to_string(i), amounts[i] ? "stated" : "not stated", amounts[i]});
  return amount_bars(bars);
}

// "x width" of each rectangle of that class in the drawing that comes first.
std::vector<std::string> rectangles(const std::string& html, const std::string& css) {
  const std::string first = html.substr(0, html.find("</svg>"));
  std::vector<std::string> found;
  const std::regex rectangle("<rect class=\"" + css + "\"[^>]* x=\"([^\"]*)\"[^>]* width=\"([^\"]*)\"");
  for (std::sregex_iterator at(first.begin(), first.end(), rectangle), end; at != end; ++at)
    found.push_back((*at)[1].str() + " " + (*at)[2].str());
  return found;
}

std::size_t count_in_amounts(const std::string& html, const std::string& text) {
  std::size_t found = 0;
  for (std::size_t at = html.find(text); at != std::string::npos; at = html.find(text, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("bars begin at zero and are as long as their amounts") {
  CHECK(rectangles(chart({4, 1, 2}), "app-chart__lead") == std::vector<std::string>{"0% 100%", "0% 25%", "0% 50%"});
  CHECK(rectangles(chart({3, -1}), "app-chart__lead") == std::vector<std::string>{"25% 75%", "0% 25%"});
  CHECK(rectangles(chart({-4, -1}), "app-chart__lead") == std::vector<std::string>{"0% 100%", "75% 25%"});
}

TEST_CASE("what has no figure has a row and no bar, and nothing is drawn of zero") {
  const std::string html = chart({2, std::nullopt, 0});
  CHECK(rectangles(html, "app-chart__lead").size() == 1);
  CHECK(rectangles(html, "app-chart__track").size() == 2);
  CHECK(count_in_amounts(html, "not stated") == 2);  // in the wide drawing and the narrow one
  CHECK(rectangles(chart({0, 0}), "app-chart__lead").empty());
}
