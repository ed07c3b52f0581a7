// The sheets of an appraisal's workbook that tell: Read me, Audit and Robustness. scores_sheet_test.cpp is about the
// one that computes.
#include "exports/appraisal_workbook.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "appraisal_example.h"
#include "base/parallel.h"
#include "workbook.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Json;
using tests::english;
using tests::WorkbookSheet;

namespace {

WorkbookSheet sheet_named(std::string_view name, const Json& document = tests::choice()) {
  return tests::read_workbook(exports::appraisal_workbook(document, english())).sheet(name);
}

std::vector<std::string> widths_of(const WorkbookSheet& sheet) {
  std::vector<std::string> widths;
  for (const pugi::xpath_node& column : sheet.xml->document_element().select_nodes("cols/col"))
    widths.push_back(fmt::format("{}-{} {:.0f}", column.node().attribute("min").value(),
                                 column.node().attribute("max").value(),
                                 column.node().attribute("width").as_double() - 0.71));
  return widths;
}

std::string first_that_moves(const WorkbookSheet& sheet) {
  const auto pane = sheet.xml->document_element().select_node("sheetViews/sheetView/pane").node();
  return pane.attribute("topLeftCell").value();
}

}  // namespace

TEST_CASE("the same data gives the same workbook, from any thread") {
  const Json document = tests::choice();
  std::vector<std::string> books(8);
  base::parallel_for(books.size(), 4,
                     [&](std::size_t at) { books[at] = exports::appraisal_workbook(document, english()); });
  for (const std::string& book : books) {
    CHECK(book.starts_with("PK"));
    CHECK(book == books.front());
  }
}

TEST_CASE("cells are named as formulas name them") {
  CHECK(exports::cell_name({0, 0}) == "$A$1");
  CHECK(exports::cell_name({7, 25}) == "$Z$8");
  CHECK(exports::cell_name({7, 26}) == "$AA$8");
  CHECK(exports::cell_name({0, 702}) == "$AAA$1");
  CHECK(exports::range_name({7, 2}, {9, 2}) == "$C$8:$C$10");
}

TEST_CASE("a workbook has four sheets, whose footers name the appraisal") {
  const tests::Workbook book = tests::read_workbook(exports::appraisal_workbook(tests::choice(), english()));
  std::vector<std::string> names;
  for (const WorkbookSheet& sheet : book.sheets) {
    names.push_back(sheet.name);
    CHECK(sheet.elements("headerFooter").front().starts_with("headerFooter &L=Choice&"));
  }
  CHECK(names == std::vector<std::string>{"Read me", "Scores", "Audit", "Robustness"});
}

TEST_CASE("the first sheet says what the appraisal is, where its scores come from and how to read the others") {
  const WorkbookSheet sheet = sheet_named("Read me");
  CHECK(widths_of(sheet) == std::vector<std::string>{"1-1 100"});
  CHECK(sheet.row(1) == "=Choice");
  CHECK(sheet.at("A1").look.starts_with("bold 16pt"));
  CHECK(sheet.row(2) == "Council");
  CHECK(sheet.row(3) == "Scores are taken from: Title of report, table 1.");
  CHECK(sheet.row(4).empty());
  CHECK(sheet.row(5).empty());
  CHECK(sheet.row(6) == "What the sheets hold");
  CHECK(sheet.at("A6").look.starts_with("bold 13pt"));
  CHECK(sheet.row(7).starts_with("Scores: every score with its weight."));
  CHECK(sheet.row(8).starts_with("Audit: what recomputing"));
  CHECK(sheet.row(9).starts_with("Robustness: whether the conclusion"));
  CHECK(sheet.row(10).empty());
  CHECK(sheet.row(11) == "How to read the sheet Scores");
  CHECK(sheet.row(12).starts_with("Blue figures on yellow are yours to change"));
  CHECK(sheet.at("A12").look.starts_with("wrapped"));
  CHECK(sheet.row(13).starts_with("A hatched cell is a score that the source does not show."));
  CHECK(sheet.row(14).starts_with("A score in bold italics, underlined twice"));
  CHECK(sheet.row(15).empty());
  CHECK(sheet.row(16) == "The rules");
  CHECK(sheet.row(17).starts_with("A total is the sum of weight × score."));
  CHECK(sheet.row(18).starts_with("Totals are rounded"));
  CHECK(sheet.row(19).empty());
  CHECK(sheet.row(20).starts_with("Made by Scrutineer."));
  CHECK(sheet.row(21).empty());
}

