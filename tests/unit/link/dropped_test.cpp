// How mistakes in Markdown and HTML are told: code, place, words and help.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Mistakes reported_drops(std::string_view body) { return linked_page(TestSite{}, body).mistakes; }

}  // namespace

TEST_CASE("Markdown that makes something else than was meant is told at its place") {
  CHECK(places(reported_drops("| a | b |\n|---|---|\n| 1 | 2 | three |\n")) == Lines{"guidance/a.md:7:11+5 lost-cell"});
  CHECK(places(reported_drops("| a | b |\n| 1 | 2 |\n")) == Lines{"guidance/a.md:5:1+9 no-table"});
  CHECK(places(reported_drops("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n")) == Lines{"guidance/a.md:6:1+9 no-table"});
  CHECK(places(reported_drops("Text.\n\n##Costs\n")) == Lines{"guidance/a.md:7:1+7 no-heading"});
  CHECK(places(reported_drops("## A\n\n#### Deep\n")) == Lines{"guidance/a.md:7:6+4 heading-level"});
  CHECK(places(reported_drops("```\ncode\n")) == Lines{"guidance/a.md:5:1+3 open-fence"});
}

TEST_CASE("footnotes that are missing, not referred to, or there twice are told at their places") {
  CHECK(places(reported_drops("One.[^n] Two.[^nope]\n\n[^n]: Note.\n\n[^unused]: Nobody.\n\n[^n]: Again.\n")) ==
        Lines{"guidance/a.md:11:1+4 doubled-footnote", "guidance/a.md:5:14+7 unknown-footnote",
              "guidance/a.md:9:1+9 unused-footnote"});
}

TEST_CASE("what would be lost is an error, what looks odd a warning") {
  const Mistakes found = reported_drops("| a |\n|---|\n| 1 | lost |\n\n##Costs\n\n<!-- lost\n");
  CHECK(places(found) == Lines{"guidance/a.md:7:7+4 lost-cell", "guidance/a.md:11:1+9 html-not-closed",
                               "guidance/a.md:9:1+7 no-heading"});
  CHECK(found[0].message == "the table has no column for \"lost\", so it is not shown");
  CHECK(found[0].is_error);
  CHECK(found[1].is_error);
  CHECK_FALSE(found[2].is_error);
  CHECK(found[2].help == "write a space behind the signs: ## Costs");
}

TEST_CASE("ids that the page has already, and elements too deep, are told") {
  CHECK(places(reported_drops("<a name=\"x\"></a>\n\n<b id=\"x\">y</b>\n")) ==
        Lines{"guidance/a.md:7:1+10 doubled-id"});
  std::string deep;
  for (int i = 0; i < 201; ++i) deep += "<div>\n";
  CHECK(places(of_code(reported_drops(deep + "words\n"), "html-not-closed")).front() ==
        "guidance/a.md:5:1+5 html-not-closed");
  CHECK(of_code(reported_drops(deep + "words\n"), "html-nesting").size() == 1);
}

TEST_CASE("an attribute that says how things look is told at its tag") {
  const Mistake mistake = only(reported_drops("<p style=\"color:red\">Words.</p>\n"));
  CHECK(mistake.code == "html-attribute");
  CHECK_FALSE(mistake.is_error);
  CHECK(mistake.at.starts_with("guidance/a.md:5:"));
}

TEST_CASE("an id that a heading cannot have is told with the one that would do") {
  const Mistakes found = reported_drops("## A {#a b}\n\n## B {.wide}\n\n## C {#c}\n\n## D {#c}\n");
  CHECK(places(found) ==
        Lines{"guidance/a.md:5:6+6 heading-id", "guidance/a.md:7:6+7 heading-id", "guidance/a.md:11:6+4 doubled-id"});
  CHECK(found[0].message == "{#a b} gives the heading no id");
  CHECK(found[0].help ==
        "write {#a-b}: an id alone, of letters, digits, - _ . and :, which does not begin as the "
        "theme's do (app-)");
  CHECK(found[1].help.starts_with("an id stands behind the words of a heading, as in ## Who pays? {#who-pays}"));
}

TEST_CASE("marks that make no callout are told with what would") {
  const Mistakes found =
      reported_drops("> [!NOTES]\n> Words.\n\n> [!FOO]\n> Words.\n\n> [!TIP]\n\n[!caution]\nWords.\n");
  CHECK(places(found) == Lines{"guidance/a.md:5:3+8 unknown-callout", "guidance/a.md:8:3+6 unknown-callout",
                               "guidance/a.md:11:3+6 empty-callout", "guidance/a.md:13:1+10 no-callout"});
  CHECK(found[0].message == "there is no callout [!NOTES], so this is shown as a quotation");
  CHECK(found[0].help == "did you mean [!NOTE]?");
  CHECK(found[1].help.starts_with("there are NOTE, TIP, IMPORTANT, WARNING and CAUTION, and those that [[callout]]"));
  CHECK(std::ranges::none_of(found, &Mistake::is_error));
}

TEST_CASE("callouts are those of every site and those of site.toml") {
  TestSite site;
  site.setting("[[callout]]\nid = \"key-question\"\ntitle = \"Cwestiwn\"\nlike = \"important\"\n");
  const Linking result = linked_page(site, "> [!KEY-QUESTION]\n> Who?\n\n> [!tip]\n> [[a]]\n");
  CHECK(result.mistakes == Mistakes{});
  CHECK(
      result.body("a").starts_with("<div class=\"app-callout app-callout--important\" role=\"note\">\n"
                                   "<p class=\"app-callout__title\">Cwestiwn</p>\n<p>Who?</p>"));
  CHECK(result.body("a").find("app-callout--tip\" role=\"note\">\n<p class=\"app-callout__title\">Tip</p>") !=
        std::string::npos);
}

TEST_CASE("where site.toml cannot be read, it may have any callout") {
  TestSite site;
  site.file("site.toml", "title = \n");
  CHECK(of_code(linked_page(site, "> [!KEY-QUESTION]\n> Who?\n").mistakes, "unknown-callout").empty());
}

TEST_CASE("a definition without its term is told") {
  const Mistake mistake = only(reported_drops("Term\n\n: It is.\n"));
  CHECK(mistake.code == "no-definition-list");
  CHECK(mistake.at == "guidance/a.md:7:1+8");
  CHECK_FALSE(mistake.is_error);
}
