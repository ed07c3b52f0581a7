// The documents and tables of the kinds of entries, as docs/data.md describes them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "appraisal_example.h"
#include "csv_lines.h"
#include "exports/documents.h"
#include "records_site.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Json;
using tests::csv_lines;
using tests::Lines;

namespace {

const tests::Linking& records() {
  static const tests::Linking linking = [] {
    tests::Linking made = tests::linking(tests::records_site());
    REQUIRE(errors(made.mistakes) == tests::Mistakes{});
    return made;
  }();
  return linking;
}

const link::Linked& linked() { return records().linked; }

Json with_id(const Json& list, std::string_view id) {
  for (const Json& each : list)
    if (each["id"] == id) return each;
  FAIL("nothing is called " << id);
  return list;
}

Lines rows(const exports::DataTable& table) {
  Lines lines = csv_lines(exports::csv(table));
  lines.erase(lines.begin());
  return lines;
}

}  // namespace

TEST_CASE("a model's document says what is claimed of it, by whom and where") {
  const Json document = exports::models_json(linked());
  CHECK(document["format"] == 1);
  REQUIRE(document["models"].size() == 2);
  const Json trust = with_id(document["models"], "trust");
  CHECK(trust["summary"] == "About it.");
  CHECK(trust["page"] == "models/trust.html");
  CHECK(trust["called"] == Json::parse(R"([{"name": "Body", "source": "report", "where": "page 1"}])"));
  CHECK(trust["not_stated"] == Json{"tax"});
  CHECK(trust["advantages"] ==
        Json::parse(R"([{"id": "quick", "text": "It is quick.", "source": "report", "where": "page 2"}])"));
  CHECK(trust["disadvantages"] ==
        Json::parse(R"([{"id": "dear", "text": "It is dear.", "source": "law", "where": null}])"));
  CHECK(trust["considerations"] ==
        Json::parse(R"([{"id": "tax", "text": "Tax.[2a][2b]", "source": null, "where": null}])"));
  CHECK(trust["examples"] ==
        Json::parse(R"([{"text": "In Slough.", "case_study": "slough", "source": "report", "where": null}])"));
  CHECK(trust["case_studies"] == Json{"slough"});
  CHECK(trust["appraised"] == Json::parse(R"([{"appraisal": "choice", "option": "x"}])"));
  CHECK(trust["citations"] == Json::parse(R"([
    {"number": 1, "label": "1", "source": "report", "title": "Title of report", "places": ["page 3"],
     "place_labels": ["1a"]},
    {"number": 2, "label": "2", "source": "law", "title": "Title of law", "places": ["s 1", "s 2"],
     "place_labels": ["2a", "2b"]}])"));
}

TEST_CASE("attributes are what they are: texts, numbers, dates, truths and ids of choices, with their notes apart") {
  const Json trust = with_id(exports::models_json(linked())["models"], "trust");
  CHECK(trust["attributes"]["legal_form"] == "A company.[1a]");
  CHECK(trust["attributes"]["cost"] == 1250.5);
  CHECK(trust["attributes"]["tax"].is_null());
  CHECK(trust["attribute_notes"] == Json::parse(R"({"cost": {"note": "About.", "source": "report", "where": null}})"));
  const Json study = exports::case_studies_json(linked())["case_studies"][0];
  CHECK(study["attributes"]["begun"] == "2015-10");
  const Json risks = exports::risks_json(linked(), records().index("register"));
  CHECK(risks["attributes"] == Json::parse(R"({"public": false})"));
  CHECK(risks["attribute_notes"] == Json::parse(R"({"public": {"note": null, "source": "law", "where": null}})"));
  CHECK(risks["risks"][0]["attributes"] == Json::parse(R"({"form": "b"})"));
  CHECK(risks["risks"][0]["attribute_notes"] ==
        Json::parse(R"({"form": {"note": "Odd.", "source": "law", "where": "s 6"}})"));
  CHECK(exports::factors_json(linked())["sets"][0]["attributes"] == Json::parse(R"({"begun": "2013"})"));
  CHECK(exports::decisions_json(linked())["decisions"][0]["attributes"] ==
        Json::parse(R"({"cost": 5, "remarks": "Odd.[1a]"})"));
  CHECK(with_id(exports::sources_json(linked())["sources"], "report")["attributes"] ==
        Json::parse(R"({"public": true})"));
}

