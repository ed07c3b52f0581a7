// What inspectors found, as a table beside its chart.
#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

TEST_CASE("the block lists every inspection in order of time, and the case studies without one") {
  TestSite site;
  site.file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("sources.toml", source("cfps", "published = \"2017-04\"\n"))
      .file("case-studies/s.md",
            front("S",
                  "order = 1\ncouncil = [\"A\"]\nmodels = [\"m\"]\nstarted = \"2015-10\"\n"
                  "[[inspection]]\ndate = \"2016\"\nby = \"Ofsted\"\njudgement = \"good\"\n"
                  "[[inspection]]\ndate = \"2014-02\"\nby = \"Ofsted\"\njudgement = \"inadequate\"\nnote = \"*N*\"\n"
                  "source = { id = \"cfps\", where = \"page 9\" }\n"))
      .file("case-studies/t.md", front("T <", "order = 2\ncouncil = [\"A\"]\nmodels = [\"m\"]\n"))
      .file("guidance/a.md", front("A") + "```inspections\n```\n");
  const RenderedSite result = rendered(
      site, {{"page", "{{{body}}}"},
             {"block-inspections",
              "{{{inspections_chart}}}|{{#inspected}}{{inspected_title}}>{{inspected_href}} {{inspected_date}} "
              "{{inspected_sort}} {{inspected_side}} {{inspected_by}} {{inspected_judgement}} {{inspected_class}} "
              "{{{inspected_note}}} {{{inspected_source}}}\n{{/inspected}}{{#uninspected}}{{uninspected_title}}>"
              "{{uninspected_href}}{{/uninspected}}"}});
  const std::string& html = result.file("guidance/a.html");
  CHECK(html.substr(html.find('|') + 1) ==
        "S>../case-studies/s.html#app-inspections February 2014 2014-02 Before it started Ofsted Inadequate red "
        "<em>N</em> <a href=\"../sources/cfps.html\">Author (2017)</a>, page 9\n"
        "S>../case-studies/s.html#app-inspections 2016 2016 After it started Ofsted Good blue  \n"
        "T &lt;>../case-studies/t.html\n");
  CHECK(count_of(html,
                 "aria-label=\"S, started October 2015. February 2014, before: Inadequate. "
                 "2016, after: Good.\"") == 2);
}

TEST_CASE("where only a plan to start is told, no inspection is before or after it") {
  const auto html = [](std::string_view planned) {
    TestSite site;
    site.file("models/m.md", front("M", "family = \"in-house\"\n"))
        .file("case-studies/s.md", front("S", fmt::format("council = [\"A\"]\nmodels = [\"m\"]\n{}"
                                                          "[[inspection]]\ndate = \"2014\"\nby = \"Ofsted\"\n"
                                                          "judgement = \"good\"\n",
                                                          planned)))
        .file("guidance/a.md", front("A") + "```inspections\n```\n");
    return rendered(site,
                    {{"page", "{{{body}}}"},
                     {"block-inspections", "{{{inspections_chart}}}|{{#inspected}}{{inspected_side}}{{/inspected}}|"}})
        .file("guidance/a.html");
  };
  const std::string planned = html("planned_start = \"April 2017\"\n");
  CHECK(count_of(planned, "|Start only planned|") == 1);
  CHECK(count_of(planned, "aria-label=\"S, start only planned. 2014: Good.\"") == 2);
  CHECK(count_of(html(""), "|Start not stated|") == 1);
}
