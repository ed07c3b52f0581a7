// What visitors are shown of fences, tables, headings and images, and what becomes of it.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "added_words.h"
#include "markup/markdown.h"

using namespace scrutineer::markup;
using scrutineer::tests::with_words;

namespace {

using Lines = std::vector<std::string>;

struct Shown : Visitor {
  Lines fences, tables, headings, links, runs;
  std::string html, plain;
  std::string html_of_fence;
  std::function<void(const Run&, Rewriter&)> on_run;

  void read(std::string_view markdown, const Options& options = {.first_line = 5}) {
    auto document = Document::parse(markdown, with_words(options));
    REQUIRE(document);
    document_ = &*document;
    document->walk(*this);
    document_ = nullptr;
    document->render_html(html);
    plain = document->plain_text();
    for (const Block& block : document->blocks())
      runs.push_back(fmt::format("{} {}: {}", block.line, block.section,
                                 plain.substr(block.text.begin, block.text.end - block.text.begin)));
  }
  [[nodiscard]] std::string at(const Place& place) const {
    const Document::Position position = document_->position(place);
    return fmt::format("{}:{}", position.line, position.column);
  }
  void fence(Fence& fence) override {
    fences.push_back(
        fmt::format("{} at {}: {} {}: {}", fence.name, fence.line, at(fence.place), at(fence.code_place), fence.code));
    fence.html = html_of_fence;
  }
  void table(const Table& table) override {
    tables.push_back(fmt::format("{} {}", table.line, table.has_header ? "headed" : "bare"));
  }
  void heading(const Heading& heading) override {
    headings.push_back(fmt::format("{} {}{}", heading.line, heading.text, heading.in_block ? " in a block" : ""));
  }
  void link(Link& link) override {
    links.push_back(fmt::format("{} {}{}{} block {}", link.line, link.url, link.is_decoration ? " decorates" : "",
                                link.in_quotation ? " quoted" : "", link.block));
  }
  void run(const Run& run, Rewriter& rewriter) override {
    if (on_run) on_run(run, rewriter);
  }

 private:
  const Document* document_ = nullptr;
};

Shown shown(std::string_view markdown) {
  Shown result;
  result.read(markdown);
  return result;
}

}  // namespace

TEST_CASE("a fence is shown with its first word, its code and where both stand") {
  CHECK(shown("text\n\n```chart of it\na\n  b\n```\n\n> ~~~ map\n> c\n>\n> d\n> ~~~\n").fences ==
        Lines{"chart at 7: 7:1 8:1: a\n  b\n", "map at 12: 12:3 13:3: c\n\nd\n"});
  CHECK(shown("- ```chart\n  a\n  ```\n").fences == Lines{"chart at 5: 5:3 6:3: a\n"});
  CHECK(shown("```\na\n```\n\n    indented\n").fences.empty());
  CHECK(shown("```chart\n```\n").fences.size() == 1);
}

TEST_CASE("HTML for a fence stands in its place, and its code is none of the page's words") {
  Shown drawn;
  drawn.html_of_fence = "<svg></svg>";
  drawn.read("one\n\n```chart\na\n```\n\ntwo\n");
  CHECK(drawn.html == "<p>one</p>\n<svg></svg>\n<p>two</p>\n");
  CHECK(drawn.plain == "one\ntwo\n");
  const Shown left = shown("one\n\n```chart\na\n\n```\n\ntwo\n");
  CHECK(left.html == "<p>one</p>\n<pre><code class=\"language-chart\">a\n\n</code></pre>\n<p>two</p>\n");
  CHECK(left.plain == "one\na\ntwo\n");
  CHECK(left.runs == Lines{"5 0: one", "7 0: a", "12 0: two"});
}

TEST_CASE("a table is shown with whether a heading of it has words") {
  CHECK(shown("| a | |\n|---|---|\n| 1 | 2 |\n").tables == Lines{"5 headed"});
  CHECK(shown("text\n\n| | |\n|---|---|\n| 1 | 2 |\n").tables == Lines{"7 bare"});
  CHECK(shown("| | |\n|---|---|\n| | |\n").tables == Lines{"5 bare"});
  CHECK(shown("<table><tr><td>x</td></tr><tr><th>a</th></tr></table>\n").tables == Lines{"5 headed"});
  CHECK(shown("<table><tr><th></th><td>x</td></tr></table>\n").tables == Lines{"5 bare"});
}

TEST_CASE("a heading is shown with whether it stands in a block of another kind") {
  CHECK(shown("## Own\n\n> ## Quoted\n\n- ## Item\n\n<div>\n\n## In HTML\n\n</div>\n").headings ==
        Lines{"5 Own", "7 Quoted in a block", "9 Item in a block", "13 In HTML in a block"});
}

TEST_CASE("an image is a decoration only where its HTML says so") {
  CHECK(shown("![](a.png) ![b](b.png)\n\n> <img src=\"c.png\" alt=\"\"> <img src=\"d.png\" alt=\"D\"> <img "
              "src=\"e.png\">\n")
            .links == Lines{"5 a.png block 0", "5 b.png block 0", "7 c.png decorates quoted block 1",
                            "7 d.png quoted block 1", "7 e.png quoted block 1"});
}

TEST_CASE("a footnote is one as long as it goes on, and a page goes on behind headings") {
  std::vector<bool> in_footnote;
  std::vector<int> levels;
  Shown notes;
  notes.on_run = [&](const Run& run, Rewriter&) {
    in_footnote.push_back(run.in_footnote);
    levels.push_back(run.heading_level);
  };
  notes.read("a[^n]\n\n### b\n\nc\n\n[^n]: d\n");
  CHECK(in_footnote == std::vector{false, false, false, true});
  CHECK(levels == std::vector{0, 3, 0, 0});
}

