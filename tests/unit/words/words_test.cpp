#include "words/words.h"

#include <set>
#include <string_view>
#include <vector>

#include "site_fixture.h"
#include "words/dates.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

struct Compiled {
  words::Words words;
  Mistakes mistakes;
};

Compiled compiled(std::vector<words::MessageSource> sources, const std::string& language = "en-GB") {
  base::FileNames names;
  base::Diagnostics out;
  const base::FileId file = names.add("words/en.toml");
  std::uint32_t line = 0;
  for (words::MessageSource& source : sources) source.span = {file, ++line, 1, 1};
  Compiled result{words::Words::compile(sources, language, out), {}};
  result.mistakes = mistakes_of(out, names);
  return result;
}

}  // namespace

TEST_CASE("a message is asked for by its name, as text or as HTML") {
  const auto [words, mistakes] = compiled({{"a.lead", "{option} is <em>ahead</em>", {}}});
  CHECK(mistakes == Mistakes{});
  CHECK(words("a.lead", {{"option", "R & D"}}) == "R & D is <em>ahead</em>");
  CHECK(words.html("a.lead", {{"option", "R &amp; D"}}) == "R &amp; D is <em>ahead</em>");
  CHECK(words("a.absent") == "a.absent");
}

TEST_CASE("in a message's HTML its own signs are escaped, in its text they are not") {
  const auto [words, mistakes] = compiled({{"a.lead", "{option} & others", {}}});
  CHECK(words("a.lead", {{"option", "A"}}) == "A & others");
  CHECK(words.html("a.lead", {{"option", "A"}}) == "A &amp; others");
}

TEST_CASE("a message can be had as it was compiled, with the locale that it counts by") {
  const auto [words, mistakes] =
      compiled({{"a.own", "R & {d}", {}}, {"a.english", "{n, number}", {}, false, "en"}}, "cy");
  REQUIRE(words.html_message("a.own"));
  CHECK(words.html_message("a.own")->placeholders() == std::set<std::string_view>{"d"});
  CHECK_FALSE(words.html_message("a.absent"));
  CHECK_FALSE(words.source("a.absent"));
  CHECK(words.locale_of("a.english").plural(3) == "other");
  CHECK(words.locale_of("a.own").plural(3) == "few");
  CHECK(words.locale_of("a.absent").plural(3) == "few");
  CHECK(words.names() == std::vector<std::string_view>{"a.english", "a.own"});
}

TEST_CASE("a date is said as far as it is known, in the words of the site") {
  const auto [words, mistakes] = compiled({{"date.month", "{month, select, other {}}month {month} of {year}", {}},
                                           {"date.day", "{day}.{month}.{year}", {}}});
  const auto said = [&](const char* date) { return long_form(words, base::Period::parse(date).value()); };
  CHECK(said("2017-04-03") == "3.4.2017");
  CHECK(said("2017-04") == "month 4 of 2017");
  CHECK(said("2017") == "2017");
  CHECK(said("2017/18") == "2017/18");
  CHECK(long_form(words, base::Date::parse("2017-12-31").value()) == "31.12.2017");
}

TEST_CASE("of messages in layers the last holds, with the placeholders of the first or fewer") {
  const auto [words, mistakes] = compiled({{"a.lead", "{option} by {points}", {}},
                                           {"a.lead", "{option} leads", {}, true},
                                           {"a.lead", "{option} by {pionts}", {}, true}});
  CHECK(words("a.lead", {{"option", "A"}, {"points", 3}}) == "A leads");
  CHECK(only(mistakes) == Mistake{true, "words/en.toml:3:1+1", "unknown-placeholder",
                                  "\"a.lead\" has nothing to put for {pionts}",
                                  "its placeholders are {option}, {points}"});
}

TEST_CASE("a layer that says what nobody asks for is told the nearest name") {
  const auto [words, mistakes] = compiled({{"a.lead", "x", {}}, {"a.laed", "y", {}, true}});
  CHECK(only(mistakes) == Mistake{true, "words/en.toml:2:1+1", "unknown-message", "nothing is called \"a.laed\"",
                                  "did you mean \"a.lead\"?"});
  CHECK(words("a.laed") == "a.laed");
}

TEST_CASE("a message that cannot be read is reported at its line, and the one below it holds") {
  const auto [words, mistakes] = compiled({{"a.lead", "x", {}}, {"a.lead", "{option", {}, true}});
  CHECK(places(mistakes) == Lines{"words/en.toml:2:1+1 message-syntax"});
  CHECK(words("a.lead") == "x");
}

TEST_CASE("a message counts as the language that it is written in does, and one of the site's as the site's") {
  const std::string ordinal = "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}";
  const auto [words, mistakes] =
      compiled({{"a.rank", ordinal, {}, false, "en"},
                {"a.page", "{n, plural, one {# page} other {# pages}}", {}, false, "en"},
                {"a.page", "{n, plural, one {# dudalen} many {# thudalen} other {# tudalen}}", {}, true, "cy"},
                {"a.own", "{n, plural, many {chwech} other {#}}", {}}},
               "cy");
  CHECK(mistakes == Mistakes{});
  CHECK(words("a.rank", {{"n", 4}}) == "4th");  // few in Welsh
  CHECK(words("a.page", {{"n", 6}}) == "6 thudalen");
  CHECK(words("a.own", {{"n", 6}}) == "chwech");
}

TEST_CASE("English words of a site in British English count as the site does") {
  const auto [words, mistakes] = compiled({{"a.count", "{n, number}", {}, false, "en"}}, "en-IN");
  CHECK(words("a.count", {{"n", 1234567}}) == "12,34,567");
}

TEST_CASE("a message can hold the whole of another, with a capital too, of whichever layer holds") {
  const auto [words, mistakes] = compiled({{"kinds.model", "model", {}},
                                           {"kinds.model-title", "{@kinds.model}", {}},
                                           {"a.count", "{n, plural, one {# {@kinds.model}} other {some}}", {}},
                                           {"a.title", "{@kinds.Model-title} of {council}", {}},
                                           {"kinds.model", "économat", {}, true}});
  CHECK(mistakes == Mistakes{});
  CHECK(words("a.count", {{"n", 1}}) == "1 économat");
  CHECK(words("a.title", {{"council", "A"}}) == "Économat of A");
  CHECK(words.source("a.title")->text == "Économat of {council}");
}

TEST_CASE("a message that includes what there is not, or itself, is reported at its line") {
  CHECK(only(compiled({{"a.lead", "{@a.absent}", {}}}).mistakes) ==
        Mistake{true, "words/en.toml:1:1+1", "unknown-message", "\"a.lead\" includes \"a.absent\", which there is not",
                "what can be included are the messages of [kinds] in words/en.toml of the theme civic"});
  CHECK(only(compiled({{"a.lead", "{@a.lead}", {}}}).mistakes).code == "unknown-message");
  CHECK(only(compiled({{"a.lead", "{@a.lead", {}}}).mistakes).code == "unknown-message");
}
