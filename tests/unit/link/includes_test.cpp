// What a page shows of another page's words.
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// What `of` shows of a page b with those words.
std::string include(const std::string& of) { return "```include\nof = \"" + of + "\"\n```\n"; }

Linking including(const std::string& of, const std::string& b) {
  TestSite site;
  site.file("guidance/b.md", front("B") + b);
  site.file("guidance/a.md", front("A") + include(of));
  return linking(site);
}

std::string shown(const std::string& of, const std::string& b) {
  const Linking result = including(of, b);
  CHECK(errors(result.mistakes) == Mistakes{});
  return result.page("a").blocks.at(0).html;
}

Mistakes refused(const std::string& of, const std::string& b) { return errors(including(of, b).mistakes); }

}  // namespace

TEST_CASE("a section is what stands below its heading, to the next of the page that is not deeper") {
  CHECK(shown("b#one", "## One\n\nWords.\n\n### Deeper\n\nMore.\n\n## Two\n\nOther.\n") ==
        "<p>Words.</p>\n<h3 id=\"deeper\">Deeper</h3>\n<p>More.</p>\n");
  CHECK(shown("b#one", "One\n---\n\nWords.\n\nTwo\n---\n\nOther.\n") == "<p>Words.</p>\n");
  CHECK(shown("b#one", "## One\n    code\n") == "<pre><code>code\n</code></pre>\n");
}

TEST_CASE("a heading in a quotation or a list ends no section of the page round it") {
  CHECK(shown("b#one", "## One\n\n> ## Quoted\n>\n> Theirs.\n\nOurs.\n\n## Two\n") ==
        "<blockquote>\n<h2 id=\"quoted\">Quoted</h2>\n<p>Theirs.</p>\n</blockquote>\n<p>Ours.</p>\n");
  CHECK(shown("b#one", "## One\n\n- # Item\n\n  Words.\n\nOurs.\n") ==
        "<ul>\n<li>\n<h2 id=\"item\">Item</h2>\n<p>Words.</p>\n</li>\n</ul>\n<p>Ours.</p>\n");
}

TEST_CASE("what stands in a quotation, a list or HTML is not shown in part") {
  const Mistakes torn{{true, "guidance/a.md:6:6+10", "cannot-include",
                       "that heading stands in a quotation, a list or HTML, which cannot be shown in part",
                       "link to it instead: [[b#quoted]]"}};
  CHECK(refused("b#quoted", "> ## Quoted\n>\n> Theirs.\n\nOurs.\n") == torn);
  CHECK(refused("b#quoted", "- ## Quoted\n\n  Words.\n\nOurs.\n") == torn);
  CHECK(refused("b#quoted", "<div>\n<h2>Quoted</h2>\n<p>Words.</p>\n</div>\n\nOurs.\n") == torn);
  CHECK(refused("b#quoted", "<h2>Quoted</h2>\n\nOurs.\n") == torn);
}

TEST_CASE("a section alone reads as it does on its page: links defined elsewhere, footnotes seen to") {
  CHECK(shown("b#one",
              "## One\n\nSee [The *report*][r] and [it].\n\n## Two\n\n[r]: https://example.org/a?b&c \"5 \\\" "
              "x\"\n[r]: https://example.org/second\n\n[it]: <https://example.org/%20(a>\n") ==
        shown("b",
              "See [The *report*](https://example.org/a?b&c \"5 \\\" x\") and [it](<https://example.org/%20(a>).\n"));
  const Mistakes noted{{true, "guidance/a.md:6:6+7", "cannot-include",
                        "what is to be included has footnotes, whose notes belong to their own page",
                        "link to it instead: [[b#one]]"}};
  CHECK(refused("b#one", "## One\n\n    code\n\nNoted.[^1]\n\n## Two\n\n[^1]: A note.\n") == noted);
  CHECK(shown("b#two", "## One\n\nNoted.[^1]\n\n## Two\n\n    code [1]\n\n[^1]: A note.\n") ==
        "<pre><code>code [1]\n</code></pre>\n");
}

TEST_CASE("headings of what is included have addresses of the page that shows it, after its own") {
  TestSite site;
  site.file("guidance/b.md", front("B") + "## Costs\n\n### Pay {#pay}\n\nWords.\n\n### Pay {#paid}\n\nWords.\n");
  site.file("guidance/a.md",
            front("A") + "## Pay\n\n" + include("b#costs") + "\n## Again\n\n" + include("b#costs") + "\n[[a#paid]]\n");
  const Linking result = linking(site);
  CHECK(errors(result.mistakes) == Mistakes{});
  CHECK(result.page("a").blocks.at(0).html ==
        "<h3 id=\"pay-2\">Pay</h3>\n<p>Words.</p>\n<h3 id=\"paid\">Pay</h3>\n<p>Words.</p>\n");
  CHECK(result.page("a").blocks.at(1).html ==
        "<h3 id=\"pay-3\">Pay</h3>\n<p>Words.</p>\n<h3 id=\"pay-4\">Pay</h3>\n<p>Words.</p>\n");
}

TEST_CASE("what a page includes is bounded, and refused where it goes beyond") {
  std::string words;
  while (words.size() < 200'000) words += "Words that go on and on.\n\n";
  TestSite site;
  site.file("guidance/b.md", front("B") + words);
  site.file("guidance/a.md", front("A") + include("b") + include("b") + include("b"));
  const Linking result = linking(site);
  CHECK(errors(result.mistakes) ==
        Mistakes{{true, "guidance/a.md:12:6+3", "cannot-include",
                  "with this, the page shows more than 500 kB of other pages, the most that one page may",
                  "link to it instead: [[b]]"}});
  CHECK(result.page("a").blocks.at(1).html.size() > 200'000);
}
