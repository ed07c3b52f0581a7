#include "markup/markdown.h"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "markup/added_words.h"

using namespace scrutineer::markup;
using Catch::Matchers::Contains;
using Catch::Matchers::Equals;
using scrutineer::tests::with_words;

namespace {

// Runs, links and what was dropped, as they came; and what a test wants done with a run or a link.
class Notes : public Visitor {
 public:
  struct RunNote {
    std::string text;
    Run run;
  };
  struct LinkNote {
    std::string url;
    Link link;
  };
  struct DropNote {
    Dropped::Kind kind;
    std::string literal;
    std::uint32_t line;
  };
  std::vector<RunNote> runs;
  std::vector<LinkNote> links;
  std::vector<DropNote> drops;
  std::vector<Heading> headings;
  std::function<void(const Run&, Rewriter&)> on_run;
  std::function<void(Link&)> on_link;

  void run(const Run& run, Rewriter& rewriter) override {
    runs.push_back({std::string(run.text), run});
    if (on_run) on_run(run, rewriter);
  }
  void link(Link& link) override {
    links.push_back({std::string(link.url), link});
    if (on_link) on_link(link);
  }
  void heading(const Heading& heading) override { headings.push_back(heading); }
  void dropped(const Dropped& drop) override { drops.push_back({drop.kind, std::string(drop.literal), drop.line}); }

  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> result;
    for (const RunNote& note : runs) result.push_back(note.text);
    return result;
  }
};

using Texts = std::vector<std::string>;

Document parsed(std::string_view markdown, const Options& options = {}) {
  auto document = Document::parse(markdown, with_words(options));
  REQUIRE(document.has_value());
  return std::move(*document);
}

std::string html_of(std::string_view markdown, Visitor& visitor, const Options& options = {}) {
  Document document = parsed(markdown, options);
  document.walk(visitor);
  std::string html;
  document.render_html(html);
  return html;
}

std::string html_of(std::string_view markdown) {
  Visitor visitor;
  return html_of(markdown, visitor);
}

// Replaces the first [[…]] of each run.
void link_reference(const Run& run, Rewriter& rewriter) {
  const std::size_t begin = run.text.find("[[");
  const std::size_t end = run.text.find("]]");
  if (begin == std::string_view::npos || end == std::string_view::npos) return;
  rewriter.link(begin, end + 2, {.href = "x.html", .text = run.text.substr(begin + 2, end - begin - 2)});
}

}  // namespace

TEST_CASE("links to unsafe addresses lose the link, keep the words and are reported") {
  const std::string_view url =
      GENERATE(as<std::string_view>{}, "javascript:alert(1)", "JaVaScript:alert(1)", "&#106;avascript:alert(1)",
               "java&#10;script:alert(1)", "<java&#9;script:alert(1)>", "&#1;javascript:alert(1)", "vbscript:x",
               "file:///etc/passwd", "data:text/html,x", "data:image/png;base64,AAAA", "<  javascript:alert(1)>",
               "javascript&colon;alert(1)", "&Tab;javascript:x");
  INFO(url);
  Notes notes;
  CHECK(html_of("a [*words*](" + std::string(url) + ") b", notes) == "<p>a <em>words</em> b</p>\n");
  REQUIRE(notes.drops.size() == 1);
  CHECK(notes.drops[0].kind == Dropped::Kind::unsafe_url);
  CHECK(notes.drops[0].line == 1);
  CHECK(notes.links.empty());
}

TEST_CASE("unsafe addresses of definitions, autolinks and images are dropped too") {
  CHECK(html_of("[words]\n\n[words]: javascript:alert(1)") == "<p>words</p>\n");
  CHECK(html_of("<javascript:alert(1)>") == "<p>javascript:alert(1)</p>\n");
  CHECK(html_of("![what it shows](data:image/svg+xml,x)") == "<p>what it shows</p>\n");
  CHECK(html_of("![what it shows](javascript:x)") == "<p>what it shows</p>\n");
  CHECK(html_of("![dot](data:image/png;base64,AAAA)") == "<p>dot</p>\n");
}

