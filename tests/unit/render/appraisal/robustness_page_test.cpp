// The examples on the robustness page follow from the appraisal's own numbers and end where the analysis does.
#include <cstring>

#include "analyse/example.h"
#include "render/appraisal/robustness_examples.h"
#include "render/rendered_site.h"

using namespace scrutineer::tests;
using namespace scrutineer::render;
using scrutineer::analyse::Robustness;
using scrutineer::base::Rational;
namespace analyse = scrutineer::analyse;

namespace {

Robustness robustness_of(const scrutineer::catalogue::Appraisal& appraisal) {
  using scrutineer::tests::english;
  return analyse::robustness(appraisal, analyse::audit(appraisal, english()), english(), 1, 1000);
}

// Weights 6 and 4: a has 60 points and b 40. Each stays or comes first where the weights are level.
constexpr std::string_view two_options = R"(title = "Small appraisal"
summary = "About it."
council = "Testshire"
source = { id = "report", where = "table 1" }
cells = "weighted"
[scale]
levels = [ { id = "high", title = "High", score = 10 }, { id = "low", title = "Low", score = 0 } ]
[[option]]
id = "a"
title = "Option A"
published = { total = 60 }
[[option]]
id = "b"
title = "Option <B>"
published = { total = 40 }
[[criterion]]
id = "cost"
title = "Cost"
weight = 6
[criterion.published]
a = 60
b = 0
[[criterion]]
id = "staff"
title = "Staff"
weight = 4
[criterion.published]
a = 0
b = 40
)";

std::string robustness_page(const std::string& text, std::string_view appraisal = two_options) {
  TestSite site;
  site.file("sources.toml", source("report"));
  site.file("appraisals/small.toml", std::string(appraisal));
  return rendered(site, {{"robustness", text}}).file("appraisals/small-robustness.html");
}

}  // namespace

TEST_CASE("the example of a moved weight tips where the analysis says") {
  for (const auto& appraisal : {example::worcestershire(), example::birmingham()}) {
    const Robustness results = robustness_of(appraisal);
    const auto example = crossing_example(results);
    REQUIRE(example);
    const auto stability =
        std::ranges::find(results.stability, example->criterion, &analyse::WeightStability::criterion);
    REQUIRE(stability != results.stability.end());
    const auto& range = stability->leader;
    CHECK(example->share == stability->share);
    CHECK((range.below == example->crossing ? range.from : range.to) == example->tips_at);
    // No other weight has less far to go.
    const Rational way =
        example->tips_at < example->share ? example->share - example->tips_at : example->tips_at - example->share;
    for (const analyse::WeightStability& other : results.stability) {
      if (other.leader.below) CHECK(other.share - other.leader.from >= way);
      if (other.leader.above) CHECK(other.leader.to - other.share >= way);
    }
  }
}

TEST_CASE("the example of a changed score leaves the lead that the analysis gives") {
  for (const auto& appraisal : {example::worcestershire(), example::birmingham()}) {
    const auto example = score_example(robustness_of(appraisal));
    REQUIRE(example);
    CHECK(example->total_after == example->total_before + example->points);
    CHECK(example->leader_after - example->other_after == example->change.lead);
  }
}

TEST_CASE("the examples of other weights and of leaving something out end at the analysis' percentages") {
  const Robustness results = robustness_of(example::worcestershire());
  const std::size_t leader = results.first.front();
  const auto equal = equal_example(results);
  const auto without = without_example(results);
  REQUIRE(equal);
  REQUIRE(without);
  for (const analyse::SchemeResult& scheme : results.schemes) {
    if (scheme.scheme == analyse::Scheme::equal) CHECK(equal->percent == *scheme.percent[leader]);
    if (scheme.scheme == analyse::Scheme::without_criterion) CHECK(without->percent <= *scheme.percent[leader]);
  }
  CHECK(without->total_left * 100 / without->greatest_left == without->percent);
}

TEST_CASE("there is no example where options share the first place") {
  const Robustness results = robustness_of(example::appraisal({0, 10}, {1, 1}, {{10, 0}, {0, 10}}));
  REQUIRE(results.first.size() == 2);
  CHECK_FALSE(crossing_example(results));
  CHECK_FALSE(score_example(results));
}

TEST_CASE("the page fills in the formula with the appraisal's own figures") {
  CHECK(robustness_page("{{#weight_stability}}{{#crossing}}{{x_criterion}}: {{x_weight}}/{{x_sum}} {{x_share}} lead "
                        "{{x_lead}} d {{x_d}} R {{x_r}} t {{x_tips}} {{x_tips_percent}} {{x_rival}}"
                        "{{/crossing}}{{/weight_stability}}") ==
        "Cost: 6/10 60% lead 20 d 10 R −10 t 0.5 50% Option &lt;B&gt;");
}