TEST_CASE("code, breaks and what is left out between words are words of the page") {
  CHECK(shown("a `b` c\\\nd  \ne<br>f <code>g</code> h\n").plain == "a b c d e f g h\n");
}

TEST_CASE("replacements have the attributes that are given, wherever they stand in a paragraph") {
  Shown linked;
  linked.on_run = [](const Run& run, Rewriter& rewriter) {
    const Anchor anchor{.href = "x", .text = "T", .css_class = "c", .id = "i", .title = "t"};
    if (const std::size_t at = run.text.find("L"); at != std::string_view::npos) rewriter.link(at, at + 1, anchor);
    if (const std::size_t at = run.text.find("C"); at != std::string_view::npos) rewriter.citation(at, at + 1, anchor);
    if (const std::size_t at = run.text.find("W"); at != std::string_view::npos) rewriter.text(at, at + 1, "a < b");
  };
  linked.read("*e* L *f* C *g* W *h*\nL\n");
  CHECK(linked.html ==
        "<p><em>e</em> <a href=\"x\" class=\"c\" id=\"i\" title=\"t\">T</a> <em>f</em> <sup class=\"app-citation\"><a "
        "id=\"i\" href=\"x\" class=\"c\" title=\"t\">[T]</a></sup> <em>g</em> a &lt; b <em>h</em>\n<a href=\"x\" "
        "class=\"c\" id=\"i\" title=\"t\">T</a></p>\n");
  CHECK(linked.plain == "e T f  g a < b h T\n");
}

TEST_CASE("an unsafe link between other words leaves its words in their place") {
  CHECK(shown("a [b *c*](javascript:x) d [](javascript:y) e\n").html == "<p>a b <em>c</em> d  e</p>\n");
  CHECK(shown("[b](javascript:x)\n").html == "<p>b</p>\n");
  CHECK(shown("[](javascript:x)\n").html == "<p></p>\n");
}

TEST_CASE("a paragraph that only begins as a caption does is one") {
  CHECK(shown("Table:\n\n| a |\n|---|\n| b |\n").html.starts_with("<p>Table:</p>\n"));
  CHECK(shown("Table: *x*\n\n| a |\n|---|\n| b |\n")
            .html.find("<caption class=\"govuk-table__caption\"><em>x</em></caption>") != std::string::npos);
  CHECK(shown("Table:  Costs\n\n| a |\n|---|\n| b |\n").html.find("aria-label=\"Costs\"") != std::string::npos);
}

TEST_CASE("blocks follow each other on lines of their own") {
  CHECK(shown("- | a |\n  |---|\n").html.starts_with("<ul>\n<li>\n<div class=\"app-table-region\""));
  CHECK(
      shown("- [ ] a\n- [x] b\n").html ==
      "<ul>\n<li class=\"app-task\"><span class=\"app-task__box\" role=\"img\" aria-label=\"To do\">☐</span> a</li>\n"
      "<li class=\"app-task\"><span class=\"app-task__box\" role=\"img\" aria-label=\"Done\">☑</span> b</li>\n</ul>\n");
  CHECK(shown("<blockquote cite=\"https://a.example\">\n\na\n\n</blockquote>\n").html ==
        "<blockquote cite=\"https://a.example\">\n<p>a</p>\n</blockquote>\n");
}

TEST_CASE("several footnotes are named, and lead back, in the words of the page's language") {
  const std::string html = shown("a[^1] b[^2] c[^1]\n\n[^1]: One.\n[^2]: Two.\n").html;
  std::size_t backs = 0;
  for (std::size_t at = html.find("aria-label=\"Back &gt; words"); at != std::string::npos;
       at = html.find("aria-label=\"Back &gt; words", at + 1))
    ++backs;
  CHECK(backs == 3);
  CHECK(html.find("Back to content") == std::string::npos);
  CHECK(html.ends_with("</ol>\n</section>\n"));
}

TEST_CASE("blocks of callouts and definition lists know their lines") {
  const CalloutKind kinds[] = {{.name = "note", .title = "Note", .like = "note"}};
  Shown callout;
  callout.read("> [!NOTE] Title\n> Words\n", {.first_line = 5, .callouts = kinds});
  CHECK(callout.runs == Lines{"5 0: Title", "6 0: Words"});
  CHECK(shown("[x]: y\nA\n: One\n  more\n: Two\n").runs == Lines{"6 0: A", "7 0: One more", "9 0: Two"});
  CHECK(shown("text\n\n<div>\n<p>a</p>\n\n<p>b\nc</p>\n</div>\n").runs == Lines{"5 0: text", "8 0: a", "10 0: b c"});
}

TEST_CASE("Words without markup keep raised figures apart") {
  auto document =
      Document::parse("## Cost in 10<sup>3</sup> pounds\n\n10<sup>-*6*</sup>, <sup>1</sup>/2, 1<sup>st</sup>\n", {});
  document->walk();
  REQUIRE(document->headings().size() == 1);
  CHECK(document->headings()[0].text == "Cost in 10³ pounds");
  CHECK(document->headings()[0].id == "cost-in-103-pounds");
  CHECK(document->plain_text() == "Cost in 10³ pounds\n10⁻⁶, ¹/2, 1st\n");
  std::string html;
  document->render_html(html);
  CHECK(html.find("10<sup>3</sup>") != std::string::npos);
}
