#include "analyse/rule_wording.h"

#include <catch2/catch.hpp>

using scrutineer::analyse::filled;
using scrutineer::analyse::filled_sentences;

namespace {

std::string value(std::string_view name) {
  if (name == "score") return "5";
  if (name == "reason") return "It costs too much.";
  if (name == "quoted") return "“It costs too much.”";
  if (name == "link") return "<a href=\"x.html\">there</a>";
  return {};
}

std::string sentences(std::string_view html) { return filled_sentences(html, value); }

}  // namespace

TEST_CASE("a text with a placeholder that has nothing to say is not filled at all") {
  CHECK_FALSE(filled("Only {score} for {nothing}?", value));
  CHECK(filled("Only {score} of {x y}? See {link}.", value) == "Only 5 of {x y}? See <a href=\"x.html\">there</a>.");
}

TEST_CASE("only the sentence with an empty placeholder is left out") {
  CHECK(sentences("It has {score}. The reason is {nothing}. See {link}.") ==
        "It has 5. See <a href=\"x.html\">there</a>.");
  CHECK(sentences("The reason is {nothing}? It has {score}.") == "It has 5.");
  CHECK(sentences("It has {score}. The reason is {nothing}.") == "It has 5.");
  CHECK(sentences("{nothing}").empty());
  CHECK(sentences("The reason: {nothing} See {link}.") == "See <a href=\"x.html\">there</a>.");
}

TEST_CASE("a citation, a quotation mark or a bracket behind the full stop belongs to the sentence") {
  CHECK(sentences("“It has {nothing}.” Next.") == "Next.");
  CHECK(sentences("(It has {nothing}.) Next.") == "Next.");
  CHECK(sentences("(It says “{nothing}.”) Next.") == "Next.");
  CHECK(sentences("It has {nothing}.<sup class=\"app-citation\"><a href=\"#source-1\">[1]</a></sup> Next.") == "Next.");
}

TEST_CASE("what stands inside an element or before a small letter ends no sentence") {
  CHECK(sentences("See <a title=\"Report. Part {nothing}\">it. Or</a> not. Next.") == "Next.");
  CHECK(sentences("An image <img src=\"x\" /> here. Next {nothing}.") == "An image <img src=\"x\" /> here.");
  CHECK(sentences("Before <img alt=\"Stop. Go {nothing}\" /> after. Next.") == "Next.");
  CHECK(sentences("Costs, e.g. of {nothing}. Next.") == "Next.");
  CHECK(sentences("An <em>urgent. Really {nothing}</em> one. Next.") == "Next.");
}

TEST_CASE("a full stop behind a value that ends a sentence is dropped") {
  CHECK(sentences("The reason: {reason}. Next.") == "The reason: It costs too much. Next.");
  CHECK(sentences("The reason: {quoted}. Next.") == "The reason: “It costs too much.” Next.");
  CHECK(sentences("Is it {reason}?") == "Is it It costs too much.?");
}