TEST_CASE("every result of the page has a chart and a table, and no cell of a table is empty") {
  const std::string results = robustness_page(
      "{{#dominance}}[{{result_id}} {{#result_chart}}chart{{/result_chart}} {{#result_table}}{{rt_id}}"
      "{{#rt_rows}}|{{rt_row}}{{#rt_cells}};{{rt_cell}}{{/rt_cells}}{{/rt_rows}}{{/result_table}}]{{/dominance}}"
      "{{#weight_stability}}[{{result_id}} {{#result_chart}}chart{{/result_chart}} {{#result_table}}"
      "{{#rt_rows}}|{{rt_row}}{{#rt_cells}};{{rt_cell}}{{/rt_cells}}{{/rt_rows}}{{/result_table}}]{{/weight_stability}}"
      "{{#changed_scores}}[{{result_id}} {{#result_chart}}chart{{/result_chart}} {{#result_table}}"
      "{{#rt_rows}}|{{rt_row}}{{#rt_cells}};{{rt_cell}}{{/rt_cells}}{{/rt_rows}}{{/result_table}}]{{/changed_scores}}");
  CHECK(results ==
        "[app-dominance chart app-dominance-table|Option A;–;1|Option &lt;B&gt;;1;–]"
        "[app-weight-stability chart |Cost;60%;more than 50%;Option &lt;B&gt;;–;more than 50%"
        "|Staff;40%;less than 50%;–;Option &lt;B&gt;;less than 50%]"
        "[app-changed-scores chart |Cost;Option A;6;10;0;40 behind;Option &lt;B&gt;"
        "|Cost;Option &lt;B&gt;;6;0;10;40 behind;Option &lt;B&gt;]");
}

TEST_CASE("ranks of weights by chance come with their seed and number of draws") {
  CHECK(robustness_page("{{#all_weights}}{{draw_count}} {{draw_seed}} {{draw_criteria}} {{draw_cuts}} {{draw_error}}"
                        "{{/all_weights}}") == "100,000 20171101 2 1 0.3");
}

TEST_CASE("ranks of weights by chance come first where weights were never published") {
  const std::string contents = "{{#contents}}{{toc_href}} {{/contents}}{{#weights_published}}w{{/weights_published}}";
  CHECK(robustness_page(contents) ==
        "#app-dominance #app-weight-stability #app-changed-scores #app-other-weights #app-left-out #app-all-weights "
        "#app-missing-scores w");
  std::string raw(two_options);
  for (const std::string_view weight : {"weight = 6\n", "weight = 4\n"}) raw.erase(raw.find(weight), weight.size());
  raw.replace(raw.find("\"weighted\""), 10, "\"raw\"");
  raw.replace(raw.find("a = 60"), 6, "a = 10");
  raw.replace(raw.find("b = 40"), 6, "b = 0");
  for (const std::string_view total : {"published = { total = 60 }\n", "published = { total = 40 }\n"})
    raw.erase(raw.find(total), total.size());
  CHECK(robustness_page(contents, raw).starts_with("#app-all-weights #app-dominance"));
}

namespace {

// The headline of the chart of one result.
std::string headline(const std::string& result, std::string_view appraisal = two_options,
                     const std::string& chart = "result_chart") {
  const std::string html = robustness_page("{{#" + result + "}}{{{" + chart + "}}}{{/" + result + "}}", appraisal);
  const std::string before = "-title\">";
  const std::size_t from = html.find(before);
  if (from == std::string::npos) return {};
  return html.substr(from + before.size(), html.find('<', from + before.size()) - from - before.size());
}

std::string with(std::string_view replaced, std::string_view by) {
  std::string text(two_options);
  text.replace(text.find(replaced), replaced.size(), by);
  return text;
}

}  // namespace

TEST_CASE("headlines say what the charts show") {
  CHECK(headline("dominance") == "No option beats another and is nowhere worse");
  CHECK(headline("weight_stability") == "2 of 2 criteria could change who comes first by their weight alone");
  CHECK(headline("changed_scores") == "Any one of 2 scores could put another option first");
  CHECK(headline("other_weights") == "Option A comes first alone with 1 of 2 other sets of weights");
  CHECK(headline("left_out_result") == "Option A comes first for 1 of 2 criteria left out, one at a time");
  CHECK(headline("left_out_result", two_options, "option_chart").empty());  // nothing would be left to beat
}

TEST_CASE("headlines hold where an option is ahead throughout, where options tie, and where a score is missing") {
  const std::string ahead = with("b = 40", "b = 0");  // b has nothing
  CHECK(headline("dominance", ahead) == "Option A beats Option &lt;B&gt; on some criteria and is nowhere worse");
  const std::string alike = with("b = 0\n", "b = 60\n");  // a: 60 and 0; b: 60 and 40
  CHECK(headline("dominance", alike) == "Option &lt;B&gt; beats Option A on some criteria and is nowhere worse");
  std::string tie = with("weight = 6", "weight = 4");
  for (const char* sixty : {"a = 60", "total = 60"})
    tie.replace(tie.find(sixty), std::strlen(sixty), sixty[0] == 'a' ? "a = 40" : "total = 40");
  CHECK(headline("changed_scores", tie).empty());
  CHECK(headline("all_weights", tie).starts_with("Option "));
  CHECK(headline("other_weights", tie) ==
        "Option A and Option &lt;B&gt; share first place with the other set of weights too");
  CHECK(headline("left_out_result", tie) ==
        "Option A and Option &lt;B&gt; share first place for 0 of 2 criteria left out, one at a time");
  const std::string gap = with("a = 0\n", "a = \"unreadable\"\n");
  CHECK(headline("dominance", gap) == "No option is certain to beat another and be nowhere worse");
}