TEST_CASE("no way is known to get script past the renderer") {
  const std::string_view markdown = GENERATE(
      as<std::string_view>{}, "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<a href=\"javascript:x\">a</a>",
      "![\" onerror=\"alert(1)](x.png)", "![a](x.png \"\" onerror=\"alert(1)\")",
      "[a](x \"\\\" onclick=\\\"alert(1)\")", "[a](\"onclick=alert(1))", "[a](<x\" onclick=\"alert(1)>)",
      "```\" onclick=\"alert(1)\nx\n```", "# \" onclick=\"alert(1)", "Table: \" onclick=\"alert(1)\n\n|a|\n|-|\n",
      "# \" onclick=\"x\n\n|a|\n|-|\n", "[^\" onclick=\"x]\n\n[^\" onclick=\"x]: y",
      "<!-- --><script>alert(1)</script>", "<<script>alert(1)//<</script>", "`<script>`",
      "&lt;script&gt;alert(1)&lt;/script&gt;", "<style>p{}</style>", "<?php x ?>", "<![CDATA[<script>]]>");
  INFO(markdown);
  const std::string html = html_of(markdown);
  CAPTURE(html);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<svg") == std::string::npos);
  CHECK(html.find("<style") == std::string::npos);
  CHECK(html.find("\" on") == std::string::npos);
  CHECK(html.find("\"onclick=") == std::string::npos);
  CHECK(html.find("javascript:") == std::string::npos);
  CHECK(html.find(" style=") == std::string::npos);
}

TEST_CASE("neighbouring text is one run, over line breaks and whatever cmark makes of brackets") {
  Notes notes;
  html_of("A [[joint-venture]] & a [[trust|children's\ntrust]] [@cfps-2017, page 9]! wow: www\n", notes);
  CHECK(notes.texts() == Texts{"A [[joint-venture]] & a [[trust|children's\ntrust]] [@cfps-2017, page 9]! wow: www"});
}

TEST_CASE("a link definition of the same name makes a link of a reference or citation") {
  Notes notes;
  CHECK(
      html_of("[[slough]] and [@cfps-2017].\n\n[slough]: http://a.example\n[@cfps-2017]: http://b.example\n", notes) ==
      "<p>[<a href=\"http://a.example\">slough</a>] and <a href=\"http://b.example\">@cfps-2017</a>.</p>\n");
  CHECK(notes.texts() == Texts{"[", "slough", "] and ", "@cfps-2017", "."});
}

TEST_CASE("a run knows where it stands") {
  Notes notes;
  html_of(
      "intro\n\n## One\n\n> quoted\n\n### Deep *er*\n\n- in [a link](x) or ![image](y)\n\n## Two\n\n| h |\n|---|\n| "
      "c[^1] |\n\n"
      "`code`\n\n[^1]: note\n",
      notes, {.first_line = 11});
  const auto find = [&](std::string_view text) {
    for (const auto& note : notes.runs) {
      if (note.text == text) return note.run;
    }
    FAIL("no run " << text);
    return Run{};
  };
  CHECK(find("intro").section == 0);
  CHECK(find("intro").line == 11);
  CHECK(find("One").heading_level == 2);
  CHECK(find("One").section == 1);
  CHECK(find("quoted").in_quotation);
  CHECK(find("quoted").line == 15);
  CHECK(find("er").heading_level == 3);
  CHECK_FALSE(find("in ").in_link);
  CHECK(find("a link").in_link);
  CHECK(find("image").in_image);
  CHECK(find("in ").block_line == 19);
  CHECK(find("c").kind == BlockKind::cell);
  CHECK(find("c").section == 2);
  CHECK(find("note").in_footnote);
  CHECK(notes.texts() ==
        Texts{"intro", "One", "quoted", "Deep ", "er", "in ", "a link", " or ", "image", "Two", "h", "c", "note"});
}

