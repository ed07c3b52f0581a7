// Which files of a site are published, and what is said of the others.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite with_files() {
  TestSite site;
  for (const char* path : {"images/used.svg", "images/left.svg", "documents/terms.pdf", "documents/old/terms.pdf"})
    site.file(path, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
  return site.file("index.md", front("Home") + "![A picture](images/used.svg)\n");
}

}  // namespace

TEST_CASE("only what a page uses is published, and what is left out is named once a folder") {
  const Linking result = linking(with_files());
  CHECK(result.linked.files == Lines{"images/used.svg"});
  CHECK(places(result.mistakes) == Lines{"documents:0:0+0 unpublished-files", "documents/old:0:0+0 unpublished-files",
                                         "images:0:0+0 unpublished-files"});
  CHECK(result.mistakes[0].message == "one file is not published: terms.pdf");
}

TEST_CASE("a pattern of the settings publishes what it matches, in folders below too where it has two stars") {
  const Linking one = linking(with_files().top_setting("files = [\"documents/*\", \"images/left.svg\"]\n"));
  CHECK(one.linked.files == Lines{"documents/terms.pdf", "images/left.svg", "images/used.svg"});
  CHECK(places(one.mistakes) == Lines{"documents/old:0:0+0 unpublished-files"});
  const Linking deep = linking(with_files().top_setting("files = [\"documents/**\", \"images/*\"]\n"));
  CHECK(deep.linked.files.size() == 4);
  CHECK(deep.mistakes == Mistakes{});
}

TEST_CASE("a pattern that matches nothing is a mistake at its place") {
  const Mistake mistake =
      only(of_code(linking(with_files().top_setting("files = [\"dokuments/**\"]\n")).mistakes, "unmatched-files"));
  CHECK(mistake.at == "site.toml:1:10+14");
  CHECK(mistake.message == "no file of the site matches \"dokuments/**\"");
}

TEST_CASE("editors' backups are never published, used or not, and a draft uses nothing") {
  TestSite site = with_files();
  site.file("guidance/page.md~", "x")
      .file("guidance/draft.md", front("D", "draft = true\n") + "![A](../images/left.svg)\n");
  const Linking result = linking(site);
  CHECK(result.linked.files == Lines{"images/used.svg"});
  CHECK(of_code(result.mistakes, "unpublished-files").size() == 4);
}
