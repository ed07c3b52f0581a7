#include "render/checklist/builder_page.h"

#include <fmt/format.h>

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

// What the file hands over to `before`.
Json handed(const std::string& script, std::string_view before, std::string_view after) {
  REQUIRE(script.starts_with(before));
  REQUIRE(script.ends_with(after));
  return Json::parse(script.substr(before.size(), script.size() - before.size() - after.size()));
}

Json index_of(const RenderedSite& made) {
  return handed(made.file(std::string(render::builder_index_path)), "window.scrutineerQuestions=", ";\n");
}

Json data(const TestSite& site) { return index_of(rendered(site, {})); }

std::string part_path(const Json& part) { return "assets/questions/" + part.dump() + ".js"; }

// A bank of so many questions, q1 of money and q2 of staff and so on, of which every fifth is pressing.
TestSite with_bank_of(std::size_t count) {
  std::string bank = "title = \"Bank\"\nsummary = \"S.\"\n";
  for (std::size_t i = 1; i <= count; ++i)
    bank += fmt::format("[[question]]\nid = \"q{}\"\ntext = \"Text {}\"\ntheme = \"{}\"\nstages = [\"new\"]\n{}", i, i,
                        i % 2 == 1 ? "money" : "staff", i % 5 == 0 ? "priority = \"high\"\n" : "");
  TestSite site;
  site.file("questions/bank.toml", bank)
      .file("checklists/a-list.toml",
            "title = \"A list\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"q1\"]\n");
  return site;
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

TEST_CASE("questions.js has the texts that a list begins with when nothing is chosen, and parts have the others") {
  const RenderedSite made = rendered(with_bank_of(40), {});
  const Json all = index_of(made);
  REQUIRE(all["questions"].size() == 40);
  std::set<std::string> here, parts;
  for (const Json& question : all["questions"]) {
    CHECK(question.contains("text") != question.contains("part"));
    if (question.contains("text")) {
      here.insert(question["id"]);
      continue;
    }
    parts.insert(part_path(question["part"]));
    const Json texts = handed(made.file(part_path(question["part"])), "scrutineerQuestions.texts(", ");\n");
    CHECK(texts.size() <= 16);
    const auto its = std::ranges::find_if(texts, [&](const Json& each) { return each["id"] == question["id"]; });
    REQUIRE(its != texts.end());
    CHECK((*its)["text"] == "Text " + question["id"].get<std::string>().substr(1));
    CHECK((*its).contains("wording"));
    CHECK_FALSE((*its).contains("theme"));
  }
  CHECK(here == std::set<std::string>{"q5", "q10", "q15", "q20", "q25", "q30", "q35", "q40", "q1", "q2", "q3", "q4",
                                      "q6", "q7", "q8", "q9"});
  CHECK(parts == std::set<std::string>{"assets/questions/1.js", "assets/questions/2.js"});
  CHECK(made.files.count("assets/questions/3.js") == 0);
}

TEST_CASE("where all questions fit into questions.js there are no parts") {
  const RenderedSite made = rendered(with_bank_of(16), {});
  CHECK(index_of(made)["questions"].size() == 16);
  CHECK(made.files.count("assets/questions/1.js") == 0);
  CHECK(rendered(with_bank_of(17), {}).files.count("assets/questions/1.js") == 1);
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
  CHECK(made.files.count(std::string(render::builder_index_path)) == 0);
}
