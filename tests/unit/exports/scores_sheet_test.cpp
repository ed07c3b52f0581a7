// The sheet of a workbook that computes: what stands where, which cells its formulas name, and the results stored with
// them. That the formulas give these results is tested in a spreadsheet program, in tests/downloads.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "appraisal_example.h"
#include "exports/appraisal_workbook.h"
#include "workbook.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Json;
using tests::WorkbookSheet;

namespace {

using Texts = std::vector<std::string>;

WorkbookSheet scores_sheet_of(const Json& document) {
  return tests::read_workbook(exports::appraisal_workbook(document, tests::english())).sheet("Scores");
}

WorkbookSheet scores_sheet(std::string_view appraisal = tests::example_appraisal) {
  return scores_sheet_of(tests::choice(appraisal));
}

// The example with one text in it instead of another.
std::string example_with(std::string_view instead_of, std::string_view text) {
  std::string appraisal(tests::example_appraisal);
  const std::size_t at = appraisal.find(instead_of);
  REQUIRE(at != std::string::npos);
  return appraisal.replace(at, instead_of.size(), text);
}

}  // namespace

TEST_CASE("the scores sheet has a row a criterion, with its weight, its scores and weight × score") {
  const WorkbookSheet sheet = scores_sheet();
  CHECK(sheet.row(1) == "=Choice");
  CHECK(sheet.row(2).starts_with("Change a weight or a score (blue on yellow)"));
  CHECK(sheet.row(3) == " | | Scores: change these | | | | Weight × score");
  CHECK(sheet.row(4) ==
        "Criterion | Weight | Option A | -B, \"quoted\" | Ünnamed | | Option A | -B, \"quoted\" | Ünnamed | Notes");
  CHECK(sheet.row(8) == "Speed | 4 | 5 | 10 | | | 20 | 40 | missing | Not shown in the source: Ünnamed. ");
  CHECK(sheet.row(9) == "Cost | 3 | 10 | 0 | 5 | | 30 | 0 | 15");
  CHECK(sheet.row(10) == " | | | | | | 50 | 40 | 15 | Sums of weight × score, as far as it can be read");
  CHECK(sheet.at("G8").formula == "IF(ISNUMBER($C$8),$B$8*$C$8,\"missing\")");
  CHECK(sheet.at("I9").formula == "IF(ISNUMBER($E$9),$B$9*$E$9,\"missing\")");
  CHECK(sheet.at("H10").formula == "SUM($H$8:$H$9)");
}

TEST_CASE("totals, percentages and ranks of every option follow from the cells above and below") {
  const WorkbookSheet sheet = scores_sheet();
  CHECK(sheet.row(5) == "Total | | 50 | 40 | 35");
  CHECK(sheet.row(6) == "Percentage of the greatest possible total | | 71.428571429 | 57.142857143 | 50");
  CHECK(sheet.row(7) == "Rank | | 1 | 2 | 3");
  CHECK(sheet.at("D5").formula == "ROUND($D$17+$D$19*($D$18-$D$17),9)");
  CHECK(sheet.at("D6").formula == "IF($B$15>0,100*$D$5/$B$15,\"none\")");
  CHECK(sheet.at("E7").formula == "1+SUMPRODUCT(--($C$5:$E$5>$E$5))");
}

TEST_CASE("the workings show what missing scores allow") {
  const WorkbookSheet sheet = scores_sheet();
  CHECK(sheet.row(11) == "How the results come about");
  CHECK(sheet.row(12) == "Lowest score of the scale | 0");
  CHECK(sheet.row(13) == "Highest score of the scale | 10");
  CHECK(sheet.row(14) == "Scores of the scale | | 10 | 5 | 0");
  CHECK(sheet.row(15) == "Greatest possible total | 70");
  CHECK(sheet.at("B15").formula == "ROUND(SUM($B$8:$B$9)*$B$13,9)");
  CHECK(sheet.row(16).empty());
  CHECK(sheet.row(17) == "Lowest total that missing scores allow | | 50 | 40 | 15");
  CHECK(sheet.row(18) == "Highest total that missing scores allow | | 50 | 40 | 55");
  CHECK(sheet.at("E17").formula ==
        "ROUND(SUMPRODUCT($B$8:$B$9,$E$8:$E$9)+$B$12*SUMPRODUCT($B$8:$B$9,1-ISNUMBER($E$8:$E$9)),9)");
  CHECK(sheet.at("E18").formula ==
        "ROUND(SUMPRODUCT($B$8:$B$9,$E$8:$E$9)+$B$13*SUMPRODUCT($B$8:$B$9,1-ISNUMBER($E$8:$E$9)),9)");
  CHECK(sheet.row(19) ==
        "Missing scores count as: share of the way from the lowest total to the highest | | 0.5 | 0.5 | 0.5");
  CHECK(sheet.row(20) == "Best rank that missing scores allow | | 1 | 2 | 1");
  CHECK(sheet.row(21) == "Worst rank that missing scores allow | | 2 | 3 | 3");
  CHECK(sheet.at("E20").formula == "1+SUMPRODUCT(--($C$17:$E$17>$E$18))");
  CHECK(sheet.at("E21").formula == "1+SUMPRODUCT(--($C$18:$E$18>$E$17))-IF($E$18>$E$17,1,0)");
}

