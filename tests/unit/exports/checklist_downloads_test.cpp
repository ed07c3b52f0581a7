#include "exports/checklist_downloads.h"

#include <nlohmann/json.hpp>

#include "analyse/analysis.h"
#include "exports/checklist_markdown.h"
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

struct Fixture {
  Linking linking;
  analyse::Analysis analysis;
  catalogue::EntryIndex index;

  [[nodiscard]] exports::Json document() const {
    return exports::checklist_json(linking.linked, index, analysis.checklists.at(index));
  }
};

Fixture fixture(std::string_view base_url = {}) {
  TestSite site;
  if (!base_url.empty()) site.top_setting(fmt::format("base_url = \"{}\"\n", base_url));
  site.file("sources.toml", source("cfps", "published = \"2017\"\n"))
      .file("models/trust.md", front("Trust", "family = \"in-house\"\n"))
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"S.\"\nsource = { id = \"cfps\", where = \"page 2\" }\n[[question]]\nid = "
            "\"one\"\ntext = \"Is *one* [[trust]] 3 * 4? [@cfps]\"\nwhy = \"W\"\nevidence = [\"E\", \"-F\"]\nask = "
            "[\"A\", \"B\"]\ntheme = \"money\"\nstages = [\"new\", \"old\"]\npriority = \"high\"\n")
      .file("rules/set.toml",
            "title = \"Rules\"\nsummary = \"S.\"\n[[rule]]\nid = \"aged\"\nfind = \"old-source\"\nyears = 5\ntext = "
            "\"{title}?\"\nwhy = \"See {link}.\"\ntheme = \"staff\"\nstages = [\"new\"]\n")
      .file("checklists/c.toml",
            "title = \"C\"\nsummary = \"About *it*.\"\nintro = \"I\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
            "questions = [\"one\"]\n[[section.generate]]\nrules = [\"aged\"]\n"
            "[[section]]\nid = \"t\"\ntitle = \"1. T\"\nintro = \"J\"\n[[section.field]]\nid = \"f\"\ntitle = \"F\"\n"
            "hint = \"H\"\ntype = \"lines\"\nrows = 2\n"
            "[[section.field]]\nid = \"g\"\ntitle = \"G\"\ntype = \"table\"\nrows = 1\ncolumns = [\"A\", \"B|\"]\n");
  Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == Mistakes{});
  base::Diagnostics out;
  analyse::Analysis analysis = analyse::analyse_site(linking.linked, *base::Date::parse("2026-11-22"), 1, out);
  const catalogue::EntryIndex index = linking.index("c");
  return {std::move(linking), std::move(analysis), index};
}

// "c.docx" of this is its Markdown.
class Copier final : public exports::DocumentMaker {
 public:
  std::string docx(const std::string& markdown) const override { return "docx of " + markdown; }
};

}  // namespace

TEST_CASE("a checklist's data says of each question what it is, where it comes from and where its figure stands") {
  const exports::Json document = fixture().document();
  CHECK(document["format"] == 1);
  CHECK(document["summary"] == "About it.");
  CHECK(document["made_of"] == "2 questions: 1 from question banks and 1 made from data by rules.");
  CHECK(document["sections"][0]["questions"] == exports::Json::parse(R"([
    {"id": "one", "text": "Is one trust 3 * 4?", "wording": "762c67672773", "why": "W", "evidence": ["E", "-F"], "ask": ["A", "B"],
     "theme": "money", "theme_title": "Money", "stages": ["new", "old"], "priority": "high",
     "priority_title": "High priority",
     "origin": {"kind": "bank", "id": "bank", "title": "Bank"}, "made_from": null, "figure": null,
     "link": "questions/bank.html#one", "source": "cfps", "where": "page 2"},
    {"id": "aged--cfps", "text": "Title of cfps?", "wording": "77ecae1a377c", "why": "See Title of cfps.", "evidence": [], "ask": [],
     "theme": "staff", "theme_title": "Staff", "stages": ["new"], "priority": null, "priority_title": null,
     "origin": {"kind": "rule", "id": "aged", "set": "set", "title": "Rules"}, "made_from": "Title of cfps",
     "figure": "published 2017", "link": "sources/cfps.html", "source": null, "where": null}])"));
  CHECK(document["sections"][1]["fields"] == exports::Json::parse(R"([
    {"id": "f", "title": "F", "hint": "H", "type": "lines", "rows": 2, "columns": []},
    {"id": "g", "title": "G", "hint": null, "type": "table", "rows": 1, "columns": ["A", "B|"]}])"));
}

TEST_CASE("the table has a row for each question and each field") {
  CHECK(exports::csv(exports::checklist_table(fixture().document(), english())) ==
        "\xEF\xBB\xBF"
        "Number,Section,Question,Why,Evidence,Ask,Theme,Stages,Priority,Origin,Origin id,Made from,Figure,Link,Id\r\n"
        "1,S,Is one trust 3 * 4?,W,E; -F,A; B,Money,new; old,High priority,bank,bank,,,questions/bank.html#one,one\r\n"
        "2,S,Title of cfps?,See Title of cfps.,,,Staff,new,,rule,aged,Title of cfps,published 2017,sources/cfps.html,"
        "aged--cfps\r\n"
        ",1. T,F,,,,,,,field,,,,,f\r\n,1. T,G,,,,,,,field,,,,,g\r\n");
}

