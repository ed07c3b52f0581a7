// > [!NOTE]: which quotations become callouts, what of, and what is told of marks that make none.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markdown.h"
#include "markup/outcome.h"

using namespace scrutineer::markup;
using scrutineer::tests::Lines;
using scrutineer::tests::Outcome;

namespace {

using Kind = Dropped::Kind;

constexpr CalloutKind kinds[] = {{.name = "note", .title = "Note & more", .like = "note"},
                                 {.name = "warning", .title = "Warning", .like = "warning"},
                                 {.name = "key-question", .title = "Key question", .like = "note"}};

Outcome outcome_of_callout(std::string_view markdown) {
  return Outcome(markdown, {.first_line = 5, .callouts = kinds});
}

std::string html_of_callout(std::string_view markdown) { return outcome_of_callout(markdown).html; }

}  // namespace

TEST_CASE("a quotation whose first line is a mark is a callout with the title of its kind") {
  const Outcome outcome = outcome_of_callout("> [!NOTE]\n> One *two*\n> three.\n>\n> - item\n");
  CHECK(outcome.html ==
        "<div class=\"app-callout app-callout--note\" role=\"note\">\n"
        "<p class=\"app-callout__title\">Note &amp; more</p>\n"
        "<p>One <em>two</em>\nthree.</p>\n<ul>\n<li>item</li>\n</ul>\n</div>\n");
  CHECK(outcome.told.empty());
  CHECK(outcome.runs == Lines{"6:3+4 One ", "6:8+3 two", "6:12+9 \nthree.", "9:5+4 item"});
  CHECK_FALSE(outcome.any_in_quotation);  // they are the page's own words
  CHECK(outcome.plain == "One two three.\nitem\n");
}

TEST_CASE("the name of a callout may be written in any case, and have blanks behind it") {
  for (const std::string_view mark : {"[!note]", "[!Note]  ", "[!KEY-QUESTION]\t", "[!note]-", "[!note]+ "})
    CHECK(html_of_callout(fmt::format("> {}\n> Words.\n", mark))
              .starts_with("<div class=\"app-callout app-callout--note\""));
}

TEST_CASE("what stands behind the mark is the title of the callout, and its kind is still said") {
  const Outcome outcome = outcome_of_callout("> [!WARNING] Two *dates*\n> Words.\n");
  CHECK(outcome.html ==
        "<div class=\"app-callout app-callout--warning\" role=\"note\">\n"
        "<p class=\"app-callout__title\"><span class=\"govuk-visually-hidden\">Warning: </span>\nTwo <em>dates</em>\n"
        "</p>\n<p>Words.</p>\n</div>\n");
  CHECK(outcome.runs == Lines{"5:14+4 Two ", "5:19+5 dates", "6:3+6 Words."});
  CHECK(html_of_callout("> [!NOTE]- Folded\n") ==
        "<div class=\"app-callout app-callout--note\" role=\"note\">\n"
        "<p class=\"app-callout__title\"><span class=\"govuk-visually-hidden\">Note &amp; more: </span>\nFolded\n</p>\n"
        "</div>\n");
}

TEST_CASE("a callout holds blocks of any kind, other callouts too, and stands in lists") {
  CHECK(html_of_callout("> [!NOTE]\n> | a |\n> |---|\n> | 1 |\n").find("</p>\n<div class=\"app-table-region\"") !=
        std::string::npos);
  CHECK(html_of_callout("> [!NOTE]\n> > [!WARNING] T\n> > Inner.\n")
            .find("</p>\n<div class=\"app-callout app-callout--warning") != std::string::npos);
  CHECK(html_of_callout("- > [!NOTE]\n  > Words.\n").starts_with("<ul>\n<li>\n<div class=\"app-callout"));
  CHECK(html_of_callout("> [!NOTE]\n>\n> ## Head {#h}\n").find("<h2 id=\"h\">Head</h2>") != std::string::npos);
  const Outcome table = outcome_of_callout("> [!NOTE] Ti\n> | a |\n> |---|\n> | 1 |\n");
  CHECK(table.runs == Lines{"5:11+2 Ti", "6:5+1 a", "8:5+1 1"});
}

TEST_CASE("brackets behind a backslash are text in the title of a callout, above a table too") {
  struct Brackets : Visitor {
    std::vector<bool> as_written;
    void run(const Run& run, Rewriter&) override {
      for (std::size_t at = run.text.find('['); at != std::string_view::npos; at = run.text.find('[', at + 1))
        as_written.push_back(run.is_as_written(at));
    }
  };
  for (const std::string_view below : {"", "> Words.\n", "> | a |\n> |---|\n"}) {
    CAPTURE(below);
    const std::string markdown = fmt::format("> [!NOTE] A [b] \\[\\[c]]\n{}", below);
    auto document = Document::parse(markdown, {.callouts = kinds});
    REQUIRE(document);
    Brackets brackets;
    document->walk(brackets);
    CHECK(brackets.as_written == std::vector{true, false, false});
  }
}

TEST_CASE("other quotations stay quotations") {
  for (const std::string_view markdown :
       {"> Words [!NOTE]\n> more\n", "> \\[!NOTE]\n> Words.\n", "> [!NOTE](a.html)\n", "> `[!NOTE]`\n> x\n",
        "> [!]\n> x\n", "> [NOTE]\n> x\n", "> Words.\n>\n> text\n"}) {
    CAPTURE(markdown);
    const Outcome outcome = outcome_of_callout(markdown);
    CHECK(outcome.html.starts_with("<blockquote>"));
    CHECK(outcome.told.empty());
    CHECK(outcome.any_in_quotation == (markdown.find('`') == std::string_view::npos || !outcome.runs.empty()));
  }
}

TEST_CASE("where no callouts are known, marks are text") {
  auto document = Document::parse("> [!NOTE]\n> Words.\n");
  REQUIRE(document);
  std::string html;
  document->render_html(html);
  CHECK(html == "<blockquote>\n<p>[!NOTE]\nWords.</p>\n</blockquote>\n");
}

TEST_CASE("a mark that makes no callout is told at its place") {
  const Outcome unknown = outcome_of_callout("> [!WARNIN] T\n> Words.\n\n> [!FOO]\n> Words.\n");
  CHECK(unknown.told == Lines{"5:3+9 [!WARNIN] -> warning", "8:3+6 [!FOO]"});
  CHECK(unknown.kinds_told == std::vector{Kind::callout_unknown, Kind::callout_unknown});
  CHECK(unknown.html.starts_with("<blockquote>\n<p>[!WARNIN] T\nWords.</p>"));

  const Outcome empty = outcome_of_callout("> [!NOTE]\n\nWords.\n");
  CHECK(empty.told == Lines{"5:3+7 [!NOTE]"});
  CHECK(empty.kinds_told == std::vector{Kind::callout_empty});

  const Outcome outside = outcome_of_callout("- [!NOTE]\n  Words.\n\n> Words.\n>\n> [!WARNING]\n> x\n\n[!FOO]\n");
  CHECK(outside.told == Lines{"5:3+7 [!NOTE]", "10:3+10 [!WARNING]"});
  CHECK(outside.kinds_told == std::vector{Kind::callout_outside, Kind::callout_outside});
}