TEST_CASE("replacements are escaped and stand between the rest of the run") {
  Notes notes;
  notes.on_run = [](const Run& run, Rewriter& rewriter) {
    REQUIRE(run.text == "A < [[x]], [@s] & T\nend");
    rewriter.link(4, 9, {.href = "a.html?b&c", .text = "<x>", .css_class = "app-reference", .title = "say \"x\""});
    rewriter.citation(11, 15, {.href = "#source-1", .text = "1", .id = "cite-1"});
    rewriter.html(18, 19, "<abbr title=\"Thing\">T</abbr>", "T");
  };
  Document document = parsed("A < [[x]], [@s] & T\nend");
  document.walk(notes);
  std::string html;
  document.render_html(html);
  CHECK(html ==
        "<p>A &lt; <a href=\"a.html?b&amp;c\" class=\"app-reference\" title=\"say &quot;x&quot;\">&lt;x&gt;</a>, "
        "<sup class=\"app-citation\"><a id=\"cite-1\" href=\"#source-1\">[1]</a></sup> &amp; "
        "<abbr title=\"Thing\">T</abbr>\nend</p>\n");
  CHECK(document.plain_text() == "A < <x>,  & T end\n");
}

TEST_CASE("the new words are found in the plain text, and the sentence round them") {
  Notes notes;
  TextRange mention;
  std::uint32_t block = 0;
  notes.on_run = [&](const Run& run, Rewriter& rewriter) {
    if (const std::size_t at = run.text.find("[[x]]"); at != std::string_view::npos) {
      mention = rewriter.link(at, at + 5, {.href = "x.html", .text = "a long name"});
      block = run.block;
    }
  };
  Document document = parsed("First.\n\nIt began. Then *came* [[x]], e.g. here. It ended.\n");
  document.walk(notes);
  CHECK(document.plain_text().substr(mention.begin, mention.end - mention.begin) == "a long name");
  CHECK(document.sentence(block, mention) == "Then came a long name, e.g. here.");
}

TEST_CASE("inside links and images a replacement leaves its words only") {
  Notes notes;
  notes.on_run = link_reference;
  CHECK(html_of("[see [[x]] & y](z)", notes) == "<p><a href=\"z\">see x &amp; y</a></p>\n");
  CHECK(html_of("![see [[x]] & y](z)", notes) == "<p><img src=\"z\" alt=\"see x &amp; y\" /></p>\n");
}

TEST_CASE("replacements work in table cells, where the bar is escaped, and in items and footnotes") {
  Notes notes;
  notes.on_run = link_reference;
  const std::string html = html_of("| [[a\\|b]] |\n|---|\n| x [[c]] |\n\n- [ ] [[d]]\n\nt[^1]\n\n[^1]: [[e]]\n", notes);
  for (const std::string_view name : {"a|b", "c", "d", "e"}) {
    CHECK_THAT(html, Contains("<a href=\"x.html\">" + std::string(name) + "</a>"));
  }
}

TEST_CASE("links, images and autolinks are visited with their address, words and line") {
  Notes notes;
  Document document = parsed(
      "## H [a](b.md)\n\n> [*the* words](../x.md#y)\n![alt](i.png)\n\nhttps://c.example www.d.example e@f.example "
      "<https://g.example>\n");
  document.walk(notes);
  REQUIRE(notes.links.size() == 7);
  CHECK(notes.links[0].link.heading_level == 2);
  CHECK(notes.links[1].url == "../x.md#y");
  CHECK(notes.links[1].link.kind == Link::Kind::link);
  CHECK(notes.links[1].link.line == 3);
  CHECK(notes.links[1].link.in_quotation);
  const TextRange words = notes.links[1].link.text;
  CHECK(document.plain_text().substr(words.begin, words.end - words.begin) == "the words");
  CHECK(notes.links[2].link.kind == Link::Kind::image);
  CHECK(notes.links[3].url == "https://c.example");
  CHECK(notes.links[4].url == "http://www.d.example");
  CHECK(notes.links[5].url == "mailto:e@f.example");
  CHECK(notes.links[6].url == "https://g.example");
  for (std::size_t i = 3; i < 7; ++i) CHECK(notes.links[i].link.kind == Link::Kind::autolink);
}

TEST_CASE("a visitor can change a link's address, give it a class, or take it away") {
  Notes notes;
  notes.on_link = [](Link& link) {
    if (link.url == "a.md") link.new_url = "a.html?x&y";
    if (link.url == "b.md") link.css_class = "app-\"b\"";
    if (link.url == "c.md") link.unlink = true;
  };
  CHECK(html_of("[a](a.md) [b](b.md \"t\") x [*c* d](c.md) y", notes) ==
        "<p><a href=\"a.html?x&amp;y\">a</a> <a href=\"b.md\" class=\"app-&quot;b&quot;\" title=\"t\">b</a> "
        "x <em>c</em> d y</p>\n");
}

