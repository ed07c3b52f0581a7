// Ordinary links, images and what is dropped.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite site_with_links() {
  TestSite site;
  site.file("guidance/10-role.md", front("The role") + "## First steps\n")
      .file("models/trust.md", front("Trust", "family = \"in-house\"\n"))
      .file("images/form one.svg", "<svg/>")
      .file("documents/report.pdf", "%PDF");
  return site;
}

// What is said of the page, which does not use every file.
Mistakes without_the_rest(Mistakes found) {
  std::erase_if(found, [](const Mistake& mistake) { return mistake.code == "unpublished-files"; });
  return found;
}

Mistakes reported_links(std::string_view body_with_links) {
  return without_the_rest(linked_page(site_with_links(), body_with_links).mistakes);
}

std::string body_with_links(std::string_view markdown) {
  const Linking result = linked_page(site_with_links(), markdown);
  CHECK(errors(result.mistakes) == Mistakes{});
  return result.body("a");
}

}  // namespace

TEST_CASE("a link to a file that is not there is reported with the nearest that is") {
  const Mistake mistake = only(reported_links("Read [the role](10-rule.md).\n"));
  CHECK(mistake.at == "guidance/a.md:5:17+10");
  CHECK(mistake.code == "broken-link");
  CHECK(mistake.message == "there is no file guidance/10-rule.md in the site");
  CHECK(mistake.help == "did you mean guidance/10-role.md?");
}

TEST_CASE("a bracket that is escaped begins no link") {
  CHECK(reported_links("Write \\[words](10-rule.md) or \\[words](https://example.org/a b).\n") == Mistakes{});
}

TEST_CASE("a link that is shown as it stands says what would make it one") {
  CHECK(only(reported_links("<div>\n[the role](10-role.md)\n</div>\n")).help ==
        "leave an empty line between the HTML tag and this line: Markdown right below a tag is not read");
  CHECK(only(reported_links("the role](10-role.md)\n")).help ==
        "the ] before it closes no [ of its own: one is missing, or a link stands in the words of this one");
}

TEST_CASE("what HTML shows is reported at its attribute, not at a word before it") {
  CHECK(only(reported_links("A plan (x.svg). <img src=\"x.svg\" alt=\"m\">\n")).at == "guidance/a.md:5:27+5");
}

TEST_CASE("a link that leads out of the site is reported; one from the top leads to the top of the site") {
  CHECK(places(reported_links("[x](../../other.md) and [y](/etc/passwd) and [z](%2e%2e/%2e%2e/a)\n")) ==
        Lines{"guidance/a.md:5:5+14 link-leaves-site", "guidance/a.md:5:29+11 broken-link",
              "guidance/a.md:5:50+15 link-leaves-site"});
}

TEST_CASE("a link to nowhere is reported") {
  CHECK(places(reported_links("Read [this]() now.\n")) == Lines{"guidance/a.md:5:6+8 broken-link"});
}

TEST_CASE("a link to a heading that is not there is reported, on this page or another") {
  const Mistakes mistakes = reported_links("[x](#frist) [y](10-role.md#first-step)\n\n## First\n");
  CHECK(places(mistakes) == Lines{"guidance/a.md:5:5+6 unknown-anchor", "guidance/a.md:5:17+21 unknown-anchor"});
  CHECK(mistakes[0].help == "did you mean #first? It has #first, #app-related");
  CHECK(mistakes[1].help == "did you mean #first-steps? It has #first-steps, #app-backlinks, #app-related");
}

TEST_CASE("links to files of the site become links to what they become") {
  CHECK(body_with_links(
            "[x](10-role.md) [y](10-role.md#first-steps) [z](../models/trust.md) [d](../documents/report.pdf) "
            "[h](../index.md) [s](./10-role.md)\n") ==
        "<p><a href=\"role.html\">x</a> <a href=\"role.html#first-steps\">y</a> <a href=\"../models/trust.html\">z</a> "
        "<a href=\"../documents/report.pdf\">d</a> <a href=\"../index.html\">h</a> <a href=\"role.html\">s</a></p>\n");
}

TEST_CASE("links to other sites and addresses of other kinds are left as they are") {
  CHECK(body_with_links(
            "[x](https://example.org/a?b#c) [m](mailto:a@example.org) <https://example.org> www.example.org\n")
            .find("<a href=\"https://example.org/a?b#c\">x</a> <a href=\"mailto:a@example.org\">m</a>") !=
        std::string::npos);
}

TEST_CASE("an address of another host says how the host is reached, wherever it is written") {
  const auto at = [](std::string_view body_with_links) { return places(reported_links(body_with_links)); };
  CHECK(at("[x](//example.org/a)\n") == Lines{"guidance/a.md:5:5+15 broken-link"});
  CHECK(at("[x][y]\n\n[y]: //example.org/a\n").size() == 1);
  CHECK(at("![A form](//example.org/a.png)\n") == Lines{"guidance/a.md:5:11+19 broken-link"});
  CHECK(at("Read <a href=\"//example.org/a\">it</a>.\n").size() == 1);
  const Mistake mistake = only(reported_links("[x](www.example.org/a)\n"));
  CHECK(mistake.at == "guidance/a.md:5:5+17");
  CHECK(mistake.help == "write https://www.example.org/a");

  TestSite site = site_with_links();
  site.file("guidance/a.md", front("A", "changes = [{ date = 2026-01-01, note = \"See [x](//example.org).\" }]\n"));
  CHECK(places(errors(linking(site).mistakes)) == Lines{"guidance/a.md:4:49+13 broken-link"});
}

