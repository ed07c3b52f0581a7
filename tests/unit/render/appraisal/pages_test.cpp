// What an appraisal's pages say, on a table small enough to work out by hand.
#include "render/rendered_site.h"

using namespace scrutineer::tests;

namespace {

// Scale 0 and 10, weights 6, 10 and 4: the greatest possible total is 200. The trust's last cell cannot be read; the
// merger's second cell is half its weight times 10, which the scale does not have.
constexpr std::string_view weighted = R"(title = "Small appraisal"
summary = "About it."
conclusion = "The trust is best."
council = "Testshire"
date = "2017-11"
source = { id = "report", where = "table 1" }
cells = "weighted"
[scale]
levels = [ { id = "high", title = "High", score = 10 }, { id = "low", title = "Low", score = 0 } ]
[bands]
applies_to = "weighted score"
levels = [ { id = "good", title = "Good", from = 51, to = 100 }, { id = "poor", title = "Poor", from = 0, to = 50 } ]
[[group]]
id = "money"
title = "Money"
[[group]]
id = "people"
title = "People"
[[option]]
id = "trust"
title = "Trust"
model = "trust-model"
published = { total = 160, percent = 80, rank = 1 }
[[option]]
id = "company"
title = "Company"
published = { total = 100, percent = 50, rank = 3 }
[[option]]
id = "merger"
title = "Merger"
published = { total = 110, percent = 55, rank = 2 }
[[gate]]
id = "legal"
title = "Legal"
[gate.results]
trust = "pass"
company = "pass"
merger = "fail"
[[criterion]]
id = "cost"
group = "money"
title = "Cost"
weight = 6
[criterion.levels]
high = "Cheap."
[criterion.published]
trust = 60
company = 60
merger = 60
[criterion.rationale]
trust = "It is cheap."
[[criterion]]
id = "staff"
group = "people"
title = "Staff"
weight = 10
[criterion.published]
trust = 100
company = 0
merger = { value = 50, as_printed = true }
[[criterion]]
id = "time"
group = "people"
title = "Time"
weight = 4
[criterion.published]
trust = "unreadable"
company = 40
merger = 0
[[criterion]]
id = "market"
group = "people"
title = "Market"
not_assessed = "Nobody asked."
)";

// Scores of 1 to 3 and no weights; a weighted total of 0 is printed that no weights can give.
constexpr std::string_view unweighted = R"(title = "Second appraisal"
summary = "About it."
council = "Testshire"
source = { id = "report", where = "table 2" }
cells = "raw"
[scale]
levels = [ { id = "high", title = "High", score = 3 }, { id = "medium", title = "Medium", score = 2 }, { id = "low", title = "Low", score = 1 } ]
[[option]]
id = "trust"
title = "Independent trust"
model = "trust-model"
published = { total = 0, percent = 0, unweighted_total = 5 }
[[option]]
id = "as-now"
title = "As now"
as_now = true
published = { total = 40, percent = 40, unweighted_total = 3 }
[[criterion]]
id = "cost"
title = "Cost"
[criterion.published]
trust = 3
as-now = 2
[[criterion]]
id = "staff"
title = "Staff"
[criterion.published]
trust = 2
as-now = 1
)";

TestSite site_of_appraisal() {
  TestSite made;
  made.file("sources.toml", source("report"));
  made.file("models/trust-model.md", front("Trust model", "family = \"in-house\"\n"));
  made.file("appraisals/small.toml", std::string(weighted));
  made.file("appraisals/second.toml", std::string(unweighted));
  return made;
}

// What one template makes of a page of an appraisal.
std::string page(std::string_view path, const std::string& name, const std::string& text) {
  return rendered(site_of_appraisal(), {{name, text}}).file(std::string(path));
}

}  // namespace

TEST_CASE("an appraisal has a page for its table, its audit, each criterion and each option") {
  const Lines paths = rendered(site_of_appraisal(), {}).paths;
  for (const char* part : {"table", "audit", "criterion-cost", "criterion-market", "option-trust", "option-merger"})
    CHECK(std::ranges::count(paths, std::string("appraisals/small-") + part + ".html") == 1);
}