TEST_CASE("a top-level heading is reported and becomes one of level 2") {
  Notes notes;
  CHECK(html_of("\n# Title", notes) == "<h2 id=\"title\">Title</h2>\n");
  REQUIRE(notes.drops.size() == 1);
  CHECK(notes.drops[0].kind == Dropped::Kind::top_heading);
  CHECK(notes.drops[0].literal == "Title");
  CHECK(notes.drops[0].line == 2);
}

TEST_CASE("headings have ids of their own, even of the same words, of none, or of words that are taken") {
  Notes notes;
  const std::string_view taken[] = {"contents"};
  const std::string html =
      html_of("## The board's *role*\n### The boards role\n## ?\n## Contents\n## App 1\n## The boards role 2\n## Fn 1",
              notes, {.first_line = 4, .taken_ids = taken});
  Texts ids;
  for (const Heading& heading : notes.headings) ids.push_back(heading.id);
  CHECK(ids == Texts{"the-boards-role", "the-boards-role-2", "section", "contents-2", "section-app-1",
                     "the-boards-role-2-2", "section-fn-1"});
  CHECK(notes.headings[0].text == "The board's role");
  CHECK(notes.headings[1].level == 3);
  CHECK(notes.headings[1].line == 5);
  CHECK_THAT(html,
             Contains("<h2 id=\"the-boards-role\">The board's <em>role</em></h2>\n<h3 id=\"the-boards-role-2\">"));
}

TEST_CASE("a heading's id comes from what readers see") {
  Notes notes;
  notes.on_run = [](const Run& run, Rewriter& rewriter) {
    if (run.text.starts_with("[[")) rewriter.link(0, run.text.size(), {.href = "x", .text = "Slough Children First"});
  };
  html_of("## [[slough]]", notes);
  CHECK(notes.headings.at(0).id == "slough-children-first");
}

TEST_CASE("an image alone with a title is a figure, and the title its caption") {
  CHECK(html_of("![It *shows*](a.png \"Who & what\")\n") ==
        "<figure>\n<img src=\"a.png\" alt=\"It shows\" />\n<figcaption>Who &amp; what</figcaption></figure>\n");
  CHECK(html_of("![It](a.png)\n") == "<p><img src=\"a.png\" alt=\"It\" /></p>\n");
  CHECK(html_of("![It](a.png \"T\") is\n") == "<p><img src=\"a.png\" alt=\"It\" title=\"T\" /> is</p>\n");
  CHECK(html_of("- ![It](a.png \"T\")\n").find("<li>\n<figure>") != std::string::npos);
  Document text = parsed("![It](a.png \"T\")", {.is_text = true});
  std::string html;
  text.render_inline(html);
  CHECK(html == "<img src=\"a.png\" alt=\"It\" title=\"T\" />");
}

TEST_CASE("an image whose size is known keeps room for itself, and HTML that says a size is right") {
  Notes notes;
  notes.on_link = [](Link& link) {
    link.width = 300;
    link.height = 200;
  };
  CHECK(html_of("![It](a.png) ![It](b.png \"T\")\n", notes) ==
        "<p><img src=\"a.png\" width=\"300\" height=\"200\" loading=\"lazy\" alt=\"It\" /> "
        "<img src=\"b.png\" width=\"300\" height=\"200\" loading=\"lazy\" alt=\"It\" title=\"T\" /></p>\n");
  CHECK(html_of("x <img src=\"a.png\" alt=\"\"> <img src=\"b.png\" alt=\"It\" width=\"50\">\n", notes) ==
        "<p>x <img src=\"a.png\" width=\"300\" height=\"200\" loading=\"lazy\" alt=\"\" /> "
        "<img src=\"b.png\" width=\"50\" alt=\"It\" /></p>\n");
}