TEST_CASE("the task list holds every word as a word, boxes to tick and lines to write on") {
  const std::string line(59, '_');
  const std::string room = fmt::format(
      "  ☐ yes ☐ partly ☐ no ☐ not applicable\n\n  Notes: {}\n\n  \\{}\n\n  Recommendation: {}\n\n  Come back to it "
      "on: "
      "{}\n",
      std::string(53, '_'), line, std::string(44, '_'), std::string(16, '_'));
  CHECK(
      exports::checklist_markdown(fixture().document(), "", english()) ==
      "# C\n\nAbout it.\n\n2 questions: 1 from question banks and 1 made from data by rules.\n\nI\n\n## S\n\n"
      "- [ ] **1. Is one trust 3 \\* 4?**\n\n  High priority\n\n  Why this is asked: W\n\n  Evidence to ask for:\n\n  "
      "- E\n  - \\-F\n\n  Who can answer: A; B\n\n" +
          room +
          "\n- [ ] **2. Title of cfps?**\n\n  Why this is asked: See Title of cfps.\n\n  Made from: Title of cfps: "
          "published 2017\n\n" +
          room + "\n## 1\\. T\n\nJ\n\n**F**\n\nH\n\n\\" + line + "\n\n\\" + line +
          "\n\n**G**\n\n| A | B\\| |\n| --- | --- |\n| \\" + std::string(29, '_') + " | \\" + std::string(29, '_') +
          " |\n");
}

TEST_CASE("a checklist for one page is a task list in short") {
  exports::Json document = fixture().document();
  document["one_page"] = true;
  CHECK(exports::checklist_markdown(document, "", english())
            .find("## S\n\n- [ ] **1. Is one trust 3 \\* 4?**\n\n  Evidence to ask "
                  "for: E; \\-F\n\n  Notes: " +
                  std::string(53, '_') + "\n\n- [ ] **2. Title of cfps?**\n\n  " + "Notes: ") != std::string::npos);
}

TEST_CASE("what a question or a form leaves out is left out of the task list") {
  exports::Json document = fixture().document();
  exports::Json& question = document["sections"][0]["questions"][0];
  for (const char* key : {"evidence", "ask"}) question[key] = exports::Json::array();
  for (const char* key : {"priority_title", "why"}) question[key] = nullptr;
  document["sections"][0]["questions"][1]["figure"] = nullptr;
  const std::string markdown = exports::checklist_markdown(document, "", english());
  CHECK(markdown.find("**1. Is one trust 3 \\* 4?**\n\n  ☐ yes") != std::string::npos);
  CHECK(markdown.find("Made from: Title of cfps\n") != std::string::npos);
}

TEST_CASE("a form without questions is made of none, and a line to fill in has no rows") {
  TestSite site;
  site.file("checklists/c.toml",
            "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
            "[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"line\"\n"
            "[[section.field]]\nid = \"g\"\ntitle = \"G\"\ntype = \"date\"\n");
  const Linking form = tests::linking(site);
  base::Diagnostics out;
  const analyse::Analysis analysis = analyse::analyse_site(form.linked, *base::Date::parse("2026-11-22"), 1, out);
  const exports::Json document =
      exports::checklist_json(form.linked, form.index("c"), analysis.checklists.at(form.index("c")));
  CHECK(document["made_of"].is_null());
  CHECK(document["sections"][0]["fields"][0]["rows"].is_null());
  CHECK(document["sections"][0]["fields"][1]["rows"].is_null());
  const std::string line = "\n\\" + std::string(59, '_') + "\n";
  CHECK(exports::checklist_markdown(document, "", english()) ==
        "# C\n\nS.\n\n## S\n\n**F**\n" + line + "\n**G**\n" + line);
}

TEST_CASE("the task list links facts where the site says where it stands") {
  CHECK(exports::checklist_markdown(fixture().document(), "https://example.org/s/", english())
            .find("Made from: [Title of cfps](<https://example.org/s/sources/cfps.html>): published 2017") !=
        std::string::npos);
}

TEST_CASE("a checklist's files stand under data/, and a document is made of the same Markdown where one can be") {
  const Fixture site = fixture("https://example.org/s/");
  std::vector<exports::GeneratedFile> files;
  const auto add = [&](const exports::DocumentMaker* documents) {
    files.clear();
    exports::add_checklist_downloads(site.linking.linked, site.index, site.analysis.checklists.at(site.index),
                                     documents, files);
    Lines paths;
    for (const exports::GeneratedFile& file : files) paths.push_back(file.path);
    return paths;
  };
  CHECK(add(nullptr) == Lines{"data/checklists/c.json", "data/checklists/c.csv", "data/checklists/c.md"});
  const Copier copier;
  CHECK(add(&copier).back() == "data/checklists/c.docx");
  std::string markdown, docx;
  files[2].append(markdown);
  files[3].append(docx);
  CHECK(docx == "docx of " + markdown);
}
