// What inspectors found, as a chart and as a table.
#include "render/chart_inspections.h"
#include "rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using catalogue::Judgement;

namespace {

base::PartialDate date(const char* iso) { return *base::PartialDate::parse(iso); }

std::string chart(std::vector<render::InspectionLane> lanes) {
  return render::inspection_chart({{"c", "Title", "", "Words"}, std::move(lanes)});
}

std::string drawing(const std::string& html, const std::string& room) {
  const std::size_t from = html.find("<svg class=\"app-chart__drawing app-chart__" + room);
  REQUIRE(from != std::string::npos);
  const std::size_t end = html.find("<svg class=\"app-chart__drawing", from + 1);
  return html.substr(from, end - from);
}

// The places of the signs, in percent of the width.
std::vector<double> signs(const std::string& svg) {
  std::vector<double> places;
  for (std::size_t at = svg.find("<svg x=\""); at != std::string::npos; at = svg.find("<svg x=\"", at + 1))
    places.push_back(std::stod(svg.substr(at + 8)));
  return places;
}

}  // namespace

TEST_CASE("judgements stand in order of time, each with a form and words of its own") {
  const std::string svg = drawing(chart({{"Slough",
                                          "started October 2015",
                                          date("2015-10"),
                                          {{date("2014"), Judgement::inadequate},
                                           {date("2014-12-31"), Judgement::good},
                                           {date("2016-06"), Judgement::outstanding}}}}),
                                  "wide");
  const std::vector<double> places = signs(svg);
  REQUIRE(places.size() == 3);
  CHECK(places[0] < places[1]);
  CHECK(places[1] < places[2]);
  for (const std::string words : {"Inadequate", "Good", "Outstanding"}) CHECK(count_of(svg, ">" + words + "<") == 1);
  for (const std::string css : {"inadequate", "good", "outstanding"})
    CHECK(count_of(svg, "app-chart__judgement--" + css) == 1);
}

TEST_CASE("a year stands in its middle, and the bar begins with the model and ends with the last year") {
  const std::string svg = drawing(
      chart({{"A", "started 2015", date("2015"), {{date("2014"), Judgement::good}, {date("2015"), Judgement::good}}}}),
      "wide");
  const std::vector<double> places = signs(svg);
  REQUIRE(places.size() == 2);
  // Two years: middles at a quarter and three quarters of the line.
  CHECK(places[1] == Approx(3 * places[0]).margin(0.1));
  const std::string bar = "<rect class=\"app-chart__running\" x=\"";
  const std::size_t at = svg.find(bar);
  REQUIRE(at != std::string::npos);
  CHECK(std::stod(svg.substr(at + bar.size())) == Approx(places[1]).margin(0.01));
  CHECK(count_of(svg, "started 2015") == 1);
}

TEST_CASE("without a start there is no bar, and the drawing says what is told of one") {
  const std::string html = chart({{"A", "start only planned", std::nullopt, {{date("2014"), Judgement::not_stated}}}});
  CHECK(count_of(html, "app-chart__running") == 0);
  CHECK(count_of(drawing(html, "wide"), "start only planned") == 1);
}

TEST_CASE("the narrow drawing has letters, which the key explains, and no two signs touch") {
  const std::string html = chart({{"A",
                                   "start not stated",
                                   std::nullopt,
                                   {{date("2014-02"), Judgement::requires_improvement},
                                    {date("2014-03"), Judgement::inadequate},
                                    {date("2018"), Judgement::good}}}});
  const std::string svg = drawing(html, "narrow");
  for (const std::string letter : {"R", "I", "G"}) CHECK(count_of(svg, ">" + letter + "<") == 1);
  CHECK(count_of(html, "Requires improvement (R)") == 1);
  CHECK(count_of(html, "Outstanding (O)") == 0);
  // The second stands on a track of its own.
  CHECK(count_of(svg, "<svg x=\"") == 3);
  std::vector<std::string> heights;
  for (std::size_t at = svg.find("<svg x=\""); at != std::string::npos; at = svg.find("<svg x=\"", at + 1))
    heights.push_back(svg.substr(svg.find(" y=\"", at), svg.find("rem\"", at) - svg.find(" y=\"", at)));
  CHECK(heights[0] != heights[1]);
  CHECK(heights[0] == heights[2]);
}

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
        "S>../case-studies/s.html#app-inspections February 2014 2014-02 Before it started Ofsted Inadequate inadequate "
        "<em>N</em> <a href=\"../sources/cfps.html\">Author (2017)</a>, page 9\n"
        "S>../case-studies/s.html#app-inspections 2016 2016 After it started Ofsted Good good  \n"
        "T &lt;>../case-studies/t.html\n");
  CHECK(count_of(html,
                 "<desc id=\"app-block-1-chart-wide-desc\">S, started October 2015. February 2014, before: Inadequate. "
                 "2016, after: Good.</desc>") == 1);
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
  CHECK(count_of(planned, ">S, start only planned. 2014: Good.</desc>") == 2);
  CHECK(count_of(html(""), "|Start not stated|") == 1);
}
