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
  CHECK(company.says == "c: 1,750 to 1,870, published as 1,810.");
  CHECK(chart.text.title == "c comes first with a published total of 1,810, 295 ahead of d");
  for (const chart::StackedBar& bar : chart.bars) CHECK(bar.quiet == (bar.label != "c"));
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
  CHECK(chart.bars[1].says == "b: 140. Money 0. People 140.");
  CHECK(chart.text.title == "b comes first");
}

TEST_CASE("the headline over totals says who comes first as far as that is certain") {
  using Cells = std::vector<std::vector<example::Printed>>;
  const auto headline = [](const Cells& cells, const std::vector<std::int64_t>& published = {}, bool lower = false) {
    auto appraisal = example::appraisal({0, 10}, {1, 1}, cells);
    if (lower) appraisal.scale.better = catalogue::Better::lower;
    example::publish_totals(appraisal, published);
    return totals_chart(english(), appraisal, analyse::audit(appraisal, english()), "t").text.title;
  };
  const example::Printed none;
  CHECK(headline({{10, 0}, {0, 0}}) == "a comes first");
  CHECK(headline({{10, 0}, {0, 0}}, {}, true) == "b comes first");
  CHECK(headline({{10, 0}, {0, 10}}) == "a and b share first place");
  CHECK(headline({{10, 0}, {none, 0}}) == "a comes first whatever the missing scores are");
  CHECK(headline({{10, 0}, {0, none}}) == "Missing scores leave open which option comes first");
  CHECK(headline({{10}, {0}}, {10}) == "a has a published total of 10");
  CHECK(headline({{10, 0, 0}, {0, 0, 0}}, {10, 7, 7}) ==
        "a comes first with a published total of 10, 3 ahead of b and c");
  CHECK(headline({{10, 0}, {0, 0}}, {10, 7}, true) == "b comes first with a published total of 7, 3 ahead of a");
  CHECK(headline({{10, 0}, {0, 0}}, {7, 7}) == "a and b share first place with a published total of 7");
  CHECK(headline({{10, 0}, {0, 0}}, {12}) == "a comes first");  // one total alone tells no order
}