TEST_CASE("a table is a labelled scroll region without inline styles") {
  CHECK(html_of("## Costs & such\n\n| Form | | Cost |\n|:--|:-:|--:|\n| Trust | | 5 |\n| *Owned* | x |\n") ==
        "<h2 id=\"costs-such\">Costs &amp; such</h2>\n"
        "<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" aria-label=\"Table: Costs &amp; such\">"
        "<table class=\"govuk-table\">\n<thead class=\"govuk-table__head\">\n<tr class=\"govuk-table__row\">\n"
        "<th scope=\"col\" class=\"govuk-table__header\">Form</th>\n"
        "<td class=\"govuk-table__header app-table__cell--centred\"></td>\n"
        "<th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">Cost</th>\n</tr>\n</thead>\n"
        "<tbody class=\"govuk-table__body\">\n<tr class=\"govuk-table__row\">\n"
        "<td class=\"govuk-table__cell\">Trust</td>\n"
        "<td class=\"govuk-table__cell app-table__cell--centred\"><span class=\"govuk-visually-hidden\">no "
        "entry</span></td>\n"
        "<td class=\"govuk-table__cell govuk-table__cell--numeric\">5</td>\n</tr>\n<tr class=\"govuk-table__row\">\n"
        "<td class=\"govuk-table__cell\"><em>Owned</em></td>\n"
        "<td class=\"govuk-table__cell app-table__cell--centred\">x</td>\n"
        "<td class=\"govuk-table__cell govuk-table__cell--numeric\"><span class=\"govuk-visually-hidden\">no "
        "entry</span></td>\n"
        "</tr>\n</tbody>\n</table></div>\n");
}

TEST_CASE("a paragraph that starts with Table: directly before a table is its caption and label") {
  const std::string_view between = GENERATE(as<std::string_view>{}, "\n\n", "\n");
  Notes notes;
  notes.on_run = link_reference;
  const std::string html =
      html_of("Before.\n\nTable: Forms of *[[x]]*" + std::string(between) + "| a |\n|---|\n| b |\n", notes);
  CHECK_THAT(html, Contains("<p>Before.</p>\n<div class=\"app-table-region\" role=\"region\" tabindex=\"0\" "
                            "aria-label=\"Forms of x\"><table class=\"govuk-table\">\n<caption "
                            "class=\"govuk-table__caption\">Forms of <em><a href=\"x.html\">x</a></em></caption>\n"
                            "<thead class=\"govuk-table__head\">"));
  CHECK(notes.runs.at(1).run.kind == BlockKind::caption);
  CHECK(notes.runs.at(1).run.line == 3);
}

TEST_CASE("a paragraph that starts with Table: anywhere else is a paragraph") {
  CHECK(html_of("Table: of contents\n\ntext") == "<p>Table: of contents</p>\n<p>text</p>\n");
}

TEST_CASE("no two tables have the same label") {
  const std::string html =
      html_of("|a|\n|-|\n\ntext\n\n|a|\n|-|\n\n## H\n\nTable: H\n\n|a|\n|-|\n\ntext\n\n|a|\n|-|\n");
  CHECK_THAT(html, Contains("aria-label=\"Table\"") && Contains("aria-label=\"Table (2)\"") &&
                       Contains("aria-label=\"H\"") && Contains("aria-label=\"Table: H\""));
}

TEST_CASE("task list items say in words whether they are done") {
  CHECK_THAT(
      html_of("- [ ] ask\n- [x] answer\n"),
      Contains("<li class=\"app-task\"><span class=\"app-task__box\" role=\"img\" aria-label=\"To do\">☐</span> ask") &&
          Contains("aria-label=\"Done\">☑</span> answer"));
}

TEST_CASE("whether a task is done is read from its box alone") {
  const std::string html = html_of("- [ ] mark it [x] when done\n  - [X] part\n- plain [x]\n");
  CHECK_THAT(html, Contains("aria-label=\"To do\">☐</span> mark it") && Contains("aria-label=\"Done\">☑</span> part") &&
                       Contains("<li>plain [x]</li>"));
}

TEST_CASE("two tildes strike through, one does not") {
  CHECK(html_of("~~gone *now*~~, ~£5m to ~£10m, a~~b~~c, ~~~x~~~") ==
        "<p><del>gone <em>now</em></del>, ~£5m to ~£10m, a<del>b</del>c, ~~~x~~~</p>\n");
  CHECK(html_of("~~open *and~~ crossed*") == "<p><del>open *and</del> crossed*</p>\n");
}

