#include "link/related.h"

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

std::string tagged(std::string_view title, std::string_view tags, std::string_view body = {}) {
  return front(title, fmt::format("tags = [{}]\n", tags)) + std::string(body);
}

Lines related(const TestSite& site, const std::string& id) {
  const Linking linking = tests::linking(site);
  return linking.ids_of(linking.page(id).related);
}

}  // namespace

TEST_CASE("terms, sources, indexes, the home page and the page itself are not among the related") {
  TestSite site;
  site.file("sources.toml", source("doc"))
      .file("glossary/t.md", front("T") + "## Term\n\nWords.\n")
      .file("guidance/index.md", tagged("Guidance", "\"x\", \"y\""))
      .file("index.md", tagged("Home", "\"x\", \"y\"", "[[a]]\n"))
      .file("guidance/a.md", tagged("A", "\"x\", \"y\"", "A term. [@doc] [[a]] [[guidance]] [[index]]\n"));
  CHECK(related(site, "a").empty());
  CHECK(related(site, "index").empty());
}

TEST_CASE("a tag of more than sixty-four pages tells nothing") {
  TestSite site;
  for (int i = 0; i < 64; ++i)
    site.file(fmt::format("guidance/p{}.md", i), tagged(fmt::format("P{:02}", i), "\"x\", \"y\""));
  CHECK(related(site, "p0").size() == 5);
  CHECK(related(site.file("guidance/q.md", tagged("Q", "\"x\"")), "p0").empty());
}