TEST_CASE("published figures stand below, with what they differ by") {
  const WorkbookSheet sheet = scores_sheet();
  CHECK(sheet.row(22) == "Beside what was published");
  CHECK(sheet.row(23) == "Published total | | 50 | 41 | none");
  CHECK(sheet.row(24) == "… less the lowest total | | 0 | 1 | none");
  CHECK(sheet.row(25) == "… less the highest total | | 0 | 1 | none");
  CHECK(sheet.row(26) == "… is equal to them, between or outside them | | equal | outside | none");
  CHECK(sheet.at("D24").formula == "IF(ISNUMBER($D$23),ROUND($D$23-$D$17,9),\"none\")");
  CHECK(sheet.at("D25").formula == "IF(ISNUMBER($D$23),ROUND($D$23-$D$18,9),\"none\")");
  CHECK(sheet.at("D26").formula ==
        "IF(NOT(ISNUMBER($D$23)),\"none\",IF(OR($D$23<$D$17,$D$23>$D$18),\"outside\",IF($D$17=$D$18,\"equal\","
        "\"between\")))");
  CHECK(std::stod(sheet.at("C27").shown) == 71.4);
  CHECK(sheet.cell('A', "Published percentage").shown == sheet.at("A27").shown);
  CHECK(sheet.row(28) == "… less the percentage above | | 0 | none | none");
  CHECK(sheet.at("C28").formula == "IF(ISNUMBER($C$27),ROUND($C$27-ROUND($C$6,1),9),\"none\")");
  CHECK(sheet.row(29) == "Published rank | | 1 | none | none");
  CHECK(sheet.row(30) == "… less the rank above | | 0 | none | none");
  CHECK(sheet.at("C30").formula == "IF(ISNUMBER($C$29),ROUND($C$29-$C$7,9),\"none\")");
}

TEST_CASE("a published total can lie between, below or above what missing scores allow") {
  const auto verdict = [](int total) {
    const std::string published = fmt::format("title = \"Ünnamed\"\npublished = {{ total = {} }}", total);
    return scores_sheet(example_with("title = \"Ünnamed\"", published)).at("E26").shown;
  };
  CHECK(verdict(14) == "outside");
  CHECK(verdict(15) == "between");
  CHECK(verdict(35) == "between");
  CHECK(verdict(55) == "between");
  CHECK(verdict(56) == "outside");
}

TEST_CASE("the share that missing scores count as gives the total that ranks are made from") {
  const WorkbookSheet sheet =
      scores_sheet(example_with("title = \"Ünnamed\"", "title = \"Ünnamed\"\npublished = { total = 15 }"));
  CHECK(sheet.at("E5").shown == "15");
  CHECK(sheet.at("E19").shown == "0");
  const WorkbookSheet higher =
      scores_sheet(example_with("title = \"Ünnamed\"", "title = \"Ünnamed\"\npublished = { total = 55 }"));
  CHECK(higher.at("E5").shown == "55");
  CHECK(higher.at("E19").shown == "1");
}

TEST_CASE("what is to be changed looks so, scores off the scale too") {
  const std::string input = "top boxed thin FF8A8F94 in FF003078 on solid FFFFF9DB FFFFF9DB";
  const WorkbookSheet sheet = scores_sheet(example_with("a = 30", "a = { value = 12, as_printed = true }"));
  CHECK(sheet.at("C9").shown == "4");
  CHECK(sheet.at("C9").look == "bold italic underlined double " + input);
  CHECK(sheet.at("J9").shown == "Printed, but not on the scale: 12 for Option A.");
  CHECK(sheet.at("D9").look == input);
  CHECK(sheet.at("B9").look == input);
  CHECK(sheet.at("C19").look == input + " as 0.0%");
  CHECK(sheet.at("C17").look == "top boxed thin FF8A8F94 in FF0B0C0C");
}

