// What follows from a file that cannot be read is not reported; what does not is.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string keys_of_model = "family = \"in-house\"\n";

Lines places_of(const TestSite& site) { return places(linking(site).mistakes); }

}  // namespace

TEST_CASE("one curly quotation mark in the sources is one error, whatever cites them") {
  const TestSite site =
      TestSite()
          .file("sources.toml", source("first") + "[[source]]\nid = “second”\ntitle = \"Second\"\nby = [\"B\"]\n")
          .file("guidance/a.md",
                front("A", "sources = [\"first\", \"second\"]\n") + "So [@first, page 1] and [@second].\n");
  CHECK(places_of(site) == Lines{"sources.toml:6:6+8 toml-syntax"});
}

TEST_CASE("a citation of what no text of the sources names is a mistake all the same") {
  const TestSite site = TestSite()
                            .file("sources.toml", source("first") + "note = “second”\n")
                            .file("guidance/a.md", front("A") + "So [@first] and [@third] and [[nowhere]].\n");
  CHECK(places_of(site) == Lines{"sources.toml:5:8+8 toml-syntax", "guidance/a.md:5:17+7 unknown-source",
                                 "guidance/a.md:5:30+9 unknown-reference"});
}

TEST_CASE("a page that cannot be read is there for those that link to it") {
  const TestSite site =
      TestSite()
          .file("models/trust.md", "+++\ntitle = Trust\n+++\n")
          .file("guidance/a.md", front("A") + "See [[trust]], [[trust#lessons]] and [it](../models/trust.md).\n")
          .file("case-studies/slough.md", front("Slough", "council = [\"S\"]\nmodels = [\"trust\"]\n"));
  CHECK(places_of(site) == Lines{"models/trust.md:2:9+5 toml-syntax"});
}

TEST_CASE("terms of a glossary that cannot be read may be referred to, and nothing is called unused") {
  const TestSite site = TestSite()
                            .file("glossary/terms.md", "---\ntitle: Terms\n---\n## Care leaver (CL)\nIt is.\n")
                            .file("glossary/more.md", front("More") + "## Nobody's\nIt is.\n")
                            .file("sources.toml", source("uncited"))
                            .file("guidance/a.md", front("A") + "A [[care-leaver]].\n");
  CHECK(places_of(site) == Lines{"glossary/terms.md:1:1+1 no-front-matter"});
}

TEST_CASE("a checklist is not empty because its bank cannot be read") {
  const TestSite site =
      TestSite()
          .file("questions/bank.toml", "title = \"Bank\"\nsummary = \"S.\"\n[[question]]\nid = \"why\"\ntext = yes\n")
          .file("checklists/list.toml",
                "title = \"List\"\nsummary = \"S.\"\n[[section]]\nid = \"one\"\ntitle = \"One\"\n"
                "questions = [\"why\", \"never\"]\n[[section]]\nid = \"two\"\ntitle = \"Two\"\n"
                "select = { banks = [\"bank\"] }\n");
  CHECK(places_of(site) ==
        Lines{"questions/bank.toml:5:8+3 toml-syntax", "checklists/list.toml:6:21+7 unknown-reference"});
}

TEST_CASE("settings that cannot be read leave the rest to be checked, but not for words that they would define") {
  const TestSite site = TestSite()
                            .file("site.toml", "title = “Site”\n[[family]]\nid = \"mutual\"\n")
                            .file("models/trust.md", front("Trust", "family = \"mutual\"\n") + "See [[nowhere]].\n");
  CHECK(places_of(site) == Lines{"site.toml:1:9+6 toml-syntax", "models/trust.md:6:5+9 unknown-reference"});
}

TEST_CASE("pages that are made of what cannot be read may be linked to") {
  const TestSite site = TestSite()
                            .file("models/trust.md", front("Trust", keys_of_model))
                            .file("models/company.md", "+++\ntitle = \"Company\"\nsummary = \"S\"\n")
                            .file("guidance/a.md", front("A") + "See [[compare-models]] and [[data]].\n");
  CHECK(places_of(site) == Lines{"models/company.md:1:1+3 open-front-matter"});
}
