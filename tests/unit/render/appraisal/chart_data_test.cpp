// What an appraisal's charts are given: every figure, what is missing, and what was published.
#include "render/appraisal/chart_data.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analyse/audit.h"
#include "analyse/example.h"
#include "english.h"

using namespace scrutineer;          // NOLINT(google-build-using-namespace)
using namespace scrutineer::render;  // NOLINT(google-build-using-namespace)
using base::Rational;
using scrutineer::tests::english;

TEST_CASE("the chart of totals shows what can be read, what is open and what was published") {
  const auto appraisal = example::worcestershire();
  const auto audit = analyse::audit(appraisal, english());
  const chart::StackedBars chart = totals_chart(english(), appraisal, audit, "totals");
  CHECK(chart.maximum == 2170);
  REQUIRE(chart.bars.size() == 5);
  const chart::StackedBar& company = chart.bars[2];
  CHECK(company.parts == std::vector<Rational>{1750});
  CHECK(company.open_to == Rational(1870));  // two missing cells of weight 6 could add 120
  CHECK(company.mark == Rational(1810));
  CHECK(company.value == "1,810");
  CHECK(chart.text.description.find("c: 1,750 to 1,870, published as 1,810.") != std::string::npos);
}

TEST_CASE("the chart of totals stacks groups of criteria") {
  auto appraisal = example::appraisal({0, 10}, {6, 4, 10}, {{60, 0}, {40, 40}, {0, 100}});
  appraisal.groups = {{"money", "Money", {}, {}}, {"people", "People", {}, {}}};
  appraisal.criteria[0].group = "money";
  appraisal.criteria[1].group = appraisal.criteria[2].group = "people";
  const chart::StackedBars chart = totals_chart(english(), appraisal, analyse::audit(appraisal, english()), "totals");
  CHECK(chart.series == std::vector<std::string>{"Money", "People"});
  CHECK(chart.bars[0].parts == std::vector<Rational>{60, 40});
  CHECK(chart.bars[1].parts == std::vector<Rational>{0, 140});
  CHECK_FALSE(chart.bars[0].open_to);
  CHECK(chart.open_words.empty());
  CHECK(chart.bars[1].value == "140");
}

TEST_CASE("the heat map shows every score, and marks what is missing or off the scale") {
  const auto appraisal = example::worcestershire();
  const chart::TileGrid chart = scores_chart(english(), appraisal, analyse::audit(appraisal, english()), "scores");
  REQUIRE(chart.groups.size() == 1);
  const auto& rows = chart.groups.front().rows;
  REQUIRE(rows.size() == 28);
  CHECK(rows[0].tiles[0].text == "10");
  CHECK(rows[0].tiles[0].level == 4);
  CHECK(rows[3].tiles[0].level == 2);  // 5 of 10
  CHECK(rows[1].tiles[1].level == 0);
  CHECK(rows[1].tiles[3].text == "?");
  CHECK(rows[1].tiles[3].level == chart::GridTile::none);
  CHECK(rows[23].tiles[3].level == chart::GridTile::none);  // the printed -25, -5 for its weight of 5
  CHECK(rows[23].tiles[3].text == "-5");
}