TEST_CASE("the first sheet tells the date, the note and the rules that not every appraisal has") {
  Json document = tests::choice();
  document["date"] = "2017-11";
  document["note"] = "Scanned badly.";
  document["weights_published"] = false;
  document["scale"]["better"] = "lower";
  document["source"] = "unlisted";
  const WorkbookSheet sheet = sheet_named("Read me", document);
  CHECK(sheet.row(2) == "Council, 2017-11");
  CHECK(sheet.row(3) == "Scores are taken from: unlisted, table 1.");
  CHECK(sheet.row(4) == "Scanned badly.");
  CHECK(sheet.row(15) == english()("workbook-appraisal.reading-no-weights"));
  CHECK(sheet.row(19) == english()("workbook-appraisal.rules-lower"));
  document["where"] = nullptr;
  CHECK(sheet_named("Read me", document).row(3) == "Scores are taken from: unlisted.");
  document["where"] = "table 1";
  document["source"] = nullptr;
  CHECK(sheet_named("Read me", document).row(3) == "Scores are taken from: table 1.");
  document["where"] = nullptr;
  CHECK(sheet_named("Read me", document).row(3) == "Scanned badly.");
}

TEST_CASE("the audit sheet has a row a finding, to be filtered") {
  const WorkbookSheet sheet = sheet_named("Audit");
  CHECK(widths_of(sheet) == std::vector<std::string>{"1-1 10", "2-2 22", "3-3 26", "4-4 11", "5-5 12", "6-6 11",
                                                     "7-7 70", "8-8 30", "9-9 24"});
  CHECK(sheet.row(1) == "Audit: what recomputing brought to light");
  CHECK(sheet.row(3) ==
        "Severity | Option | Criterion | Published | Recomputed | Difference | What was found | Where in the source | "
        "Code");
  CHECK(sheet.row(4) ==
        "error | -B, \"quoted\" | | 41 | 40 | 1 | The published total of -B, \"quoted\" is 41, but its scores add up "
        "to 40, 1 less. | table 1 | total-differs");
  CHECK(sheet.row(5).starts_with("warning | Ünnamed"));
  CHECK(sheet.row(9).starts_with("warning | | Luck"));
  CHECK(sheet.row(12).empty());
  CHECK(sheet.elements("autoFilter") == std::vector<std::string>{"autoFilter ref=\"A3:I11\""});
  CHECK(first_that_moves(sheet) == "A4");
  CHECK(tests::read_workbook(exports::appraisal_workbook(tests::choice(), english()))
            .parts.at("xl/workbook.xml")
            .find(">Audit!$3:$3<") != std::string::npos);
}

TEST_CASE("a finding names the criteria or the gate that it is about") {
  Json document = tests::choice();
  Json finding = document["findings"][0];
  finding["criteria"] = {"speed", "cost"};
  document["findings"] = Json::array({finding});
  CHECK(sheet_named("Audit", document).at("C4").shown == "Speed; Cost");
  finding["criteria"] = Json::array();
  finding["criterion"] = "legal";
  document["gates"] =
      Json::array({{{"id", "legal"}, {"title", "Legal"}, {"passed", {{"a", true}, {"b", true}, {"c", true}}}}});
  document["findings"] = Json::array({finding});
  CHECK(sheet_named("Audit", document).at("C4").shown == "Legal");
}

TEST_CASE("an audit that found nothing says so, and has nothing to filter") {
  Json document = tests::choice();
  document["findings"] = Json::array();
  const WorkbookSheet sheet = sheet_named("Audit", document);
  CHECK(sheet.row(1) == english()("workbook-audit.nothing"));
  CHECK(sheet.row(4).empty());
  CHECK(sheet.elements("autoFilter").empty());
}