TEST_CASE("images are files of the site, found whatever their names, and have a description") {
  CHECK(body_with_links("![A form](../images/form%20one.svg)\n").find("src=\"../images/form%20one.svg\"") !=
        std::string::npos);
  CHECK(places(reported_links("![A form](../images/from.svg)\n")) == Lines{"guidance/a.md:5:11+18 missing-image"});
  CHECK(places(reported_links("![A form](https://example.org/a.png)\n")) ==
        Lines{"guidance/a.md:5:11+25 remote-image"});
  const Mistake mistake = only(reported_links("![](../images/form%20one.svg)\n"));
  CHECK(mistake.at == "guidance/a.md:5:5+24");
  CHECK(mistake.code == "no-description");
  CHECK_FALSE(mistake.is_error);
}

TEST_CASE("an image cannot be a page") {
  CHECK(places(reported_links("![The role](10-role.md)\n")) == Lines{"guidance/a.md:5:13+10 missing-image"});
}

TEST_CASE("HTML that pages do not take is left out with a warning at its place, and its words stay") {
  const Linking result = linked_page(
      site_with_links(),
      "One `<font>` <font>two</font><br>three\n\n> <script>\n> alert(1)\n> </script>\n\n<div>open\n\nto </i>\n");
  const Mistakes warnings = without_the_rest(result.mistakes);
  CHECK(places(warnings) == Lines{"guidance/a.md:5:14+6 raw-html", "guidance/a.md:7:3+8 raw-html",
                                  "guidance/a.md:11:1+5 html-not-closed", "guidance/a.md:13:4+4 html-stray"});
  CHECK(warnings[0].message == "<font> is left out; the words in it stay");
  CHECK(warnings[1].message == "<script> is left out, and all that is in it");
  CHECK(warnings[2].message == "<div> has no </div> where it could end");
  CHECK(warnings[3].message == "</i> closes nothing that is open here");
  CHECK(errors(warnings).empty());
  CHECK(result.body("a").starts_with(
      "<p>One <code>&lt;font&gt;</code> two<br />\nthree</p>\n<blockquote>\n</blockquote>"));
}

TEST_CASE("links, images, references and terms in HTML are checked and linked like others") {
  const Linking result =
      linked_page(site_with_links(),
                  "<div>\n<a href=\"10-role.md\">role</a> [[trust]] <a href=\"10-rule.md\">x</a> [[nothing]]\n"
                  "<img src=\"../images/from.svg\" alt=\"A form\">\n</div>\n");
  CHECK(result.body("a").find("<a href=\"role.html\">role</a> <a href=\"../models/trust.html\">") != std::string::npos);
  Lines codes;
  for (const Mistake& mistake : errors(result.mistakes)) codes.push_back(mistake.code);
  CHECK(codes == Lines{"broken-link", "unknown-reference", "missing-image"});
}

TEST_CASE("names in HTML are places that links find, from other pages too") {
  CHECK(
      places(reported_links("See [attach](#attach) and [[a#attach]].\n\n## <a name=\"attach\"></a> CImage\n")).empty());
  const Mistake mistake = only(reported_links("See [x](#atach).\n\n<div id=\"attach\">here</div>\n"));
  CHECK(mistake.code == "unknown-anchor");
  CHECK(mistake.help == "did you mean #attach? It has #attach");
  const Mistake taken = only(reported_links("<a name=\"app-main\"></a>\n"));
  CHECK(taken.at == "guidance/a.md:5:1+19");
  CHECK(taken.code == "taken-id");
  CHECK(taken.message == "the page has \"app-main\" for something else already, so links would go there");
}

TEST_CASE("an id that a heading gives is where links lead") {
  TestSite site = site_with_links();
  site.file("guidance/20-costs.md",
            front("Costs") + "[back](#who-pays)\n\n## Who pays? {#who-pays}\n\nNobody {#no_one}\n---\n");
  const Linking result = linked_page(site, "[pays](20-costs.md#who-pays) [[costs#no_one]] [x](20-costs.md#nobody)\n");
  CHECK(result.body("a").find("<a href=\"costs.html#who-pays\">pays</a> <a href=\"costs.html#no_one\">") !=
        std::string::npos);
  const Mistake mistake = only(errors(result.mistakes));
  CHECK(mistake.code == "unknown-anchor");
  CHECK(mistake.at == "guidance/a.md:5:51+18");
  CHECK(mistake.help.find("it has #who-pays, #no_one") != std::string::npos);
}