TEST_CASE("a note names every option whose score is missing or off the scale") {
  const WorkbookSheet sheet = scores_sheet(
      example_with("a = 30\nb = 0\nc = 15",
                   "a = \"unreadable\"\nb = { value = 12, as_printed = true }\nc = { value = -9, as_printed = true }"));
  CHECK(sheet.cell('J', "Cost").shown ==
        "Not shown in the source: Option A. Printed, but not on the scale: 12 for -B, \"quoted\", -9 for Ünnamed.");
  const WorkbookSheet two = scores_sheet(example_with("a = 20\nb = 40", "a = \"unreadable\"\nb = \"unreadable\""));
  CHECK(two.cell('J', "Speed").shown == "Not shown in the source: Option A, -B, \"quoted\", Ünnamed. ");
}

TEST_CASE("weights take no number below 0, scores are offered from the scale, and empty ones are hatched") {
  const WorkbookSheet sheet = scores_sheet();
  Texts where, what;
  for (const pugi::xpath_node& rule : sheet.xml->document_element().select_nodes("dataValidations/dataValidation")) {
    where.emplace_back(rule.node().attribute("sqref").value());
    what.emplace_back(rule.node().child("formula1").text().get());
  }
  CHECK(where == Texts{"B8", "B9", "C8:E8", "C9:E9"});
  CHECK(what == Texts{"0", "0", "'Scores'!$C$14:$E$14", "'Scores'!$C$14:$E$14"});
  CHECK(sheet.elements("conditionalFormatting") ==
        Texts{"conditionalFormatting sqref=\"C8:E8\"", "conditionalFormatting sqref=\"C9:E9\""});
}

TEST_CASE("a scale of more than twenty scores is not offered") {
  const auto scale_of = [](int levels) {
    std::string scale = "levels = [";
    for (int level = 0; level < levels; ++level)
      scale += fmt::format("{{ id = \"l{0}\", title = \"L{0}\", score = {0} }}, ", level);
    return example_with(
        "levels = [ { id = \"high\", title = \"High\", score = 10 }, { id = \"medium\", title = "
        "\"Medium\", score = 5 }, { id = \"low\", title = \"Low\", score = 0 } ]",
        scale + "]");
  };
  CHECK(scores_sheet(scale_of(20)).at("V14").shown == "19");
  CHECK(scores_sheet(scale_of(20)).elements("dataValidations/dataValidation").size() == 4);
  CHECK(scores_sheet(scale_of(21)).row(14) == "Scores of the scale");
  CHECK(scores_sheet(scale_of(21)).elements("dataValidations/dataValidation").size() == 2);
}

TEST_CASE("columns have widths, headings stay in sight, and the sheet is the one shown first") {
  const Json document = tests::choice();
  const tests::Workbook book = tests::read_workbook(exports::appraisal_workbook(document, tests::english()));
  Texts widths;
  for (const pugi::xpath_node& column : book.sheet("Scores").xml->document_element().select_nodes("cols/col"))
    widths.push_back(fmt::format("{}-{} {:.0f}", column.node().attribute("min").value(),
                                 column.node().attribute("max").value(),
                                 column.node().attribute("width").as_double() - 0.71));
  CHECK(widths == Texts{"1-1 40", "2-2 9", "3-5 12", "6-6 2", "7-9 12", "10-10 44"});
  const auto pane = book.sheet("Scores").xml->document_element().select_node("sheetViews/sheetView/pane").node();
  CHECK(pane.attribute("topLeftCell").value() == std::string("C8"));
  CHECK(book.parts.at("xl/workbook.xml").find(">Scores!$3:$7<") != std::string::npos);
  CHECK(book.parts.at("xl/workbook.xml").find("activeTab=\"1\"") != std::string::npos);
}

TEST_CASE("where lower is better, ranks count the options with less") {
  const WorkbookSheet sheet = scores_sheet(example_with("[scale]\n", "[scale]\nbetter = \"lower\"\n"));
  CHECK(sheet.row(7) == "Rank | | 3 | 2 | 1");
  CHECK(sheet.at("E7").formula == "1+SUMPRODUCT(--($C$5:$E$5<$E$5))");
  CHECK(sheet.at("E20").formula == "1+SUMPRODUCT(--($C$18:$E$18<$E$17))");
  CHECK(sheet.at("E21").formula == "1+SUMPRODUCT(--($C$17:$E$17<$E$18))-IF($E$17<$E$18,1,0)");
}