TEST_CASE("an appraisal's document has its attributes") {
  tests::TestSite site = tests::appraisal_site();
  site.file("vocabulary/more.toml",
            "[[attribute]]\nkey = \"pages\"\nlabel = \"Pages\"\ntype = \"number\"\nkinds = "
            "[\"appraisal\"]\n");
  site.file("appraisals/choice.toml",
            "pages = { value = 40, source = \"report\" }\n" + std::string(tests::example_appraisal));
  const tests::Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == tests::Mistakes{});
  const catalogue::EntryIndex index = linking.index("choice");
  CHECK(exports::appraisal_json(linking.linked, index, analyse::appraise(linking.linked, 1).at(index))["attributes"] ==
        Json::parse(R"({"pages": 40})"));
}

TEST_CASE("a site without attributes of a kind has no such keys in its documents") {
  tests::TestSite site;
  site.file("sources.toml", tests::source("report"));
  const Json document = exports::sources_json(tests::linking(site).linked);
  CHECK_FALSE(document["sources"][0].contains("attributes"));
  CHECK_FALSE(document["sources"][0].contains("attribute_notes"));
}

TEST_CASE("the table of models compares them, a column an attribute, with its unit") {
  const exports::DataTable table = exports::models_table(linked(), exports::models_json(linked()));
  CHECK(fmt::format("{}", fmt::join(table.headings, ",")) ==
        "Id,Model,Family,Also called,Legal form,Ownership,Governance,Management,Control,Director,Staff and pensions,"
        "Procurement,Assets and support services,Changing what it covers,Inspection,Tax,Cost and time to set up,Cost "
        "(£ a year),Not stated in any source,Case studies,Page,Sources");
  CHECK(rows(table) ==
        Lines{"company,Company,Other models,,,,,,,,,,,,,,,,,,models/company.html,",
              "trust,Trust,In-house,Council trust; Body,A company.[1a],,,,,,,,,,,,,1250.5,Tax,Slough,models/trust.html,"
              "[1] Title of report; [1a] page 3; [2] Title of law; [2a] s 1; [2b] s 2"});
  CHECK(rows(exports::claims_table(linked(), exports::models_json(linked()))) ==
        Lines{"trust,Trust,In-house,name,,Body,Title of report,page 1",
              "trust,Trust,In-house,advantage,quick,It is quick.,Title of report,page 2",
              "trust,Trust,In-house,disadvantage,dear,It is dear.,Title of law,",
              "trust,Trust,In-house,consideration,tax,Tax.[2a][2b],,",
              "trust,Trust,In-house,example,,In Slough.,Title of report,"});
}

TEST_CASE("a case study's document has its inspections, lessons, events and differences") {
  const Json study = exports::case_studies_json(linked())["case_studies"][0];
  CHECK(study["councils"] == Json{"Slough", "Windsor"});
  CHECK(study["inspections"] == Json::parse(R"([
    {"date": "2016-02", "by": "Ofsted", "scale": "ofsted", "judgement": "good", "note": "Better.", "source": "report",
     "where": "page 4"},
    {"date": "2017", "by": "Ofsted", "scale": "ofsted", "judgement": "not-stated", "note": null, "source": "report",
     "where": null}])"));
  CHECK(study["lessons"] ==
        Json::parse(R"([{"id": "early", "text": "Begin early.", "source": "report", "where": "page 5"}])"));
  CHECK(study["events"] == Json::parse(R"([
    {"id": "opened", "date": "2015-10-01", "until": "2015-12", "kind": "milestone", "planned": false,
     "same_as": "decided#opens", "phase": null, "text": "It opened.", "source": "report", "where": null}])"));
  CHECK(study["differences"] == Json::parse(R"([
    {"id": "start", "about": "The start", "text": "Hard to say.", "accounts": [
      {"text": "October.", "source": "report", "where": "page 6"},
      {"text": "November.", "source": "law", "where": null}]}])"));
}