TEST_CASE("the overview says how many published totals the scores confirm") {
  CHECK(page("appraisals/small.html", "appraisal", "{{verdict}}") ==
        "Only 2 of the 3 published totals can be confirmed from the scores that can be read. With scores of the scale "
        "in place of the missing ones, all of them could be right.");
  CHECK(page("appraisals/second.html", "appraisal", "{{verdict}}") == "Yes: all 2 published sums of scores are right.");
}

TEST_CASE("recomputed results run over what the missing scores allow") {
  CHECK(page("appraisals/small.html", "appraisal",
             "{{#results}}{{result_title}}: {{published_total}}, {{recomputed_total}}, {{recomputed_percent}}, "
             "{{published_rank}}, {{recomputed_rank}}; {{/results}}") ==
        "Trust: 160, 160 to 200, 80 to 100%, 1, 1; Company: 100, 100, 50%, 3, 3; Merger: 110, 110, 55%, 2, 2; ");
}

TEST_CASE("a total that was not worked out is said to be so") {
  CHECK(
      page("appraisals/second.html", "appraisal",
           "{{#results}}{{published_total}}{{#not_worked_out}}!{{/not_worked_out}} {{published_rank}}; {{/results}}") ==
      "0! Not published; 40 Not published; ");
}

TEST_CASE("every cell has the word and the shape of its score, or says why it has none") {
  CHECK(page("appraisals/small-table.html", "appraisal-table",
             "{{#row_groups}}{{#rows}}{{#row_cells}}{{cell_value}}:{{cell_shape}}{{cell_word}}"
             "{{#cell_off_scale}}off{{/cell_off_scale}}{{#cell_missing}}missing{{/cell_missing}} "
             "{{/row_cells}}{{#row_not_assessed}}none{{/row_not_assessed}}|{{/rows}}{{/row_groups}}") ==
        "60:▪▪High 60:▪▪High 60:▪▪High |100:▪▪High 0:▪▫Low 50:off |Not readable:missing 40:▪▪High 0:▪▫Low |none|");
}

TEST_CASE("a colour that the document gives to weight times score is told in words, and why it is no better") {
  CHECK(page("appraisals/small-table.html", "appraisal-table",
             "{{#row_groups}}{{#rows}}{{#row_cells}}{{cell_class}}: {{cell_coloured}} {{/row_cells}}{{/rows}}"
             "{{/row_groups}}") ==
        "level-4: The document colours it “Good”. level-4: The document colours it “Good”. "
        "level-4: The document colours it “Good”. level-4: The document colours it “Good”. "
        "level-0: The document colours it “Poor”. :  :  "
        "level-4: The document colours it “Poor”. With a weight of 4, even the best score is coloured “Poor”. "
        "level-0: The document colours it “Poor”. With a weight of 4, even the best score is coloured “Poor”. ");
}

TEST_CASE("each cell names the place of its reason on the page") {
  CHECK(page("appraisals/second-table.html", "appraisal-table",
             "{{#row_groups}}{{#rows}}{{#row_cells}}{{cell_number}}>{{cell_reason}} {{/row_cells}}"
             "{{#row_scores}}{{score_reason_id}} {{/row_scores}}{{/rows}}{{/row_groups}}") ==
        "1>app-reason-1-1 2>app-reason-1-2 app-reason-1-1 app-reason-1-2 "
        "1>app-reason-2-1 2>app-reason-2-2 app-reason-2-1 app-reason-2-2 ");
}

TEST_CASE("a phone is shown the option that comes first before the others") {
  CHECK(page("appraisals/small-table.html", "appraisal-table",
             "{{#columns}}{{column_number}}{{#column_is_shown}}!{{/column_is_shown}} {{/columns}}{{columns_fit}}") ==
        "1! 2 3 tablet");
}