TEST_CASE("footnotes have a heading, are numbered and linked both ways, and their ids are unique") {
  const std::string html = html_of("a[^n] b[^n]\n\n[^n]: note\n");
  CHECK_THAT(html, Contains("id=\"fnref-n\"") && Contains("id=\"fnref-n-2\"") && Contains("<li id=\"fn-n\">") &&
                       Contains("data-footnotes>\n<h2 class=\"govuk-visually-hidden\">Footnotes</h2>\n<ol>") &&
                       Contains("href=\"#fnref-n-2\""));
  CHECK_THAT(html, Contains("data-footnote-backref aria-label=\"Back &gt; words\">") && !Contains("Back to content"));
}

TEST_CASE("inline text has no paragraph round it, unless it is more than one") {
  const auto inline_of = [](std::string_view markdown) {
    Document document = parsed(markdown);
    std::string html = "[";
    document.render_inline(html);
    return html + "]";
  };
  CHECK(inline_of("") == "[]");
  CHECK(inline_of("Some *text* & [a](b)") == "[Some <em>text</em> &amp; <a href=\"b\">a</a>]");
  CHECK(inline_of("one\n\ntwo") == "[<p>one</p>\n<p>two</p>\n]");
  CHECK(parsed("one").is_one_paragraph());
  CHECK_FALSE(parsed("one\n\ntwo").is_one_paragraph());
  CHECK_FALSE(parsed("- one").is_one_paragraph());
}

TEST_CASE("plain text has one line a block, with the kind, line and section of each") {
  Document document =
      parsed("## H\n\nSome *text* with `code`\nand ~~more~~.  \nEnd.\n\n```\nx < y\n```\n\n| a |\n|---|\n| b |\n");
  document.walk();
  CHECK(document.plain_text() == "H\nSome text with code and more. End.\nx < y\na\nb\n");
  const std::vector<Block>& blocks = document.blocks();
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0].kind == BlockKind::heading);
  CHECK(blocks[1].kind == BlockKind::paragraph);
  CHECK(blocks[1].line == 3);
  CHECK(blocks[1].section == 1);
  CHECK(blocks[2].kind == BlockKind::code);
  CHECK(blocks[3].kind == BlockKind::cell);
}

TEST_CASE("a document may be moved, and used by another thread than the one that parsed it") {
  const std::string text = "Some [[x]] text.";
  Document first = parsed(text);
  Document second = parsed("other");
  second = std::move(first);
  std::string html;
  std::thread([&] {
    Notes notes;
    notes.on_run = link_reference;
    second.walk(notes);
    second.render_html(html);
  }).join();
  CHECK(html == "<p>Some <a href=\"x.html\">x</a> text.</p>\n");
}

// cmark's table of special characters is one for the whole program: see keep_special_characters().
TEST_CASE("pages parsed at the same time come out as each would alone") {
  const std::string text = "www.a.example and https://b.example and ~~gone~~ c@d.example\n\n- [x] done\n";
  const std::string expected = html_of(text);
  REQUIRE_THAT(expected, Contains("http://www.a.example") && Contains("<del>gone</del>"));
  std::vector<int> different(4);
  std::vector<std::thread> threads;
  for (int& count : different) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        auto document = Document::parse(text, with_words());
        std::string html;
        document->render_html(html);
        count += html != expected ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(different == std::vector<int>(4));
}

