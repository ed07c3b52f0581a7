#include "render/checklist/builder_page.h"

#include <nlohmann/json.hpp>

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using Json = nlohmann::ordered_json;

namespace {

// A bank, a rule over the lessons of a case study, and a checklist of both.
TestSite with_checklist() {
  TestSite site;
  site.file("sources.toml", source("cfps"))
      .file("models/trust.md", front("Trust", "family = \"in-house\"\n"))
      .file("case-studies/slough.md",
            front("Slough",
                  "council = [\"Slough & co\"]\nmodels = [\"trust\"]\n[[lesson]]\nid = \"early\"\n"
                  "text = \"Start early\"\nsource = \"cfps\"\n"))
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"S.\"\nsource = { id = \"cfps\", where = \"page 2\" }\n"
            "[[question]]\nid = \"one\"\ntext = \"Is [[trust]] it?\"\nwhy = \"W [@cfps].\"\n"
            "evidence = [\"[[index]]\", \"[Out](https://example.org/../a)\"]\nask = [\"A\"]\ntheme = \"staff\"\n"
            "stages = [\"new\", \"old\"]\nmodels = [\"trust\"]\npriority = \"high\"\n"
            "[[question]]\nid = \"two\"\ntext = \"Two?\"\ntheme = \"money\"\nstages = [\"new\"]\n")
      .file("rules/learning.toml",
            "title = \"Rules\"\nsummary = \"S.\"\n[[rule]]\nid = \"lesson-learnt\"\nfind = \"lesson\"\n"
            "text = \"Who heeds it?\"\nwhy = \"See {link}.\"\ntheme = \"staff\"\nstages = [\"new\"]\n")
      .file("checklists/a-list.toml",
            "title = \"A list\"\nsummary = \"For *you*.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
            "questions = [\"two\"]\n[[section.generate]]\nrules = [\"lesson-learnt\"]\nof = [\"slough\"]\n"
            "[[section]]\nid = \"again\"\ntitle = \"Again\"\nquestions = [\"one\"]\n");
  return site;
}

std::string script(const TestSite& site) { return rendered(site, {}).file(std::string(render::builder_data_path)); }

Json data(const TestSite& site) {
  const std::string text = script(site);
  constexpr std::string_view before = "window.scrutineerQuestions=", after = ";\n";
  REQUIRE(text.starts_with(before));
  REQUIRE(text.ends_with(after));
  return Json::parse(text.substr(before.size(), text.size() - before.size() - after.size()));
}

}  // namespace

TEST_CASE("the builder has every question of the banks, with addresses from the top of the site") {
  const Json all = data(with_checklist());
  CHECK(all["themes"].dump() == R"({"money":"Money","staff":"Staff"})");
  CHECK(all["stages"].dump() == R"({"new":"New","old":"Old"})");
  REQUIRE(all["questions"].size() == 3);

  const Json& one = all["questions"][0];
  CHECK(one["id"] == "one");
  CHECK(one["text"] == "Is <a href=\"models/trust.html\">trust</a> it?");
  CHECK(one["why"].get<std::string>().find(" href=\"questions/bank.html#app-source-1\"") != std::string::npos);
  CHECK(one["evidence"].dump() ==
        R"(["<a href=\"index.html\">Home</a>","<a href=\"https://example.org/../a\">Out</a>"])");
  CHECK(one["ask"].dump() == R"(["A"])");
  CHECK(one["theme"] == "staff");
  CHECK(one["stages"].dump() == R"(["new","old"])");
  CHECK(one["models"].dump() == R"(["trust"])");
  CHECK(one["priority"] == "high");
  CHECK(one["source"] == "<a href=\"sources/cfps.html\">Author</a>, page 2");
  CHECK(one["bank"].dump() == R"({"title":"Bank","href":"questions/bank.html#one"})");

  const Json& two = all["questions"][1];
  CHECK(two["id"] == "two");
  for (const char* absent : {"why", "evidence", "ask", "models", "priority", "rule", "figure", "of"})
    CHECK_FALSE(two.contains(absent));
}

TEST_CASE("a question that a rule made says what it is about") {
  const Json made = data(with_checklist())["questions"][2];
  CHECK(made["id"] == "lesson-learnt--slough--early");
  CHECK(made["rule"].dump() == R"({"title":"lesson learnt","href":"rules/learning.html#lesson-learnt"})");
  CHECK(made["figure"]["href"] == "case-studies/slough.html#early");
  CHECK(made["why"].get<std::string>().find("href=\"case-studies/slough.html#early\"") != std::string::npos);
  CHECK(made["of"] == "slough");
  CHECK(made["councils"].dump() == R"(["Slough & co"])");
  CHECK(made["models"].dump() == R"(["trust"])");
  CHECK(made["example"] == true);
  CHECK_FALSE(made.contains("bank"));
}

TEST_CASE("the builder offers stages, themes, models, councils and the ready-made lists") {
  const std::string text =
      "{{builder_id}} {{builder_data_href}} {{data_date}}|{{#stages}}{{choice_id}}={{choice_title}} {{/stages}}|"
      "{{#themes}}{{choice_id}} {{/themes}}|{{#model_groups}}{{family_title}}:{{#family_models}} "
      "{{model_id}}={{model_title}}{{/family_models}}{{/model_groups}}|{{#councils}}{{council}}{{/councils}}|"
      "{{#appraisals}}{{appraisal_id}}{{/appraisals}}|{{#ready_lists}}{{ready_title}} {{ready_href}} {{ready_count}} "
      "{{ready_summary}}{{/ready_lists}}";
  TestSite site = with_checklist();
  site.file("guidance/own.md", front("Own") + "```checklist-builder\n```\n");
  const RenderedSite made = rendered(site, {{"page", "{{{body}}}"}, {"block-checklist-builder", text}});
  const std::string expected =
      " 22 November 2026|new=New old=Old |money staff |In-house: trust=Trust|Slough &amp; co||A list ";
  CHECK(made.file("build-a-checklist.html")
            .find("build-a-checklist assets/questions.js" + expected + "checklists/a-list.html 3 For you.") !=
        std::string::npos);
  CHECK(made.file("guidance/own.html")
            .find("own ../assets/questions.js" + expected + "../checklists/a-list.html 3 For you.") !=
        std::string::npos);
}

TEST_CASE("a site without checklists has no builder and no data for one") {
  TestSite site = with_checklist();
  site.remove("checklists/a-list.toml").remove("rules/learning.toml");
  const RenderedSite made = rendered(site, {});
  CHECK(made.files.count("build-a-checklist.html") == 0);
  CHECK(made.files.count(std::string(render::builder_data_path)) == 0);
}