TEST_CASE("gates are folded only where every option passed them") {
  constexpr std::string_view text = "{{gates_passed}}|{{#has_gates}}{{#gates}}{{gate_title}}{{/gates}}{{/has_gates}}";
  CHECK(page("appraisals/small-table.html", "appraisal-table", std::string(text)) == "|Legal");
  std::string all(weighted);
  all.replace(all.find("merger = \"fail\""), 15, "merger = \"pass\"");
  TestSite made = site_of_appraisal();
  made.file("appraisals/small.toml", all);
  CHECK(rendered(made, {{"appraisal-table", std::string(text)}}).file("appraisals/small-table.html") ==
        "Every option passed the one test|");
}

TEST_CASE("of findings of one kind the overview gives the one about the winner") {
  // Both the company and the trust miss a score; the trust, listed first, is last.
  std::string other(weighted);
  const auto replace = [&](std::string_view from, std::string_view to) {
    other.replace(other.find(from), from.size(), to);
  };
  replace("company = 40", "company = \"unreadable\"");
  replace("percent = 80, rank = 1", "percent = 80, rank = 3");
  replace("percent = 50, rank = 3", "percent = 50, rank = 1");
  TestSite made = site_of_appraisal();
  made.file("appraisals/small.toml", other);
  const std::string findings =
      rendered(made, {{"appraisal", "{{#key_findings}}{{finding_code}}: {{finding_sentence}}\n{{/key_findings}}"}})
          .file("appraisals/small.html");
  const std::size_t at = findings.find("total-with-gaps: ");
  REQUIRE(at != std::string::npos);
  CHECK(findings.substr(at, findings.find('\n', at) - at).find("Company") != std::string::npos);
}

TEST_CASE("without bands a cell shows where its level stands on the scale") {
  CHECK(page("appraisals/second-table.html", "appraisal-table",
             "{{#row_groups}}{{row_group_title}}: {{#rows}}{{#row_cells}}{{cell_value}} {{cell_shape}} {{cell_word}}; "
             "{{/row_cells}}{{/rows}}{{/row_groups}}") ==
        "All criteria: 3 ▪▪▪ High; 2 ▪▪▫ Medium; 2 ▪▪▫ Medium; 1 ▪▫▫ Low; ");
}

TEST_CASE("groups add up to the totals") {
  CHECK(page("appraisals/small-table.html", "appraisal-table",
             "{{#row_groups}}{{row_group_title}} {{subtotal_weight}} {{subtotal_maximum}}: "
             "{{#subtotals}}{{subtotal}}, {{/subtotals}}{{/row_groups}}"
             "{{#total_rows}}{{#total_strong}}{{#total_cells}}{{total_text}}, {{/total_cells}}{{/total_strong}}"
             "{{/total_rows}}") ==
        "Money 6 60: 60, 60, 60, People 14 140: 100 to 140, 40, 50, "
        "160 to 200, 100, 110, 80 to 100%, 50%, 55%, 1, 3, 2, ");
}

TEST_CASE("a missing score says what the published total leaves open to it") {
  CHECK(page("appraisals/small-criterion-time.html", "appraisal-criterion",
             "{{#scores}}{{#score_cell}}{{cell_possible}}{{/score_cell}}{{/scores}}") ==
        "Only Low (0) fits the published total.");
}

TEST_CASE("a criterion's page says what its scores mean, or that the document does not say") {
  CHECK(page("appraisals/small-criterion-cost.html", "appraisal-criterion",
             "{{#meanings}}{{meaning_level}} {{meaning_weighted}} {{{meaning_text}}} {{/meanings}}") ==
        "High 60 Cheap. Low 0 The document does not say. ");
}

TEST_CASE("a criterion's page says at what weight another option would come first") {
  // With the share t for staff and 6 to 4 between cost and time, the trust leads the company by 10t - 4(1 - t): nothing
  // at 2/7.
  CHECK(page("appraisals/small-criterion-staff.html", "appraisal-criterion",
             "{{#weight_sentences}}{{weight_sentence}} {{/weight_sentences}}") ==
        "Missing scores are taken here as the page on robustness says. Trust stays first while this criterion carries "
        "28.6% or more of the weight; now it carries 50%. At 28.5% or less, Company is ahead of Trust. Without this "
        "criterion, Company comes first. ");
}

