#include "catalogue/values.h"

#include <catch2/catch.hpp>
#include <string_view>

#include "catalogue/amount.h"
#include "catalogue/layer.h"
#include "catalogue/placeholders.h"

using namespace scrutineer;
using namespace scrutineer::catalogue;

namespace {

// "line:column+length".
std::string told(const base::Span& span) {
  return std::to_string(span.line) + ":" + std::to_string(span.column) + "+" + std::to_string(span.length);
}

std::string names(std::string_view text) {
  std::string all;
  for (const Placeholder& each : placeholders(text)) {
    CHECK(text.substr(each.begin, each.end - each.begin) == "{" + std::string(each.name) + "}");
    all.append(each.name).append(" ");
  }
  return all;
}

}  // namespace

TEST_CASE("A part of a text stands where it was written, escapes and all") {
  // text = "a \"b\" é", in line 3: a stands in column 8, the escapes in 10 and 13, é in 16.
  const Text text{"a \"b\" é", {{}, 3, 8, 1}, {{3, 3, 12}, {5, 3, 15}}};
  CHECK(told(text.span_of(0, 1)) == "3:8+1");
  CHECK(told(text.span_of(2, 3)) == "3:10+2");
  CHECK(told(text.span_of(3, 4)) == "3:12+1");
  CHECK(told(text.span_of(2, 5)) == "3:10+5");
  CHECK(told(text.span_of(6, 8)) == "3:16+1");
  CHECK(told(text.span_of(0, 8)) == "3:8+9");
  CHECK(told(text.span_of(0, 100)) == "3:8+9");
  CHECK(told(text.span_of(3, 3)) == "3:12+1");
  CHECK(told(text.span_of(100, 100)) == "3:17+1");
}

TEST_CASE("A part of a text that goes on in another line is told up to the end of its first") {
  // """one \ at the end of line 3, and two behind blanks in line 4: the line break is no part of the text.
  const Text joined{"one two", {{}, 3, 8, 1}, {{4, 4, 5}}};
  CHECK(told(joined.span_of(0, 3)) == "3:8+3");
  CHECK(told(joined.span_of(0, 4)) == "3:8+3");
  CHECK(told(joined.span_of(0, 7)) == "3:8+1");
  CHECK(told(joined.span_of(4, 7)) == "4:5+3");
  const Text broken{"a\nbé\nc", {{}, 3, 8, 1}};
  CHECK(told(broken.span_of(0, 1)) == "3:8+1");
  CHECK(told(broken.span_of(2, 3)) == "4:1+1");
  CHECK(told(broken.span_of(2, 5)) == "4:1+2");
  CHECK(told(broken.span_of(6, 7)) == "5:1+1");
}

TEST_CASE("Placeholders are letters, hyphens and underscores in braces; other braces are text") {
  CHECK(names("Why only {score} for {the-criterion_Z}?") == "score the-criterion_Z ");
  CHECK(names("{a}{z} {A}") == "a z A ");
  for (const char* text :
       {"", "{}", "{", "{a", "{a b}", "{1}", "{é}", "{a.b}", "}a{", "a}", "{@}", "{[}", "{`}", "{{"}) {
    CAPTURE(text);
    CHECK(names(text).empty());
  }
  CHECK(names("{{a}") == "a ");
  CHECK(names(std::string_view("{a}").substr(0, 2)).empty());  // what stands behind the text is none of it
}

TEST_CASE("A placeholder stands where it was written") {
  const Text text{"é {a}\n{b} ü{cd}", {{}, 10, 5, 1}};
  std::string places;
  for (const Placeholder& each : placeholders(text.markdown)) places += told(span_of(text, each)) + " ";
  CHECK(places == "10:7+3 11:1+3 11:6+4 ");
}

TEST_CASE("An amount has its sign before the currency, and its unit behind a blank unless that is a percent sign") {
  const auto amount = [](std::string_view currency, std::string_view figure, std::string_view unit) {
    return amount_text(currency, base::figure_of(figure).value(), unit);
  };
  CHECK(amount("£", "-1250.50", "a year") == "−£1,250.50 a year");
  CHECK(amount("£", "12", "") == "£12");
  CHECK(amount("", "12", "%") == "12%");
  CHECK(amount("", "-3", "% of staff") == "−3% of staff");
  CHECK(amount("", "0", "days") == "0 days");
}

TEST_CASE("An amendment was seen as long as what it takes the place of reads as it did then") {
  Amendment amendment{.path = "summary", .below = "old", .above = "new", .span = {}};
  CHECK_FALSE(amendment.is_seen());
  amendment.seen = amendment_hash("old");
  CHECK(amendment.is_seen());
  amendment.below = "older";
  CHECK_FALSE(amendment.is_seen());
}