TEST_CASE("images say their size, and what is none is told") {
  TestSite site = site_with_links();
  site.file("images/a.svg", "<svg width=\"40\" height=\"30\"/>")
      .file("images/b.png", "GIF89a\x01")
      .file("images/c.jpg", "<html>not found</html>");
  const Mistakes found = without_the_rest(
      linked_page(site, "![A](../images/a.svg)\n![B](../images/b.png)\n![C](../images/c.jpg)\n").mistakes);
  CHECK(places(found) == Lines{"guidance/a.md:7:6+15 bad-image", "guidance/a.md:6:6+15 image-kind"});
  CHECK(found[0].message == "images/c.jpg is no JPEG image: readers will not see it");
  CHECK(found[0].is_error);
  CHECK(found[1].message == "images/b.png is a GIF image by the name of a PNG image");
  const Linking sized = linked_page(site, "![A](../images/a.svg)\n");
  CHECK(sized.body("a") ==
        "<p><img src=\"../images/a.svg\" width=\"40\" height=\"30\" loading=\"lazy\" alt=\"A\" /></p>\n");
}

TEST_CASE("a link without words, and one that leads nowhere, are told") {
  const Mistake words = only(reported_links("See [](10-role.md).\n"));
  CHECK(words.code == "empty-link");
  CHECK(words.at == "guidance/a.md:5:5+14");
  CHECK(words.help == "write between the square brackets what readers see: [words](10-role.md)");
  const Mistake nowhere = only(reported_links("See [it]().\n"));
  CHECK(nowhere.code == "broken-link");
  CHECK(nowhere.message == "\"it\" links to nothing");
}

TEST_CASE("several sources in one pair of brackets are told with how to write them") {
  const Mistake mistake = only(reported_links("So [@a, page 1; @b].\n"));
  CHECK(mistake.code == "two-citations");
  CHECK(mistake.at.starts_with("guidance/a.md:5:"));
  CHECK(mistake.help == "each stands in brackets of its own: [@a, page 1][@b]");
}

TEST_CASE("a page that asks too much is refused at its line, with why") {
  const Mistake mistake = only(of_code(reported_links("Text.\n\n" + std::string(3000, '>') + " deep\n"), "too-costly"));
  CHECK(mistake.is_error);
  CHECK(mistake.at.starts_with("guidance/a.md:7:"));
}

TEST_CASE("links to scripts do not survive") {
  for (const std::string_view url :
       {"javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd"}) {
    CAPTURE(url);
    const Linking result = linked_page(site_with_links(), fmt::format("[words]({})\n", url));
    const Mistake mistake = only(of_code(result.mistakes, "unsafe-link"));
    CHECK(mistake.at == fmt::format("guidance/a.md:5:9+{}", url.size()));
    CHECK(result.body("a") == "<p>words</p>\n");
  }
}

TEST_CASE("a heading of level 1 becomes one of level 2, with a warning") {
  const Linking result = linked_page(site_with_links(), "# Top\n");
  CHECK(places(of_code(result.mistakes, "top-heading")) == Lines{"guidance/a.md:5:3+3 top-heading"});
  CHECK(result.body("a") == "<h2 id=\"top\">Top</h2>\n");
}

TEST_CASE("headings do not take the ids of the page's furniture") {
  const Linking result = linked_page(site_with_links(), "## App related\n\n## App: main\n");
  REQUIRE(result.page("a").headings.size() == 2);
  CHECK(result.page("a").headings[0].id == "section-app-related");
  CHECK(result.page("a").headings[1].id == "section-app-main");
}

TEST_CASE("a link whose words would do for any other is told") {
  for (const std::string_view words : {"here", "Click here", "Read more.", "*this page*", "cliciwch yma"}) {
    const Mistake mistake = only(reported_links(fmt::format("Go [{}](10-role.md).\n", words)));
    CHECK(mistake.at == fmt::format("guidance/a.md:5:4+{}", words.size() + 14));
    CHECK(mistake.code == "link-words");
  }
  CHECK(reported_links("Go [here](https://example.org).\n").size() == 1);
  CHECK(reported_links("[Here to stay](10-role.md), [more money](10-role.md)\n") == Mistakes{});
}

TEST_CASE("a table without the words of a heading is told, of Markdown and of HTML") {
  const Mistake mistake = only(reported_links("Words\n\n| | |\n|-|-|\n| Cost | 5 |\n"));
  CHECK(mistake.at == "guidance/a.md:7:1+1");
  CHECK(mistake.code == "table-header");
  CHECK(reported_links("| | Now |\n|-|-|\n| Cost | 5 |\n") == Mistakes{});
  CHECK(only(reported_links("<table>\n<tr><td>Cost</td><td>5</td></tr>\n</table>\n")).code == "table-header");
  CHECK(reported_links("<table>\n<tr><th>Cost</th><td>5</td></tr>\n</table>\n") == Mistakes{});
  CHECK(only(reported_links("<table>\n<tr><th></th><td>5</td></tr>\n</table>\n")).code == "table-header");
}