TEST_CASE("case studies have a row each, and one an inspection and a lesson") {
  const Json document = exports::case_studies_json(linked());
  const exports::DataTable table = exports::case_studies_table(linked(), document);
  CHECK(fmt::format("{}", fmt::join(table.headings, ",")) ==
        "Id,Case study,Councils,Models,Started,Planned start,Legal form,Ownership,Governance,Director,Time taken,"
        "Contract,Cost to set up,What scrutiny does,Begun,Services,What drove it,Website,Page,Sources");
  CHECK(rows(table) == Lines{"slough,Slough,Slough; Windsor,Trust,2015-10,,Company,,,,,,,,2015-10,Social work; Care,A "
                             "direction.,https://example.org/s,case-studies/slough.html,"});
  CHECK(rows(exports::inspections_table(linked(), document)) ==
        Lines{"slough,Slough,2016-02,Ofsted,good,Better.,Title of report,page 4",
              "slough,Slough,2017,Ofsted,not-stated,,Title of report,"});
  CHECK(rows(exports::lessons_table(linked(), document)) ==
        Lines{"slough,Slough,early,Begin early.,Title of report,page 5"});
}

TEST_CASE("measures are given as printed, with what is before and after") {
  const Json document = exports::measures_json(linked());
  REQUIRE(document["entries"].size() == 1);
  const Json& trust = document["entries"][0];
  CHECK(trust["change"] == Json::parse(R"({"date": "2015-04", "title": "New contract"})"));
  CHECK(trust["citations"].size() == 2);
  const Json& visits = trust["measures"][0];
  CHECK(visits["note"] == "All sites.");
  CHECK(visits["values"] == Json::parse(R"([
    {"date": "2014", "value": 1250, "printed": "1250", "missing": false, "side": "before", "note": null,
     "source": "report", "where": "table 1"},
    {"date": "2015", "value": null, "printed": null, "missing": true, "side": "during", "note": "Lost.",
     "source": "report", "where": "table 1"},
    {"date": "2016", "value": 1300, "printed": "1300.0", "missing": false, "side": "after", "note": null,
     "source": "report", "where": "table 1"}])"));
  CHECK(visits["before"] == Json::parse(R"({"date": "2014", "value": 1250})"));
  CHECK(visits["difference"] == 50);
  CHECK(visits["verdict"] == "better");
  CHECK(trust["measures"][1]["before"].is_null());
  CHECK(trust["measures"][1]["verdict"].is_null());
  CHECK(rows(exports::measures_table(linked(), document)) ==
        Lines{"trust,Trust,Visits,visits,2014,1250,no,before,,Title of report,table 1",
              "trust,Trust,Visits,visits,2015,,yes,during,Lost.,Title of report,table 1",
              "trust,Trust,Visits,visits,2016,1300.0,no,after,,Title of report,table 1",
              "trust,Trust,Grant,£ a head,2016,9.0,no,after,,Title of report,"});
}

TEST_CASE("a decision's document has what was asked for, what was due, directions and phases") {
  const Json decision = exports::decisions_json(linked())["decisions"][0];
  for (const auto& [list, ids] :
       {std::pair{"models", "trust"}, std::pair{"appraisals", "choice"}, std::pair{"case_studies", "slough"},
        std::pair{"risks", "register"}, std::pair{"factors", "aims"}})
    CHECK(decision[list] == Json{ids});
  CHECK(decision["asked"] ==
        Json::parse(R"([{"id": "agree", "text": "To agree.", "source": "report", "where": "page 7"}])"));
  CHECK(rows(exports::decisions_table(linked(), exports::decisions_json(linked()))) ==
        Lines{"decided,Decided,Slough,2015-06-01,asked for,agree,To agree.,,,,,Title of report,page 7",
              "decided,Decided,Slough,2015-06-01,due,plan,A plan.,,2015-09,,Scrutiny,Title of report,",
              "decided,Decided,Slough,2015-06-01,direction,first,Do it.,2014,2016,A minister,,Title of law,",
              "decided,Decided,Slough,2015-06-01,phase,design,Design: Drawing.,2015,2016,,,Title of report,",
              "decided,Decided,Slough,2015-06-01,phase,build,Build,,,,,Title of report,"});
}

