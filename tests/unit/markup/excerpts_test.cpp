#include "markup/excerpts.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

using namespace scrutineer::markup;
using Problem = Excerpts::Problem;

namespace {

Excerpts excerpts(std::string_view markdown) { return Excerpts(markdown, 5, {}); }

}  // namespace

TEST_CASE("an excerpt goes from below a heading to the next that is not deeper") {
  constexpr std::string_view page =
      "before\n\n# Top\nunder\n\n## One\n\na\n\n### Deeper\n\nb\n\nTwo\n---\nc\n\n#### Deepest\nd\n\n## Last";
  const Excerpts parts = excerpts(page);
  CHECK(parts.all() == page);
  CHECK(parts.below(7) == "under\n\n");  // a heading of the page's own level counts as one below it
  CHECK(parts.below(10) == "\na\n\n### Deeper\n\nb\n\n");
  CHECK(parts.below(14) == "\nb\n\n");
  CHECK(parts.below(18) == "c\n\n#### Deepest\nd\n\n");
  CHECK(parts.below(22) == "d\n\n");
  CHECK(parts.below(25) == "");
}

TEST_CASE("an excerpt begins right below a heading that is underlined, whatever follows it") {
  CHECK(excerpts("Of\ntwo lines\n===\n---\nwords\n").below(5) == "---\nwords\n");
  CHECK(excerpts("One\n---  \n\nwords\n").below(5) == "\nwords\n");
  CHECK(excerpts("- One\n---\nTwo\n---").below(7) == "");
}

TEST_CASE("a heading in a list, a quotation or HTML has no excerpt, nor has a line without one") {
  constexpr std::string_view page = "- ## Item\n\n> ## Quoted\n\n<h2>HTML</h2>\n\n## Own\n\nwords\n";
  const Excerpts parts = excerpts(page);
  for (const std::uint32_t line : {5U, 7U, 9U, 13U}) {
    CAPTURE(line);
    REQUIRE_FALSE(parts.below(line));
    CHECK(parts.below(line).error() == Problem::in_a_block);
  }
  CHECK(parts.below(11) == "\nwords\n");
  const Excerpts before = excerpts("## A\n\na\n\n<h2>HTML</h2>\n\nb\n");
  CHECK(before.below(5) == "\na\n\n");
}

TEST_CASE("a page over a limit has no excerpts") {
  const std::string page(std::size_t{4} * 1024 * 1024 + 1, 'a');
  const Excerpts parts = excerpts(page);
  REQUIRE_FALSE(parts.all());
  CHECK(parts.all().error() == Problem::over_budget);
  REQUIRE_FALSE(parts.below(5));
  CHECK(parts.below(5).error() == Problem::over_budget);
}

TEST_CASE("what is read alone has the links that its page defines, the first of each label") {
  constexpr std::string_view page =
      "## A\n\n[see] [b]\n\n## B\n\nplain\n\n[see]: a.html?x=\"1\"&y \"Its\ntitle\"\n[B]: <b c.html>\n[b]: "
      "other.html\n";
  const Excerpts parts = excerpts(page);
  CHECK(parts.alone(parts.below(5).value()) ==
        "[see]: <a.html?x=\\\"1\\\"\\&y> \"Its title\"\n[b]: <b c.html>\n\n\n[see] [b]\n\n");
  CHECK(parts.alone("plain\n") == "plain\n");
  CHECK(parts.alone(page) == page);
}

TEST_CASE("what is read alone links as it does in its place") {
  constexpr std::string_view page = "## A\n\n[see]\n\n## B\n\n[see]: <a\\<b.html> \"Say \\\"x\\\" & \\\\\"\n";
  const Excerpts parts = excerpts(page);
  const std::string alone = parts.alone(parts.below(5).value());
  const auto html_of_link = [](std::string_view markdown) {
    auto document = Document::parse(markdown);
    REQUIRE(document);
    std::string html;
    document->render_html(html);
    return html.substr(html.find("<p>"));
  };
  CHECK(html_of_link(alone) == html_of_link(page).substr(0, html_of_link(page).find("<h2")));
}

TEST_CASE("what is read alone has a footnote for each of its page, and nothing of it becomes one") {
  constexpr std::string_view page = "## A\n\n    code [^1]\n\n## B\n\nx [^1] y [^two]\n\n[^1]: One.\n[^two]: Two.\n";
  const Excerpts parts = excerpts(page);
  CHECK(parts.alone(parts.below(5).value()) ==
        "[^1]: -\n\n[^two]: -\n\n[ends the footnotes]: #\n\n\n    code [^1]\n\n");
  constexpr std::string_view with_link = "## A\n\n[^1] [b]\n\n## B\n\n[b]: c.html\n\n[^1]: One.\n";
  const Excerpts linked = excerpts(with_link);
  CHECK(linked.alone(linked.below(5).value()) == "[^1]: -\n\n[b]: <c.html>\n\n\n[^1] [b]\n\n");
}
