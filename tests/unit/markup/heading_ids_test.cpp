// `## Who pays? {#who-pays}`: which ids headings get, and what is told of those that they cannot have.
#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "markup/markdown.h"
#include "markup/outcome.h"

using namespace scrutineer::markup;
using scrutineer::tests::Lines;
using scrutineer::tests::Outcome;

namespace {

using Kind = Dropped::Kind;
Outcome outcome_of_heading(std::string_view markdown) {
  static constexpr std::string_view taken[] = {"facts"};
  return Outcome(markdown, {.first_line = 5, .taken_ids = taken});
}

}  // namespace

TEST_CASE("a heading has the id that it gives, and not its braces") {
  const Outcome outcome = outcome_of_heading(
      "## Who *pays*? {#who-pays}\n\nSetext\nof two lines {#Two_Lines.1}  \n---\n\n### Signs ### {#s:1}\n\n"
      "## Closed {#closed} ##\n\n> ## Quoted{#q}\n\n- ## Item {#tŷ}\n");
  CHECK(outcome.headings == Lines{"who-pays Who pays?", "Two_Lines.1 Setext of two lines", "s:1 Signs", "closed Closed",
                                  "q Quoted", "tŷ Item"});
  CHECK(outcome.told.empty());
  CHECK(outcome.html.starts_with("<h2 id=\"who-pays\">Who <em>pays</em>?</h2>\n"));
  CHECK(outcome.html.find('{') == std::string::npos);
}

TEST_CASE("braces in code, behind a backslash, with other words, or not at the end of a heading are words") {
  const Outcome outcome = outcome_of_heading(
      "## Code `{#a}`\n\n## Shown \\{#b}\n\n## Half {#c\\}\n\n## {#d} first\n\n## In {2024}\n\n"
      "Text {#e}\n\n    ## {#f}\n\n## Path {.} or {…}\n");
  CHECK(outcome.headings == Lines{"code-a Code {#a}", "shown-b Shown {#b}", "half-c Half {#c}", "d-first {#d} first",
                                  "in-2024 In {2024}", "path-or Path {.} or {…}"});
  CHECK(outcome.told.empty());
  CHECK(outcome.html.find("<p>Text {#e}</p>") != std::string::npos);
}

TEST_CASE("an id that a heading gives is taken before any is made of words") {
  const Outcome outcome =
      outcome_of_heading("## Costs\n\n## Prices {#costs}\n\n<a name=\"later\"></a>\n\n## Later {#later}\n");
  CHECK(outcome.headings == Lines{"costs-2 Costs", "costs Prices", "later Later"});
  CHECK(outcome.kinds_told == std::vector{Kind::id_doubled});  // told of the HTML
}

TEST_CASE("an id that cannot be one is told at its place, with the one that would do") {
  const Outcome outcome = outcome_of_heading(
      "## Who pays? {#Who pays}\n\n## Ŵ {#app-main}\n\nEmpty {#}\n===\n\n- ## List {#list .wide}\n\n"
      "## Class {.wide}\n\n## Kramdown {: #kram}\n\n## {#alone}\n\n## Sign {#a/b}\n");
  CHECK(outcome.told == Lines{"5:14+11 {#Who pays} -> who-pays", "7:6+11 {#app-main} -> main", "9:7+3 {#}",
                              "9:1+10 Empty", "12:11+13 {#list .wide} -> list", "14:10+7 {.wide}",
                              "16:13+9 {: #kram} -> kram", "18:4+8 {#alone}", "20:9+6 {#a/b} -> a-b"});
  CHECK(outcome.headings == Lines{"who-pays Who pays?", "ŵ Ŵ", "empty Empty", "list List", "class Class",
                                  "kramdown Kramdown", "section ", "sign Sign"});
}

TEST_CASE("an id that the page has already is told at its place, and the heading gets another") {
  const Outcome outcome = outcome_of_heading("## One {#same}\n\n## Two {#same}\n\n## Three {#facts}\n");
  CHECK(outcome.told == Lines{"7:8+7 {#same} -> same", "9:10+8 {#facts} -> facts"});
  CHECK(outcome.kinds_told == std::vector{Kind::id_doubled, Kind::id_of_theme});
  CHECK(outcome.headings == Lines{"same One", "two Two", "three Three"});
}

TEST_CASE("an id among other attributes, or behind blanks, is told with what would do") {
  const Outcome outcome = outcome_of_heading("## A { #b }\n\n## C {.wide #list}\n\n## D {#fn-e}\n");
  CHECK(outcome.told == Lines{"5:6+6 { #b } -> b", "7:6+13 {.wide #list} -> list", "9:6+7 {#fn-e} -> e"});
}