TEST_CASE("the timeline tells what pages date, in order, and what two of them tell once") {
  const Json document = exports::timeline_json(linked());
  CHECK(rows(exports::timeline_table(linked(), document)) ==
        Lines{"2014,,direction,no,decided,Decided,A minister,Do it.,Title of law,",
              "2015-06-01,,decision,no,decided,Decided,Date of the decision: Cabinet,,,",
              "2015-09,,deadline,no,decided,Decided,For Scrutiny,A plan.,Title of report,",
              "2015-10,,start,no,slough,Slough,The new model starts,,,",
              "2015-10,,milestone,yes,decided,Decided,,It opens.,Title of report,",
              "2016,,deadline,no,decided,Decided,Deadline of the direction of 2014,Do it.,Title of law,",
              "2016-02,,inspection,no,slough,Slough,Ofsted: good,Better.,Title of report,page 4",
              "2017,,inspection,no,slough,Slough,Ofsted: judgement not stated,,Title of report,"});
  CHECK(document["moments"][4] == Json::parse(R"({"date": "2015-10", "until": null, "kind": "milestone",
    "planned": true, "entry": "decided", "page": "decisions/decided.html", "anchor": "opens", "phase": "design",
    "words": null, "text": "It opens.", "source": "report", "where": null})"));
}

TEST_CASE("what documents tell differently has a row an account") {
  CHECK(rows(exports::differences_table(linked(), exports::case_studies_json(linked()),
                                        exports::decisions_json(linked()))) ==
        Lines{"slough,Slough,start,The start,October.,Hard to say.,Title of report,page 6",
              "slough,Slough,start,The start,November.,Hard to say.,Title of law,",
              "decided,Decided,sum,The sum,One.,,Title of report,", "decided,Decided,sum,The sum,Two.,,Title of law,"});
}

TEST_CASE("factors name their group and what they answer to") {
  const Json document = exports::factors_json(linked());
  const Json& set = document["sets"][0];
  CHECK(set["type"] == "success-factor");
  CHECK(set["source"] == "report");
  CHECK(set["where"] == "part 3");
  CHECK(
      set["groups"] ==
      Json::parse(R"([{"id": "g", "title": "Group", "text": "Of it."}, {"id": "h", "title": "Other", "text": null}])"));
  CHECK(set["factors"][0]["source"] == "report");
  CHECK(
      rows(exports::factors_table(linked(), document)) ==
      Lines{"aims,Aims,success-factor,Group,safe,Safe,Children are safe.,For them.,Cheap,Trust,Title of report,part 3",
            "aims,Aims,success-factor,,cheap,Cheap,,,,,Title of law,s 4"});
  CHECK(rows(exports::traceability_table(linked(), document)) ==
        Lines{"Aims,safe,Safe,Aims,cheap,Cheap", "Aims,cheap,Cheap,,,"});
}

TEST_CASE("a register's document names its levels, and each risk its source") {
  const Json document = exports::risks_json(linked(), records().index("register"));
  CHECK(document["format"] == 1);
  CHECK(document["id"] == "register");
  CHECK(document["source"] == "report");
  CHECK(document["impacts"] == Json::parse(R"([{"id": "low", "title": "Low"}, {"id": "high", "title": "High"}])"));
  CHECK(document["risks"][0]["likelihood"] == "likely");
  CHECK(rows(exports::risks_table(linked(), document)) ==
        Lines{"deficit,Money,Deficit,Cuts.,Likely,Low,Reserves.,Treasurer,Trust,Cheap,Old.,Title of law,s 5"});
}