TEST_CASE("the robustness sheet says in sentences what it shows in figures") {
  const WorkbookSheet sheet = sheet_named("Robustness");
  CHECK(widths_of(sheet) == std::vector<std::string>{"1-1 46", "2-10 16"});
  CHECK(first_that_moves(sheet) == "B2");
  CHECK(sheet.row(1) == "Robustness: does the conclusion depend on the judgement calls?");
  CHECK(sheet.row(2).ends_with("They do not follow changes on the sheet Scores."));
  CHECK(sheet.row(3).empty());
  CHECK(sheet.row(4) == "In sentences");
  CHECK(sheet.row(5).starts_with("No published total tells the missing scores"));
  CHECK(sheet.row(15).starts_with("Over all possible weights and missing scores, Option A comes first in 61.5%"));
  CHECK(sheet.row(16).empty());
  CHECK(sheet.elements("mergeCells/mergeCell[@ref='A2:J2']").size() == 1);
  CHECK(sheet.elements("mergeCells/mergeCell[@ref='A15:J15']").size() == 1);
  CHECK(sheet.elements("mergeCells/mergeCell[@ref='A18:J18']").size() == 1);
}

TEST_CASE("rank acceptability has a row an option and a column a rank, as percentages") {
  const WorkbookSheet sheet = sheet_named("Robustness");
  CHECK(sheet.row(17) == "Over all possible weights");
  CHECK(sheet.row(18).ends_with("100000 draws, seed 20171101; several options shared the first rank in 0."));
  CHECK(sheet.row(19) == "Option | Rank 1 | Rank 2 | Rank 3");
  CHECK(sheet.row(20) == "Option A | 0.61459 | 0.27571 | 0.1097");
  CHECK(sheet.at("B20").look.ends_with("as 0.0%"));
  CHECK(sheet.row(23).empty());
  CHECK(sheet.row(52) == "Weights that put an option first");
  CHECK(sheet.row(54) == "Criterion | Option A | -B, \"quoted\" | Ünnamed");
  CHECK(sheet.row(55) == "Speed | 0.312118378 | 0.832228879 | 0.748986084");
  CHECK(sheet.row(56) == "Cost | 0.687881622 | 0.167771121 | 0.251013916");
  CHECK(sheet.row(57).empty());
}

TEST_CASE("an option that never comes first has no weights that put it there") {
  Json document = tests::choice();
  document["robustness"]["rank_acceptability"]["options"][1]["central_weights"] = nullptr;
  CHECK(sheet_named("Robustness", document).row(55) == "Speed | 0.312118378 | | 0.748986084");
}

TEST_CASE("the range of a weight is given with and without the missing scores") {
  Json document = tests::choice();
  const WorkbookSheet sheet = sheet_named("Robustness", document);
  CHECK(sheet.row(24) == "How far one weight can move");
  CHECK(sheet.row(26) ==
        "Criterion | Share now | First place stays from | First place stays to | Order stays from | Order stays to | "
        "Certain from | Certain to | By published totals from | By published totals to");
  CHECK(sheet.row(27) == "Speed | 0.571428571 | 0 | 0.666666667 | 0.5 | 0.666666667");
  CHECK(sheet.row(28) == "Cost | 0.428571429 | 0.333333333 | 1 | 0.333333333 | 0.5");
  CHECK(sheet.row(29).empty());
  document["robustness"]["weight_stability"][0]["leader_certain"] = {{"from", 0.125}, {"to", 0.25}};
  document["robustness"]["weight_stability"][0]["leader_by_published_totals"] = {{"from", 0.375}, {"to", 0.5}};
  CHECK(sheet_named("Robustness", document).row(27).ends_with("| 0.125 | 0.25 | 0.375 | 0.5"));
}

TEST_CASE("the scores that matter most say what changing them does") {
  const WorkbookSheet sheet = sheet_named("Robustness");
  CHECK(sheet.row(30) == "The scores that matter most");
  CHECK(sheet.row(31) == "One score changed, all others as they are.");
  CHECK(sheet.row(32) == "Criterion | Option | Score now | Changed to | Lead then | Ahead of, or behind | Outcome");
  CHECK(sheet.row(33) == "Speed | Option A | 5 | 0 | -10 | -B, \"quoted\" | another comes first");
  CHECK(sheet.row(36) == "Cost | Ünnamed | 5 | 10 | 0 | Ünnamed | a tie");
  CHECK(sheet.row(37).empty());
}