TEST_CASE("sentences end before a capital, not after abbreviations or initials") {
  const auto sentence = [](std::string_view text, std::string_view mention) {
    const std::size_t at = text.find(mention);
    const TextRange range = sentence_around(text, at, at + mention.size());
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
  CHECK(sentence("", "") == "");
  CHECK(sentence("One. Two here. Three.", "here") == "Two here.");
  CHECK(sentence("One. Two here", "here") == "Two here");
  CHECK(sentence("Is it? Yes! It is here.", "Yes") == "Yes!");
  CHECK(sentence("A form, e.g. Slough here, i.e. one. Next.", "here") == "A form, e.g. Slough here, i.e. one.");
  CHECK(sentence("Cllr J. Smith of Wyre here. Next.", "here") == "Cllr J. Smith of Wyre here.");
  CHECK(sentence("It cost 3.5 million here. Next.", "here") == "It cost 3.5 million here.");
  CHECK(sentence("He said “stop here.” “Why?” she said.", "here") == "He said “stop here.”");
  CHECK(sentence("It stopped. (See here.) Then.", "here") == "(See here.)");
  CHECK(sentence("a.b. c here", "here") == "a.b. c here");
}

TEST_CASE("a sentence begins behind one that ends, whatever closes it, and not behind an abbreviation") {
  for (const std::string_view before : {"",
                                        "“",
                                        "(",
                                        "It ended. ",
                                        "It ended.\n",
                                        "Did it? ",
                                        "It did! “",
                                        "“Ends.” ",
                                        "‘Ends.’ ",
                                        "\"Ends.\" ",
                                        "(It ended.) ",
                                        "It ended (there). ",
                                        "It ended. (",
                                        "At 9 a.m. ",
                                        "The answer is no. ",
                                        "They met. \"",
                                        "It is state of the art. ",
                                        "It cost 3.5. ",
                                        "\"",
                                        "It ended.\u00A0"}) {
    CAPTURE(before);
    CHECK(begins_sentence(before));
  }
  for (const std::string_view before :
       {"A ",    "He said “", "He said \"", "A list (",  "One, ",      "Two: ",    "Three; ",
        "e.g. ", "(e.g. ",    "i.e. ",      "cf. ",      "See para. ", "approx. ", "No. ",
        "Dr ",   "Dr. ",      "St. ",       "under s. ", "J. ",        "J.S. ",    "Cllr. ",
        "Fig. ", "vs. ",      "It ended.",  "wait... ",  "not “so” ",  "pp. ",     "et al. "}) {
    CAPTURE(before);
    CHECK_FALSE(begins_sentence(before));
  }
}

TEST_CASE("an abbreviation before a number ends no sentence") {
  const auto sentence = [](std::string_view text) {
    const TextRange range = sentence_around(text, text.find("here"), text.find("here") + 4);
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
  CHECK(sentence("See s. 151 and no. 3 here. Next.") == "See s. 151 and no. 3 here.");
  CHECK(sentence("He said no. Then here. Next.") == "Then here.");
  CHECK(sentence("Under art. 8 and Sch. 2 here (i.e. Slough). Next.") == "Under art. 8 and Sch. 2 here (i.e. Slough).");
}

TEST_CASE("which addresses are unsafe") {
  CHECK(is_unsafe_url("javascript:x"));
  CHECK(is_unsafe_url(" \tjava\nscript:x"));
  CHECK(is_unsafe_url("FILE:///x"));
  CHECK(is_unsafe_url("data:image/png;base64,x"));
  CHECK_FALSE(is_unsafe_url("javascript.html"));
  CHECK_FALSE(is_unsafe_url("guide/file:x.html"));
  CHECK_FALSE(is_unsafe_url("https://a.example/?javascript:"));
  CHECK_FALSE(is_unsafe_url(""));
}

TEST_CASE("the sentence round a mention is that and no other, wherever the mention stands") {
  const auto sentence = [](std::string_view text, std::size_t begin, std::size_t end) {
    const TextRange range = sentence_around(text, begin, end);
    return std::string(text.substr(range.begin, range.end - range.begin));
  };
  constexpr std::string_view text = "One. Two. Three here. Four. Five.";
  CHECK(sentence(text, 16, 20) == "Three here.");
  CHECK(sentence(text, 16, 21) == "Three here.");  // with its full stop
  CHECK(sentence(text, 0, 0) == "One.");
  CHECK(sentence(text, 28, 28) == "Five.");
  CHECK(sentence("A b.", 10, 20) == "A b.");
  CHECK(sentence("A b.", 2, 1) == "A b.");
  CHECK(sentence("  Hi.  ", 2, 4) == "Hi.");
  CHECK(sentence("   ", 1, 1).empty());
}

TEST_CASE("several marks may close a sentence, and only a blank parts it from the next") {
  CHECK(begins_sentence("It ended.)\" "));
  CHECK(begins_sentence(") "));
  CHECK_FALSE(begins_sentence("It ended.("));
}
