#include "read/former_addresses.h"

#include <catch2/catch.hpp>

#include <string>

#include "site_fixture.h"

namespace scrutineer::tests {
namespace {

// The one mistake that an address makes, where the page guidance/a.md lists it.
Mistake mistake_of(const std::string& address) {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\nparity = \"free\"\nbase_url = \"https://example.org/s/\"\n")
      .file("guidance/a.md", front("A", "redirect_from = [\"" + address + "\"]\n"));
  return only(site.read().mistakes);
}

}  // namespace

TEST_CASE("a former address of a page of a folder ends in a slash, and is a file of it") {
  std::vector<catalogue::FormerAddress> addresses;
  const Reading read = TestSite()
                           .file("guidance/a.md", front("A", "redirect_from = [\"old/\", \"B c.html\"]\n"))
                           .read({.former_addresses = &addresses});
  REQUIRE(read.mistakes.empty());
  REQUIRE(addresses.size() == 2);
  CHECK(addresses[0].path == "old/index.html");
  CHECK(addresses[1].path == "B c.html");
  CHECK(addresses[1].id == "a");
}

TEST_CASE("what no page of the site can have had as its address is reported with what to write") {
  CHECK(mistake_of("").help == "write the address that the page had, such as \"models/old-name.html\"");
  CHECK(mistake_of("/guidance/old.html").help == "addresses start at the top of the site: write \"guidance/old.html\"");
  CHECK(mistake_of("https://example.org/s/guidance/old.html").help ==
        "addresses start at the top of the site: write \"guidance/old.html\"");
  CHECK(mistake_of("https://example.com/old.html").help ==
        "only addresses of this site can lead on, such as \"models/old-name.html\"");
  CHECK(mistake_of("../old.html").help ==
        "folders stand behind each other, with one / between them and no dots before them");
  CHECK(mistake_of("guidance//old.html").code == "bad-redirect");
  CHECK(mistake_of("guidance\\\\old.html").help == "write \"guidance/old.html\"");
  CHECK(mistake_of("old.aspx?page=3").help == "what stands behind ? is no part of a page's address: leave it out");
  CHECK(mistake_of("old%20page.html").help == "write the characters themselves, a blank for %20");
  CHECK(mistake_of("old").help == "write \"old.html\" for a page, or \"old/\" for a folder");
  CHECK(mistake_of("old.HTML").help == "write \"old.html\"");
  CHECK(mistake_of("old.aspx").help == "a page that leads on ends in .html: have the server lead on from .aspx files");
  CHECK(mistake_of("Data/old.html").help == "the folder Data/ of the site is filled by Scrutineer");
  CHECK(mistake_of("cy/old.html").help ==
        "the folder cy/ is filled with the site in that language, where the address leads on by itself");
}

TEST_CASE("an address that is no address is reported where it stands in its list") {
  const Mistake mistake = only(
      TestSite().file("guidance/a.md", front("A", "redirect_from = [\"old.html\", \"/b.html\"]\n")).read().mistakes);
  CHECK(mistake.at == "guidance/a.md:4:30+9");
  CHECK(mistake.code == "bad-redirect");
}

TEST_CASE("an address that a page, a file or a page of Scrutineer's has cannot lead on, whatever its case") {
  const Mistakes mistakes =
      of_code(TestSite()
                  .file("guidance/a.md", front("A",
                                               "redirect_from = [\"guidance/A.html\", \"guidance/B.html\", "
                                               "\"search.html\", \"documents/c.html\", \"guidance/b.html/d.html\"]\n"))
                  .file("guidance/b.md", front("B"))
                  .file("documents/c.html", "<p>")
                  .read()
                  .mistakes,
              "redirect-taken");
  REQUIRE(mistakes.size() == 5);
  CHECK(mistakes[0].help == "it is the address that this page has: take it out");
  CHECK(mistakes[1].help == "guidance/b.md has that address now: take it out, or give that another name");
  CHECK(mistakes[2].help == "the page of search results has that address now: take it out, or give that another name");
  CHECK(mistakes[4].help == "guidance/b.html is a file, and cannot be a folder too");
}

TEST_CASE("an address cannot lead to two pages, nor be named twice") {
  const Mistakes mistakes =
      of_code(TestSite()
                  .file("guidance/a.md", front("A", "redirect_from = [\"old.html\"]\n"))
                  .file("guidance/b.md", front("B", "redirect_from = [\"OLD.html\", \"x.html\", \"x.html\"]\n"))
                  .read()
                  .mistakes,
              "doubled-redirect");
  REQUIRE(mistakes.size() == 2);
  CHECK(mistakes[0].message == "OLD.html would lead to two pages");
  CHECK(mistakes[0].help == "the other stands at guidance/a.md:4; take it out of one of the two");
  CHECK(mistakes[1].message == "x.html is named twice");
}

}  // namespace scrutineer::tests