TEST_CASE("without published weights every criterion counts once, and published sums are compared") {
  const WorkbookSheet sheet = scores_sheet(
      "title = \"T\"\nsummary = \"S.\"\ncouncil = \"C\"\nsource = { id = \"report\" }\ncells = \"raw\"\n"
      "[scale]\nlevels = [ { id = \"l\", title = \"L\", score = 1 }, { id = \"h\", title = \"H\", score = 5 } ]\n"
      "[[option]]\nid = \"a\"\ntitle = \"A\"\npublished = { unweighted_total = 7, percent = 60.0 }\n"
      "[[option]]\nid = \"b\"\ntitle = \"B\"\n"
      "[[criterion]]\nid = \"k\"\ntitle = \"K\"\n[criterion.published]\na = 1\nb = 5\n"
      "[[criterion]]\nid = \"m\"\ntitle = \"M\"\n[criterion.published]\na = 5\nb = 1\n");
  CHECK(sheet.row(8) == "K | 1 | 1 | 5 | | 1 | 5");
  CHECK(sheet.row(10) == " | | | | | 6 | 6 | Sums of weight × score, as far as it can be read");
  CHECK(sheet.cell('C', "Published sum of scores").shown == "7");
  CHECK(sheet.cell('C', "… less the lowest total").shown == "1");
  // A percentage is of weights that nobody knows.
  CHECK(sheet.cell('C', "Published percentage").shown == "none");
}

TEST_CASE("criteria stand under the names of their groups") {
  std::string appraisal = example_with(
      "[[option]]\nid = \"a\"",
      "[[group]]\nid = \"g\"\ntitle = \"Quality\"\n[[group]]\nid = \"h\"\ntitle = \"Money\"\n[[option]]\nid = \"a\"");
  appraisal.replace(appraisal.find("title = \"Speed\""), 0, "group = \"g\"\n");
  appraisal.replace(appraisal.find("title = \"Cost\""), 0, "group = \"h\"\n");
  appraisal.replace(appraisal.find("title = \"Luck\""), 0, "group = \"h\"\n");
  const WorkbookSheet sheet = scores_sheet(appraisal);
  CHECK(sheet.row(8) == "Quality");
  CHECK(sheet.at("A8").look == "bold top in FF0B0C0C on solid FFF3F2F1 FFF3F2F1");
  CHECK(sheet.row(9).starts_with("Speed | 4"));
  CHECK(sheet.row(10) == "Money");
  CHECK(sheet.row(11).starts_with("Cost | 3"));
  CHECK(sheet.at("G12").formula == "SUM($G$8:$G$11)");
}

TEST_CASE("criteria that were not assessed and gates stand at the foot") {
  const WorkbookSheet sheet = scores_sheet(
      std::string(tests::example_appraisal) +
      "[[criterion]]\nid = \"hope\"\ntitle = \"Hope\"\nweight = 2\nnot_assessed = \"Too hard.\"\n"
      "[[gate]]\nid = \"legal\"\ntitle = \"Legal\"\n[gate.results]\na = \"pass\"\nb = \"fail\"\nc = \"pass\"\n"
      "[[gate]]\nid = \"safe\"\ntitle = \"Safe\"\n[gate.results]\na = \"pass\"\nb = \"pass\"\nc = \"pass\"\n");
  CHECK(sheet.row(31).empty());
  CHECK(sheet.row(32) == "Criteria that were not assessed, and why");
  CHECK(sheet.row(33) == "Luck | | Nobody knows.");
  CHECK(sheet.row(34) == "Hope | 2 | Too hard.");
  CHECK(sheet.elements("mergeCells/mergeCell") == Texts{"mergeCell ref=\"C33:J33\"", "mergeCell ref=\"C34:J34\""});
  CHECK(sheet.row(35).empty());
  CHECK(sheet.row(36) == "Gates: pass or fail");
  CHECK(sheet.row(37) == "Legal | | pass | fail | pass");
  CHECK(sheet.row(38) == "Safe | | pass | pass | pass");
}

TEST_CASE("a workbook of an appraisal that scores nothing has room for one criterion") {
  Json document = tests::choice();
  document["cells"] = Json::array();
  for (Json& criterion : document["criteria"]) criterion["assessed"] = false, criterion["not_assessed"] = "Not yet.";
  const WorkbookSheet sheet = scores_sheet_of(document);
  CHECK(sheet.row(8).empty());
  CHECK(sheet.cell('B', "Greatest possible total").formula == "ROUND(SUM($B$8:$B$8)*$B$12,9)");
  CHECK(sheet.elements("dataValidations/dataValidation").empty());
}

TEST_CASE("totals are rounded to as many decimals as numbers of their size have") {
  const auto decimals = [](double maximum) {
    Json document = tests::choice();
    document["maximum"]["total"] = maximum;
    return scores_sheet_of(document).at("B15").formula.substr(27);
  };
  CHECK(decimals(99'999) == "9)");
  CHECK(decimals(1e5) == "6)");
  CHECK(decimals(99'999'999) == "6)");
  CHECK(decimals(1e8) == "3)");
  CHECK(decimals(99'999'999'999) == "3)");
  CHECK(decimals(1e11) == "0)");
}
