#include "render/records/case_study_view.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string facts_of_study = "{{#facts}}{{fact_label}}: {{{fact_value}}}\n{{/facts}}";

}  // namespace

TEST_CASE("a case study shows councils, models, dates, inspections and lessons with their sources") {
  TestSite site;
  site.file("models/m.md", front("M <", "family = \"in-house\"\n"))
      .file("sources.toml", source("cfps", "published = \"2017-04\"\n"))
      .file("case-studies/s.md",
            front("S",
                  "council = [\"A\", \"B & C\"]\nmodels = [\"m\"]\nstarted = \"2015-10\"\n"
                  "legal_form = \"L\"\nownership = \"O\"\ngovernance = \"G\"\ndirector = \"D\"\nscrutiny = \"S\"\n"
                  "services = [\"One\", \"*Two*\"]\n"
                  "drivers = [\"Costs\"]\nwebsite = \"https://example.org/?a&b\"\n"
                  "[[inspection]]\ndate = \"2014-02\"\nby = \"Ofsted\"\njudgement = \"requires-improvement\"\n"
                  "note = \"N\"\nsource = { id = \"cfps\", where = \"page 9\" }\n"
                  "[[inspection]]\ndate = \"2016\"\nby = \"Ofsted\"\njudgement = \"not-stated\"\n"
                  "[[lesson]]\nid = \"scope\"\ntext = \"Agree *scope*.\"\n"));
  const std::string text = facts_of_study +
                           "{{#drivers}}{{{driver}}}{{/drivers}}\n{{#inspections}}{{inspection_date}} "
                           "{{inspection_side}} {{inspection_by}} {{inspection_judgement}} {{inspection_class}} "
                           "{{{inspection_note}}} {{{inspection_source}}}\n{{/inspections}}{{#lessons}}"
                           "{{lesson_number}} {{lesson_id}} {{{lesson_text}}}{{/lessons}}";
  CHECK(rendered(site, {{"case-study", text}}).file("case-studies/s.html") ==
        "Councils: A and B &amp; C\nModel: <a href=\"../models/m.html\">M &lt;</a>\nStarted: October 2015\n"
        "Services: <ul><li>One</li><li><em>Two</em></li></ul>\nLegal form: L\nOwnership: O\nGovernance: G\n"
        "Director: D\nWhat scrutiny does: S\n"
        "Website: <a href=\"https://example.org/?a&amp;b\">https://example.org/?a&amp;b</a>\n"
        "Not stated: Time taken, contract and cost to set up\nCosts\n"
        "February 2014 Before it started Ofsted Requires improvement orange N "
        "<a href=\"../sources/cfps.html\">Author (2017)</a>, page 9\n"
        "2016 After it started Ofsted Not stated not-stated  \n1 scope Agree <em>scope</em>.");
}

TEST_CASE("a planned start is told as planned, and is not missed where none is told") {
  const auto page = [](std::string_view keys) {
    TestSite site;
    site.file("case-studies/s.md", front("S", fmt::format("council = [\"A\"]\nmodels = []\n{}", keys)));
    return rendered(site, {{"case-study", facts_of_study}}).file("case-studies/s.html");
  };
  CHECK(page("planned_start = \"April 2017, as a *shadow* trust\"\n")
            .find("\nPlanned start: April 2017, as a <em>shadow</em> trust\nNot stated: Legal form, ownership") !=
        std::string::npos);
  CHECK(page("").find("lanned") == std::string::npos);
}

TEST_CASE("a case study offers to be compared when there is another") {
  TestSite site;
  site.file("case-studies/s.md", front("S", "council = [\"A\"]\nmodels = []\n"));
  CHECK(rendered(site, {{"case-study", "{{comparison_href}}"}}).file("case-studies/s.html").empty());
  site.file("case-studies/t.md", front("T", "council = [\"A\"]\nmodels = []\n"));
  CHECK(rendered(site, {{"case-study", "{{comparison_href}}"}}).file("case-studies/s.html") ==
        "../compare-case-studies.html?case=s");
}
