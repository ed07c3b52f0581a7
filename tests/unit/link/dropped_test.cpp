// How mistakes in Markdown and HTML are told: code, place, words and help.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Mistakes reported(std::string_view body) { return linked_page(TestSite{}, body).mistakes; }

}  // namespace

TEST_CASE("Markdown that makes something else than was meant is told at its place") {
  CHECK(places(reported("| a | b |\n|---|---|\n| 1 | 2 | three |\n")) == Lines{"guidance/a.md:7:11+5 lost-cell"});
  CHECK(places(reported("| a | b |\n| 1 | 2 |\n")) == Lines{"guidance/a.md:5:1+9 no-table"});
  CHECK(places(reported("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n")) == Lines{"guidance/a.md:6:1+9 no-table"});
  CHECK(places(reported("Text.\n\n##Costs\n")) == Lines{"guidance/a.md:7:1+7 no-heading"});
  CHECK(places(reported("## A\n\n#### Deep\n")) == Lines{"guidance/a.md:7:6+4 heading-level"});
  CHECK(places(reported("```\ncode\n")) == Lines{"guidance/a.md:5:1+3 open-fence"});
}

TEST_CASE("footnotes that are missing, not referred to, or there twice are told at their places") {
  CHECK(places(reported("One.[^n] Two.[^nope]\n\n[^n]: Note.\n\n[^unused]: Nobody.\n\n[^n]: Again.\n")) ==
        Lines{"guidance/a.md:11:1+4 doubled-footnote", "guidance/a.md:5:14+7 unknown-footnote",
              "guidance/a.md:9:1+9 unused-footnote"});
}

TEST_CASE("what would be lost is an error, what looks odd a warning") {
  const Mistakes found = reported("| a |\n|---|\n| 1 | lost |\n\n##Costs\n\n<!-- lost\n");
  CHECK(places(found) == Lines{"guidance/a.md:7:7+4 lost-cell", "guidance/a.md:11:1+9 html-not-closed",
                               "guidance/a.md:9:1+7 no-heading"});
  CHECK(found[0].message == "the table has no column for \"lost\", so it is not shown");
  CHECK(found[0].is_error);
  CHECK(found[1].is_error);
  CHECK_FALSE(found[2].is_error);
  CHECK(found[2].help == "write a space behind the signs: ## Costs");
}

TEST_CASE("ids that the page has already, and elements too deep, are told") {
  CHECK(places(reported("<a name=\"x\"></a>\n\n<b id=\"x\">y</b>\n")) == Lines{"guidance/a.md:7:1+10 doubled-id"});
  std::string deep;
  for (int i = 0; i < 201; ++i) deep += "<div>\n";
  CHECK(places(of_code(reported(deep + "words\n"), "html-not-closed")).front() ==
        "guidance/a.md:5:1+5 html-not-closed");
  CHECK(of_code(reported(deep + "words\n"), "html-nesting").size() == 1);
}

TEST_CASE("an attribute that says how things look is told at its tag") {
  const Mistake mistake = only(reported("<p style=\"color:red\">Words.</p>\n"));
  CHECK(mistake.code == "html-attribute");
  CHECK_FALSE(mistake.is_error);
  CHECK(mistake.at.starts_with("guidance/a.md:5:"));
}
