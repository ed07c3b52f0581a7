#include "render/site_map.h"

#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite with_links() {
  TestSite site;
  site.file("models/m.md", front("M & co", "family = \"in-house\"\n") + "See [[n]].\n")
      .file("models/n.md", front("N", "family = \"in-house\"\n"))
      .file("case-studies/s.md", front("S", "council = [\"C\"]\nmodels = [\"m\"]\n"))
      .file("guidance/a.md", front("A") + "See [[s]].\n");
  return site;
}

std::string map_page(const TestSite& site, const std::string& text) {
  std::string page = rendered(site, {{"page", "{{{body}}}"}, {"block-map", text}}).file("map.html");
  while (page.ends_with('\n')) page.pop_back();
  return page;
}

const std::string list =
    "{{#map_groups}}{{map_group_title}}\n{{#map_items}}{{mapped_title}} > {{{mapped_to}}} < {{{mapped_from}}}"
    "{{#mapped_nothing}} nothing{{/mapped_nothing}}\n{{/map_items}}{{/map_groups}}";

}  // namespace

TEST_CASE("the list says of each page what it links to and what links to it") {
  CHECK(map_page(with_links(), list) ==
        "Models\n"
        "M &amp; co > <a href=\"models/n.html\">N</a> < <a href=\"case-studies/s.html\">S</a>\n"
        "N >  < <a href=\"models/m.html\">M &amp; co</a>\n"
        "Case studies\nS > <a href=\"models/m.html\">M &amp; co</a> < ");
}

TEST_CASE("rows choose the kinds of pages") {
  TestSite site = with_links();
  site.file("map.md", front("Map") + "```map\nrows = [\"guidance\", \"case-studies\"]\n```\n");
  CHECK(map_page(site, list) ==
        "Guidance\nA > <a href=\"case-studies/s.html\">S</a> < \n"
        "Case studies\nS >  < <a href=\"guidance/a.html\">A</a>");
}

TEST_CASE("the drawing has a link for each page and a line for each link between columns") {
  const std::string svg = map_page(with_links(), "{{{map_drawing}}}");
  CHECK(count_of(svg, "<a href=") == 3);
  CHECK(count_of(svg, "<path ") == 1);
  CHECK(svg.find("<a href=\"models/m.html\">") != std::string::npos);
  CHECK(svg.find(">In-house</text>") != std::string::npos);
  CHECK(svg.find("style=") == std::string::npos);
}

TEST_CASE("a map of too many pages is a list that says so") {
  TestSite site = with_links();
  for (int i = 0; i < 120; ++i)
    site.file(fmt::format("models/x{}.md", i), front(fmt::format("X{}", i), "family = \"in-house\"\n"));
  CHECK(map_page(site, "{{#map_drawing}}drawn{{/map_drawing}}{{#map_too_big}}{{map_page_count}}{{/map_too_big}}") ==
        "123");
}
