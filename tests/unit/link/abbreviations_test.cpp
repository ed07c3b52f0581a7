// Abbreviations: what is one, what a text explains itself, and what a glossary does.
#include "link/abbreviations.h"

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Lines abbreviations(std::string_view text) {
  Lines result;
  for (const link::Abbreviation& each : link::find_abbreviations(text))
    result.push_back(std::string(text.substr(each.begin, each.end - each.begin)) + (each.is_explained ? "!" : ""));
  return result;
}

Mistakes reported_abbreviations(std::string_view body, std::string_view setting = "abbreviation = \"warning\"\n") {
  TestSite site;
  site.setting(std::string("[checks]\n") + std::string(setting));
  site.file(
      "glossary/terms.md",
      "+++\ntitle = \"Terms\"\n+++\n\n## Medium-term financial strategy (MTFS)\nA plan.\n\n## NHS trust\nA body.\n\n"
      "## Key fact\nAlso: KFX\nLinks: never\n\nA fact.\n");
  return of_code(linked_page(std::move(site), body).mistakes, "abbreviation");
}

}  // namespace

TEST_CASE("words of capitals are abbreviations, in the plural too") {
  CHECK(abbreviations("The MTFS and its KPIs, CQC's view, the CQC’s own") == Lines{"MTFS", "KPI", "CQC", "CQC"});
  CHECK(abbreviations("A plan of Part II, IV and IX for the UK and the EU, on TV") == Lines{});
  CHECK(abbreviations("Read M25, S151, pH, iPhone, McDonald, A and B") == Lines{});
  CHECK(abbreviations("NOTHING BUT CAPITALS") == Lines{});
}

TEST_CASE("an abbreviation in brackets behind words, or before them, is explained") {
  CHECK(abbreviations("A regional adoption agency (RAA) is new") == Lines{"RAA!"});
  CHECK(abbreviations("Regional adoption agencies (RAAs) are new") == Lines{"RAA!"});
  CHECK(abbreviations("The RAA (regional adoption agency) is new") == Lines{"RAA!"});
  CHECK(abbreviations("The RAA (2019) is new, the RAA (new) too") == Lines{"RAA", "RAA"});
}

TEST_CASE("what no glossary explains is told once a page, where it stands first") {
  const Mistakes found = reported_abbreviations("The **MTFS** and the\nRAA, or RAA.\n");
  CHECK(only(found).at == "guidance/a.md:6:1+3");
  CHECK(only(found).message == "no glossary explains \"RAA\"");
  CHECK(only(found).help ==
        "write it out at its first use, as in \"… (RAA)\", or give glossary/ a term with the acronym RAA");
}

TEST_CASE("what a term, a longer term, the page or the settings explain is not told") {
  CHECK(reported_abbreviations("An NHS trust has an MTFS. KFX.\n") == Mistakes{});
  CHECK(only(reported_abbreviations("The NHS.\n")).message == "no glossary explains \"NHS\"");
  CHECK(reported_abbreviations("The RAA is new.\n\nA regional adoption agency (RAA) is new.\n") == Mistakes{});
  CHECK(reported_abbreviations("The BBC.\n", "abbreviation = { known = [\"BBC\"] }\n") == Mistakes{});
  CHECK(reported_abbreviations("> The RAA.\n\n`RAA`\n") == Mistakes{});
}

TEST_CASE("nothing is looked for where the rule is off") {
  CHECK(reported_abbreviations("The RAA.\n", "") == Mistakes{});
  CHECK(reported_abbreviations("The RAA.\n", "abbreviation = { in = [\"models\"] }\n") == Mistakes{});
}

TEST_CASE("an abbreviation in a text of TOML is told at its place") {
  TestSite site;
  site.setting("[checks]\nabbreviation = \"warning\"\n")
      .file("guidance/a.md", "+++\ntitle = \"A\"\nsummary = \"About the RAA.\"\n+++\n");
  CHECK(places(of_code(linking(site).mistakes, "abbreviation")) == Lines{"guidance/a.md:3:22+3 abbreviation"});
}
