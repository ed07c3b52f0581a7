// The timeline of several things.
#include "render/rendered_site.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

TEST_CASE("a timeline of more things than a drawing can show is a list alone") {
  const auto [things, is_drawn] = GENERATE(Catch::Generators::table<int, bool>({{2, true}, {150, true}, {151, false}}));
  TestSite site;
  site.file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("guidance/a.md", front("A") + "```timeline\n```\n");
  for (int i = 0; i < things; ++i)
    site.file(fmt::format("case-studies/s{}.md", i),
              front("S", "council = [\"A\"]\nmodels = [\"m\"]\nstarted = \"2015-10\"\n"));
  const RenderedSite result =
      rendered(site, {{"page", "{{{body}}}"},
                      {"block-timeline",
                       "{{{timeline_chart}}}|{{#timeline_years}}{{#tl_moments}}{{tl_date}};{{/tl_moments}}"
                       "{{/timeline_years}}"}});
  const std::string& html = result.file("guidance/a.html");
  CHECK((html.find("<svg") != std::string::npos) == is_drawn);
  CHECK(count_of(html.substr(html.rfind('|')), "October 2015;") == static_cast<std::size_t>(things));
}