TEST_CASE("questions and rules have a row each, with titles for ids") {
  CHECK(rows(exports::questions_table(linked(), exports::questions_json(linked()))) ==
        Lines{"Bank,one,Is it?[1],W.,E; F,A,Money,New; Old,Trust,High priority,tag,Title of report,page 2",
              "Bank,two,Two?,,,,Staff,Old,,,,Title of law,"});
  const Json rules = exports::rules_json(linked());
  CHECK(rules["sets"][0]["rules"][0]["threshold"] == Json::parse(R"({"key": "years", "value": 5})"));
  CHECK(rules["sets"][0]["rules"][1]["codes"] == Json{"total-differs"});
  CHECK(rows(exports::rules_table(linked(), rules)) ==
        Lines{"Rules,aged,old-source,,5,{title}?,See {link}.,E,A,Staff,New,High priority",
              "Rules,found,audit-finding,total-differs,,{finding},W.,,,Money,Old,"});
}

TEST_CASE("terms have their other names and definitions") {
  CHECK(rows(exports::glossary_table(linked(), exports::glossary_json(linked()))) ==
        Lines{"key-line-of-enquiry,Key line of enquiry,KLOE,Line; Key line,What is asked.[1a],Risk,"
              "glossary/key-line-of-enquiry.html,[1] Title of report; [1a] page 9",
              "risk,Risk,,,What may go wrong.,,glossary/risk.html,"});
}

TEST_CASE("sources say what cites them, with the address of the place") {
  const Json document = exports::sources_json(linked());
  CHECK(with_id(document["sources"], "report")["note"] == "A scan.");
  CHECK(with_id(document["sources"], "unused")["cited_by"].empty());
  CHECK(rows(exports::sources_table(linked(), document)).back() ==
        "unused,Title of unused,Author,,,,,no,0,sources/unused.html");
  const Lines citations = rows(exports::citations_table(linked(), document));
  CHECK(citations[0] == "law,Title of law,,trust,Trust,disadvantage,,It is dear.,models/trust.html#dear");
  CHECK(citations[1] == "law,Title of law,s 1; s 2,trust,Trust,consideration,,Tax.,models/trust.html#tax");
  CHECK(std::ranges::count(citations,
                           "report,Title of report,,choice,Choice,option,X,,appraisals/choice-option-x.html") == 1);
}

TEST_CASE("links name the section that they stand in, and the pages") {
  const Json document = exports::links_json(linked());
  CHECK(document["pages"].size() == linked().pages.size());
  const Lines links = rows(exports::links_table(linked(), document));
  CHECK(std::ranges::count(links, "plain,Plain,part,trust,Trust") == 1);
}

TEST_CASE("attributes of other kinds than models and case studies have a table of their own") {
  CHECK(exports::has_attributes_of_records(linked()));
  CHECK_FALSE(exports::has_attributes_of_records(tests::linking(tests::TestSite()).linked));
  CHECK(rows(exports::attributes_table(linked())) ==
        Lines{"decisions,decided,Decided,,Cost,5,£ a year,,Title of law,",
              "decisions,decided,Decided,,Remarks,Odd.[1a],,,,", "risks,register,Register,,Public,no,,,Title of law,",
              "risk,register,Register,deficit,Form,b,,Odd.,Title of law,s 6",
              "factors,aims,Aims,,Begun,2013,,,Title of law,",
              "sources,report,Title of report,,Public,yes,,By law.,Title of law,s 3"});
  for (const char* kind : {"risk", "source"}) {
    tests::TestSite site;
    site.file("vocabulary/more.toml",
              fmt::format("[[attribute]]\nkey = \"x\"\nlabel = \"X\"\nunit = \"m\"\ntype = \"number\"\nkinds = "
                          "[\"model\", \"{}\"]\n",
                          kind));
    const tests::Linking linking = tests::linking(site);
    CHECK(exports::has_attributes_of_records(linking.linked));
    exports::DataTable table;
    exports::add_attribute_headings(linking.linked, catalogue::Kind::model, table);
    CHECK(table.headings.back() == "X (m)");
  }
}