TEST_CASE("a criterion that was not assessed has no scores and says why") {
  CHECK(page("appraisals/small-criterion-market.html", "appraisal-criterion",
             "{{{not_assessed}}}{{#has_scores}}scores{{/has_scores}}{{#has_pager}} {{#previous}}{{pager_title}}"
             "{{/previous}}{{#next}}next{{/next}}{{/has_pager}}") == "Nobody asked. Time");
}

TEST_CASE("an option's page shows its scores by group, its extremes and its results") {
  CHECK(page("appraisals/small-option-trust.html", "appraisal-option",
             "{{#score_groups}}{{score_group_title}}: {{#group_scores}}{{score_title}} {{#score_cell}}{{cell_value}}"
             "{{/score_cell}} {{{score_reason}}}; {{/group_scores}}{{/score_groups}}"
             "{{#strongest}}+{{extreme_title}} {{/strongest}}{{#weakest}}-{{extreme_title}} {{/weakest}}") ==
        "Money: Cost 60 It is cheap.; People: Staff 100 ; Time Not readable ; +Staff +Cost ");
}

TEST_CASE("a model and the appraisals that scored it lead to each other") {
  CHECK(page("models/trust-model.html", "model",
             "{{#appraised}}{{appraised_title}} ({{appraised_option_href}}): {{appraised_total}}, "
             "{{appraised_percent}}, {{appraised_rank}}; {{/appraised}}") ==
        "Second appraisal (../appraisals/second-option-trust.html): 0 (not worked out), 0% (not worked out), Not "
        "published; Small appraisal (../appraisals/small-option-trust.html): 160, 80%, 1 of 3; ");
  CHECK(page("appraisals/small-option-trust.html", "appraisal-option",
             "{{{model_link}}} {{#appraised}}{{appraised_title}}{{/appraised}}") ==
        "<a href=\"../models/trust-model.html\">Trust model</a> Second appraisal");
}

TEST_CASE("a finding shown elsewhere leads to its place in the audit") {
  const RenderedSite made =
      rendered(site_of_appraisal(),
               {{"appraisal-option", "{{#own_findings}}{{finding_href}} {{/own_findings}}"},
                {"appraisal-audit",
                 "{{#audit_groups}}{{#audit_findings}}#{{finding_id}} {{finding_code}} {{finding_published}} "
                 "{{/audit_findings}}{{/audit_groups}}"}});
  const std::string& audit = made.file("appraisals/small-audit.html");
  const std::string& merger = made.file("appraisals/small-option-merger.html");
  const std::size_t at = audit.find(" score-off-scale 50 ");
  REQUIRE(at != std::string::npos);
  const std::string anchor = audit.substr(audit.rfind('#', at), at - audit.rfind('#', at));
  CHECK(merger.find("small-audit.html" + anchor + " ") != std::string::npos);
}

TEST_CASE("the audit lists the ways of filling the gaps when they are few") {
  CHECK(page("appraisals/small-audit.html", "appraisal-audit",
             "{{#fillings}}{{filling_option}}: {{filling_text}} {{#ways}}{{way_number}}: "
             "{{#way_scores}}{{way_score}}{{/way_scores}}{{/ways}}{{/fillings}}") ==
        "Trust: Of 2 ways to fill them from the scale, 1 gives the published total. 1: 0");
}

TEST_CASE("pages of an appraisal stand under it and name one another") {
  CHECK(page("appraisals/small-audit.html", "appraisal-audit",
             "{{#breadcrumbs}}{{crumb_title}} > {{/breadcrumbs}}{{#parts}}{{part_href}}{{#part_current}}*"
             "{{/part_current}} {{/parts}}") ==
        "Home > Appraisals > Small appraisal > small.html small-table.html small-audit.html* small-robustness.html "
        "small-what-if.html ");
}
