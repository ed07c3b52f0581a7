#include "exports/risk_workbook.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exports/documents.h"
#include "linked_site_fixture.h"
#include "workbook.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Json;
using tests::english;
using tests::Lines;
using tests::Workbook;
using tests::WorkbookSheet;

namespace {

constexpr std::string_view example_register = R"(title = "Risks of the trust"
summary = "What could go wrong."
council = "Council"
source = { id = "report", where = "appendix 2" }
note = "As of *May*. [@report]"
likelihood = [ { id = "rare", title = "Rare" }, { id = "likely", title = "Likely" } ]
impact = [ { id = "low", title = "Low" }, { id = "mid", title = "Mid" }, { id = "high", title = "High" } ]
category = [ { id = "money", title = "Money" } ]
[[risk]]
id = "deficit"
title = "Deficit"
category = "money"
consequence = "Less *care*."
likelihood = "likely"
impact = "high"
mitigation = "Reserves."
owner = "Director"
models = ["trust", "company"]
[[risk]]
id = "unrated"
title = "Not rated"
category = "money"
impact = "high"
[[risk]]
id = "other"
title = "Other"
category = "money"
likelihood = "likely"
impact = "low"
)";

Workbook register_book() {
  tests::TestSite site;
  site.file("sources.toml", tests::source("report"))
      .file("models/trust.md", tests::front("Trust", "family = \"in-house\"\n"))
      .file("models/company.md", tests::front("Company", "family = \"in-house\"\n"))
      .file("risks/register.toml", std::string(example_register));
  const tests::Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == tests::Mistakes{});
  const Json document = exports::risks_json(linking.linked, linking.index("register"));
  return tests::read_workbook(
      exports::risk_workbook(document, exports::risks_table(linking.linked, document), english()));
}

}  // namespace

TEST_CASE("the first sheet of a register's workbook says what it is and what the others hold") {
  const Workbook book = register_book();
  Lines names;
  for (const WorkbookSheet& sheet : book.sheets) names.push_back(sheet.name);
  CHECK(names == Lines{"Read me", "Register", "Matrix"});
  const WorkbookSheet& sheet = book.sheets[0];
  CHECK(sheet.elements("cols/col") == Lines{"col min=\"1\" max=\"1\" width=\"100.7109375\" customWidth=\"1\""});
  CHECK(sheet.row(1) == "Risks of the trust");
  CHECK(sheet.at("A1").look.starts_with("bold 16pt"));
  CHECK(sheet.row(2) == "What could go wrong.");
  CHECK(sheet.row(3) == "As of May.[1]");
  CHECK(sheet.row(4) == "[1] Title of report");
  CHECK(sheet.row(5).empty());
  CHECK(sheet.row(6) == english()("workbook.sheets"));
  CHECK(sheet.row(7).starts_with("Register: "));
  CHECK(sheet.row(8).starts_with("Matrix: "));
  CHECK(sheet.row(9).empty());
}

TEST_CASE("a register has a row a risk, with lists in one cell and ratings to be changed") {
  const WorkbookSheet sheet = register_book().sheet("Register");
  CHECK(sheet.row(1) == "Risks of the trust");
  CHECK(sheet.row(2).empty());
  CHECK(sheet.row(3) ==
        "Id | Category | Risk | Consequence | Likelihood | Impact | Mitigation | Owner | Models | Factors | Note | "
        "Source | Where");
  CHECK(sheet.at("C3").look.starts_with("bold wrapped"));
  CHECK(sheet.row(4) ==
        "deficit | Money | Deficit | Less care. | Likely | High | Reserves. | Director | Trust; Company | | | Title of "
        "report | appendix 2");
  CHECK(sheet.row(5).starts_with("unrated | Money | Not rated | | | High"));
  CHECK(sheet.row(7).empty());
  CHECK(sheet.at("E5").look.find("on solid FFFFF9DB") != std::string::npos);
  CHECK(sheet.at("F4").look.find("on solid FFFFF9DB") != std::string::npos);
  CHECK(sheet.at("D4").look.starts_with("wrapped indented"));
  CHECK(sheet.at("G4").look == sheet.at("D4").look);
  CHECK(sheet.elements("cols/col").size() == 13);
  CHECK(sheet.elements("cols/col").front() == "col min=\"1\" max=\"1\" width=\"22.7109375\" customWidth=\"1\"");
}

TEST_CASE("ratings are offered from the matrix, and hatched where there are none") {
  const Workbook book = register_book();
  const WorkbookSheet& sheet = book.sheet("Register");
  Lines offered;
  for (const pugi::xpath_node& rule : sheet.xml->document_element().select_nodes("dataValidations/dataValidation"))
    offered.push_back(
        fmt::format("{}: {}", rule.node().attribute("sqref").value(), rule.node().child("formula1").text().get()));
  CHECK(offered == Lines{"E4:E6: 'Matrix'!$A$4:$A$5", "F4:F6: 'Matrix'!$B$3:$D$3"});
  CHECK(sheet.elements("conditionalFormatting") ==
        Lines{"conditionalFormatting sqref=\"E4:E6\"", "conditionalFormatting sqref=\"F4:F6\""});
  CHECK(sheet.elements("autoFilter") == Lines{"autoFilter ref=\"A3:M6\""});
  const auto pane = sheet.xml->document_element().select_node("sheetViews/sheetView/pane").node();
  CHECK(pane.attribute("topLeftCell").value() == std::string("D4"));
  CHECK(book.parts.at("xl/workbook.xml").find(">Register!$3:$3<") != std::string::npos);
}

TEST_CASE("the matrix counts the risks of each likelihood and impact, the likeliest first") {
  const WorkbookSheet sheet = register_book().sheet("Matrix");
  CHECK(sheet.elements("cols/col") == Lines{"col min=\"1\" max=\"1\" width=\"24.7109375\" customWidth=\"1\"",
                                            "col min=\"2\" max=\"4\" width=\"16.7109375\" customWidth=\"1\""});
  CHECK(sheet.row(1) == english()("workbook-risks.matrix-title"));
  CHECK(sheet.row(3) == english()("workbook-risks.matrix-corner") + " | Low | Mid | High");
  CHECK(sheet.row(4) == "Likely | 1 | 0 | 1");
  CHECK(sheet.row(5) == "Rare | 0 | 0 | 0");
  CHECK(sheet.at("D4").formula == "SUMPRODUCT(--EXACT(Register!$E$4:$E$6,$A$4),--EXACT(Register!$F$4:$F$6,$D$3))");
  CHECK(sheet.row(6).empty());
  CHECK(sheet.row(7) == english()("risks.not-rated") + " | 1");
  CHECK(sheet.at("B7").formula == "3-SUMPRODUCT(--(LEN(Register!$E$4:$E$6)>0),--(LEN(Register!$F$4:$F$6)>0))");
}