TEST_CASE("of many such scores twenty are shown, and how many there are is said") {
  Json document = tests::choice();
  Json flip = document["robustness"]["flips"][0];
  flip["outcome"] = "keeps-leader";
  document["robustness"]["flips"] = Json::array();
  for (int i = 0; i < 20; ++i) document["robustness"]["flips"].push_back(flip);
  const WorkbookSheet twenty = sheet_named("Robustness", document);
  CHECK(twenty.row(31) == "One score changed, all others as they are.");
  CHECK(twenty.row(52).ends_with(english()("workbook-robustness.keeps-leader")));
  document["robustness"]["flips"].push_back(flip);
  const WorkbookSheet more = sheet_named("Robustness", document);
  CHECK(more.row(31) == english()("workbook-robustness.flips-some", {{"shown", 20}, {"all", 21}}));
  CHECK(more.row(53).empty());
  document["robustness"]["flips"] = Json::array();
  const WorkbookSheet none = sheet_named("Robustness", document);
  CHECK(none.row(31) == english()("workbook-robustness.flips-none"));
  CHECK(none.row(32).empty());
  CHECK(none.row(33) == "Other weights");
}

TEST_CASE("other weights say who comes first, and dominance who is never behind") {
  Json document = tests::choice();
  const WorkbookSheet sheet = sheet_named("Robustness", document);
  CHECK(sheet.row(38) == "Other weights");
  CHECK(sheet.row(40) == "Weights | Option A | -B, \"quoted\" | Ünnamed | First");
  CHECK(sheet.row(41) == "Equal weights | 75 | 50 | 50 | Option A");
  CHECK(sheet.at("B41").look.ends_with("as 0.0"));
  CHECK(sheet.row(42) == "Only the order of the weights kept | 62.5 | 75 | 50 | -B, \"quoted\"");
  CHECK(sheet.row(43) == "Without Speed | 100 | 0 | 50 | Option A");
  CHECK(sheet.row(45) == "Without Option A | | 57.142857143 | 50 | -B, \"quoted\"");
  CHECK(sheet.row(48).empty());
  CHECK(sheet.row(49) == "Dominance");
  CHECK(sheet.row(50) == english()("workbook-robustness.dominance-none"));
  CHECK(sheet.row(51).empty());
  document["robustness"]["dominance"] = Json::array({{{"winner", "a"}, {"loser", "c"}}});
  const WorkbookSheet with = sheet_named("Robustness", document);
  CHECK(with.row(50) == english()("workbook-robustness.dominance-text"));
  CHECK(with.row(51) == "Option | Dominates");
  CHECK(with.row(52) == "Option A | Ünnamed");
  CHECK(with.row(53).empty());
  CHECK(with.row(54) == "Weights that put an option first");
}

TEST_CASE("weights of one group, of none, and a tie for the first place are told") {
  Json document = tests::choice();
  document["groups"] = Json::array({{{"id", "g"}, {"title", "Money"}}});
  Json& schemes = document["robustness"]["schemes"];
  schemes[0]["scheme"] = "one-group";
  schemes[0]["subject"] = "g";
  schemes[0]["first"] = {"a", "c"};
  schemes[1]["scheme"] = "one-group";
  schemes[1]["subject"] = nullptr;
  const WorkbookSheet sheet = sheet_named("Robustness", document);
  CHECK(sheet.row(41) ==
        english()("other-weights.one-group", {{"group", "Money"}}) + " | 75 | 50 | 50 | Option A, Ünnamed");
  CHECK(sheet.row(42).starts_with(english()("other-weights.no-group") + " | 62.5"));
}

TEST_CASE("the robustness sheet is as wide as there are options") {
  std::string options, scores;
  for (int i = 0; i < 10; ++i) {
    options += fmt::format("[[option]]\nid = \"o{0}\"\ntitle = \"O{0}\"\n", i);
    scores += fmt::format("o{} = {}\n", i, i % 2);
  }
  const WorkbookSheet sheet = sheet_named(
      "Robustness", tests::choice("title = \"T\"\nsummary = \"S.\"\ncouncil = \"C\"\nsource = { id = \"report\" }\n"
                                  "cells = \"raw\"\n[scale]\nlevels = [ { id = \"l\", title = \"L\", score = 0 }, { id "
                                  "= \"h\", title = \"H\", score = 1 } ]\n" +
                                  options +
                                  "[[criterion]]\nid = \"k\"\ntitle = \"K\"\nweight = 1\n"
                                  "[criterion.published]\n" +
                                  scores));
  CHECK(widths_of(sheet) == std::vector<std::string>{"1-1 46", "2-12 16"});
  CHECK(sheet.elements("mergeCells/mergeCell[@ref='A2:L2']").size() == 1);
}
