// Terms and what they mean, as PHP Markdown Extra and pandoc write them.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "markup/markdown.h"
#include "markup/outcome.h"

using namespace scrutineer::markup;
using scrutineer::tests::Lines;
using scrutineer::tests::Outcome;

namespace {

Outcome outcome_of_list(std::string_view markdown) {
  Outcome outcome(markdown);
  for (const Dropped::Kind kind : outcome.kinds_told) CHECK(kind == Dropped::Kind::definition_alone);
  return outcome;
}

std::string html_of_list(std::string_view markdown) { return outcome_of_list(markdown).html; }

}  // namespace

TEST_CASE("lines of a colon below a paragraph define it") {
  const Outcome outcome =
      outcome_of_list("Buyer\nCommissioner  \n: Who *decides*\n  what is bought.\n: Another\nmeaning.\n");
  CHECK(outcome.html ==
        "<dl class=\"app-definitions\">\n<dt>\nBuyer\n</dt>\n<dt>\nCommissioner\n</dt>\n"
        "<dd>\nWho <em>decides</em>\nwhat is bought.\n</dd>\n<dd>\nAnother\nmeaning.\n</dd>\n</dl>\n");
  CHECK(outcome.runs == Lines{"1:1+5 Buyer", "2:1+12 Commissioner", "3:3+4 Who ", "3:8+7 decides",
                              "3:16+18 \nwhat is bought.", "5:3+16 Another\nmeaning."});
  CHECK(outcome.told.empty());
}

TEST_CASE("definitions that only empty lines divide are one list") {
  CHECK(html_of_list("A\n: One.\n\nB\n: Two.\n\nWords.\n\nC\n: Three.\n") ==
        "<dl class=\"app-definitions\">\n<dt>\nA\n</dt>\n<dd>\nOne.\n</dd>\n<dt>\nB\n</dt>\n<dd>\nTwo.\n</dd>\n</dl>\n"
        "<p>Words.</p>\n<dl class=\"app-definitions\">\n<dt>\nC\n</dt>\n<dd>\nThree.\n</dd>\n</dl>\n");
}

TEST_CASE("definition lists stand in quotations and items, below definitions of links too") {
  CHECK(html_of_list("> A\n> : One.\n").starts_with("<blockquote>\n<dl"));
  CHECK(html_of_list("> A\n  : One.\n").starts_with("<blockquote>\n<dl"));  // a quotation goes on without its sign
  const Outcome outcome = outcome_of_list("[x]: y.html\nA\n:\tOne [x].\n\n- B\n  : Two.\n");
  CHECK(outcome.runs == Lines{"2:1+1 A", "3:3+4 One ", "3:8+1 x", "3:10+1 .", "5:3+1 B", "6:5+4 Two."});
  CHECK(outcome.html.find("<li>\n<dl class=\"app-definitions\">\n<dt>\nB\n</dt>") != std::string::npos);
}

TEST_CASE("a colon elsewhere begins no definition") {
  for (const std::string_view markdown :
       {"Term\n:no blank\n", "Term\n:\n", "Term: words\n", "Words : more\n", "\\: words\n", "    Term\n    : code\n"}) {
    CAPTURE(markdown);
    const Outcome outcome = outcome_of_list(markdown);
    CHECK(outcome.html.find("<dl") == std::string::npos);
    CHECK(outcome.told.empty());
  }
  CHECK(html_of_list("Table: Costs\n\n| a |\n|---|\n| 1 |\n").find("<caption") != std::string::npos);
  CHECK(html_of_list("```\nTerm\n: code\n```\n").starts_with("<pre>"));
}

TEST_CASE("a definition without a term right above it is told") {
  const Outcome outcome = outcome_of_list("Term\n\n: It is.\n  More.\n");
  CHECK(outcome.told == Lines{"3:1+8 : It is."});
  CHECK(outcome.html == "<p>Term</p>\n<p>: It is.\nMore.</p>\n");
}
