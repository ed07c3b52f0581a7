#include "render/checklist/questions_block.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite with_checklist(const std::string& keys) {
  TestSite site;
  site.file("questions/q.toml",
            "title = \"Q\"\nsummary = \"S.\"\n"
            "[[question]]\nid = \"one\"\ntext = \"*One*, as in [[q]]?\"\ntheme = \"money\"\nstages = [\"new\"]\n"
            "[[question]]\nid = \"two\"\ntext = \"Two?\"\ntheme = \"staff\"\nstages = [\"new\"]\npriority = \"high\"\n")
      .file("checklists/c.toml",
            "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"first\"\ntitle = \"First\"\nquestions = [\"one\"]\n"
            "[[section]]\nid = \"second\"\ntitle = \"Second\"\nquestions = [\"two\"]\n")
      .file("guidance/a.md", front("A") + "```questions\n" + keys + "```\n");
  return site;
}

std::string block(const std::string& keys) {
  return rendered(
             with_checklist(keys),
             {{"page", "{{{body}}}"},
              {"block-questions",
               "{{#listed_checklists}}{{listed_title}} {{listed_href}}\n{{#listed_sections}}{{listed_section_title}} "
               "{{listed_section_href}}\n{{#listed_questions}}{{listed_question}} {{listed_question_href}}"
               "{{#listed_question_priority}} high{{/listed_question_priority}}\n{{/listed_questions}}"
               "{{/listed_sections}}{{/listed_checklists}}"}})
      .file("guidance/a.html");
}

}  // namespace

TEST_CASE("questions are plain and lead to the checklist's own") {
  CHECK(block("of = [\"c\"]\n") ==
        "C ../checklists/c.html\nFirst ../checklists/c.html#first\nOne, as in Q? ../checklists/c.html#one\n"
        "Second ../checklists/c.html#second\nTwo? ../checklists/c.html#two high\n\n");
}

TEST_CASE("rows choose sections of the checklist") {
  CHECK(block("of = [\"c\"]\nrows = [\"second\"]\n") ==
        "C ../checklists/c.html\nSecond ../checklists/c.html#second\nTwo? ../checklists/c.html#two high\n\n");
}
