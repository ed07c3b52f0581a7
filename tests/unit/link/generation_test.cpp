// What the `generate` of a checklist names, and the wording of the rules it uses.
#include "link/generation.h"

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

std::string rule(std::string_view id, std::string_view find, std::string_view text = "T {link}") {
  return fmt::format(
      "[[rule]]\nid = \"{}\"\nfind = \"{}\"\ntext = \"{}\"\nwhy = \"W\"\ntheme = \"money\"\nstages = [\"new\"]\n", id,
      find, text);
}

TestSite site(const std::string& generate) {
  TestSite site;
  site.file("rules/r.toml", "title = \"R\"\nsummary = \"S.\"\n" + rule("learn", "lesson") + rule("claim", "advantage") +
                                rule("due", "overdue-review"))
      .file("models/trust.md", front("Trust", "family = \"in-house\"\n[[advantage]]\nid = \"quick\"\ntext = \"Q\"\n"))
      .file("case-studies/slough.md",
            front("Slough", "council = [\"C\"]\nmodels = [\"trust\"]\n[[lesson]]\nid = \"scope\"\ntext = \"L\"\n"))
      .file(
          "checklists/c.toml",
          "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n[[section.generate]]\n" + generate);
  return site;
}

Mistakes mistakes(const std::string& generate) { return errors(linking(site(generate)).mistakes); }

// "slough#scope" for each thing looked at.
Lines looked(const std::string& generate) {
  const Linking linking = tests::linking(site(generate));
  CHECK(errors(linking.mistakes) == Mistakes{});
  const auto& checklist = std::get<catalogue::Checklist>(linking.linked.entry(linking.index("c")).detail);
  Lines result;
  for (const link::LookedAt& each : link::looked_at(linking.linked.catalogue, checklist.sections.at(0).generate.at(0)))
    result.push_back(linking.id_of(each.entry) + "#" + each.item);
  return result;
}

}  // namespace

TEST_CASE("what a generation names as a rule must be one") {
  const Mistakes found = mistakes("rules = [\"lern\", \"slough\"]\n");
  REQUIRE(places(found) == Lines{"checklists/c.toml:7:10+6 unknown-reference", "checklists/c.toml:7:18+8 not-a-rule"});
  CHECK(found[0].help == "did you mean \"learn\"?");
}

TEST_CASE("one of the rules must look at each thing named") {
  const Mistake mistake = only(mistakes("rules = [\"learn\"]\nof = [\"slough\", \"trust\"]\n"));
  CHECK(mistake.at == "checklists/c.toml:8:17+7");
  CHECK(mistake.code == "not-looked-at");
  CHECK(mistake.message == "\"trust\" is a delivery model, and none of these rules looks at one");
  CHECK(mistake.help == "they look at case studies");
  CHECK(mistakes("rules = [\"learn\", \"claim\"]\nof = [\"slough\", \"trust\"]\n") == Mistakes{});
  CHECK(mistakes("rules = [\"due\"]\nof = [\"slough\", \"trust\"]\n") == Mistakes{});
}

TEST_CASE("an item named must be one of the thing") {
  const Mistake mistake = only(mistakes("rules = [\"learn\"]\nof = [\"slough#scopes\"]\n"));
  CHECK(mistake.at == "checklists/c.toml:8:7+15");
  CHECK(mistake.code == "unknown-item");
  CHECK(mistake.help == "did you mean \"slough#scope\"?");
}

TEST_CASE("options are of an appraisal that is looked at") {
  const Mistake mistake = only(mistakes("rules = [\"learn\"]\noptions = [\"company\"]\n"));
  CHECK(mistake.at == "checklists/c.toml:8:12+9");
  CHECK(mistake.code == "unknown-option");
}

TEST_CASE("without `of`, everything is looked at that one of the rules looks at") {
  CHECK(looked("rules = [\"learn\"]\n") == Lines{"slough#"});
  CHECK(looked("rules = [\"claim\", \"learn\"]\n") == Lines{"trust#", "slough#"});
  CHECK(looked("rules = [\"learn\"]\nof = [\"slough#scope\"]\n") == Lines{"slough#scope"});
}

TEST_CASE("a rule is linked for the checklist that uses it, its placeholders as they were written") {
  TestSite with_terms = site("rules = [\"learn\", \"learn\"]\n");
  with_terms.file("glossary/g.md", front("G") + "## Lesson\n\nWhat was learnt.\n\n## Case\n\nIt.\n")
      .file("sources.toml", source("cfps"))
      .file("rules/r.toml", "title = \"R\"\nsummary = \"S.\"\n" +
                                rule("learn", "lesson", "Is the lesson {lesson} of [[slough]] *{case}*? [@cfps]"));
  const Linking linking = tests::linking(with_terms);
  CHECK(errors(linking.mistakes) == Mistakes{});
  const link::LinkedPage& page = linking.page("c");
  REQUIRE(page.rules.size() == 1);
  CHECK(
      page.rules[0].text ==
      "Is the <a href=\"../glossary/lesson.html\" class=\"app-term\">lesson</a> {lesson} of "
      "<a href=\"../case-studies/slough.html\">Slough</a> <em>{case}</em>?"
      "<sup class=\"app-citation\"><a href=\"#app-source-1\" class=\"app-cite\" title=\"Title of cfps\">[1]</a></sup>");
  CHECK(linking.citations("c") == Lines{"cfps: "});
}

TEST_CASE("a checklist and what it looks at mention each other") {
  const Linking linking = tests::linking(site("rules = [\"learn\"]\nof = [\"slough\"]\n"));
  Lines from;
  for (const link::Backlink& backlink : linking.linked.backlinks(linking.index("slough")))
    from.push_back(linking.id_of(backlink.from));
  CHECK(from == Lines{"c"});
}
