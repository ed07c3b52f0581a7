#include "words/message.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "words/locale.h"

using namespace scrutineer::words;  // NOLINT(google-build-using-namespace)

namespace {

class Given : public Operands {
 public:
  Given(std::map<std::string, std::string> texts, std::map<std::string, std::int64_t> numbers)
      : texts_(std::move(texts)), numbers_(std::move(numbers)) {}
  [[nodiscard]] Operand find(std::string_view name) const override {
    const std::string key(name);
    if (const auto text = texts_.find(key); text != texts_.end()) return std::string_view(text->second);
    if (const auto number = numbers_.find(key); number != numbers_.end()) return number->second;
    return std::string_view{};
  }

 private:
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::int64_t> numbers_;
};

std::string written(std::string_view message, const std::map<std::string, std::string>& texts = {},
                    const std::map<std::string, std::int64_t>& numbers = {}, const std::string& language = "en-GB",
                    Message::Form form = Message::Form::text, Message::Escape escape = Message::Escape::none) {
  const auto compiled = Message::compile(message, form);
  CAPTURE(message, compiled ? std::string() : compiled.error().what);
  REQUIRE(compiled);
  std::string out;
  compiled->append(out, Given(texts, numbers), Locale(language), escape);
  return out;
}

std::string mistake(std::string_view message) {
  const auto compiled = Message::compile(message, Message::Form::text);
  REQUIRE_FALSE(compiled);
  return std::to_string(compiled.error().at) + ": " + compiled.error().what;
}

}  // namespace

TEST_CASE("a placeholder takes its text, and a number as the language writes it") {
  CHECK(written("Nothing") == "Nothing");
  CHECK(written("{a} before {b}", {{"a", "In-house"}, {"b", "the trust"}}) == "In-house before the trust");
  CHECK(written("{count} scores", {}, {{"count", 1810}}) == "1,810 scores");
  CHECK(written("{count} scores", {}, {{"count", 1810}}, "de") == "1.810 scores");
  CHECK(written("{count, number} scores", {}, {{"count", -12345}}) == "-12,345 scores");
  CHECK(written("[{absent}]") == "[]");
}

TEST_CASE("a plural is chosen by the number, exact ones first") {
  const char* const criteria = "{n, plural, =0 {no criteria} one {# criterion is} other {# criteria are}} left";
  CHECK(written(criteria, {}, {{"n", 0}}) == "no criteria left");
  CHECK(written(criteria, {}, {{"n", 1}}) == "1 criterion is left");
  CHECK(written(criteria, {}, {{"n", 1200}}) == "1,200 criteria are left");
}

TEST_CASE("a text of digits chooses a plural as its number does, any other text as other") {
  const char* const points = "{n, plural, one {# point} other {# points}}";
  CHECK(written(points, {{"n", "1"}}) == "1 point");
  CHECK(written(points, {{"n", "1.5"}}) == "1.5 points");
  CHECK(written(points, {{"n", "1 to 3"}}) == "1 to 3 points");
  CHECK(written(points, {{"n", ""}}) == " points");
}

TEST_CASE("ordinals, and the six plurals of Welsh") {
  const char* const rank = "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}";
  std::string ranks;
  for (const int n : {1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 101, 111}) ranks += written(rank, {}, {{"n", n}}) + ' ';
  CHECK(ranks == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 101st 111th ");
  const char* const cats = "{n, plural, zero {0} one {1} two {2} few {3} many {6} other {o}}";
  std::string forms;
  for (const int n : {0, 1, 2, 3, 4, 5, 6, 7}) forms += written(cats, {}, {{"n", n}}, "cy");
  CHECK(forms == "0123oo6o");
}

TEST_CASE("a choice is by a word, with other for the rest; choices may stand in each other") {
  const char* const text = "{basis, select, only {the only one} other {{n, plural, one {one of #} other {one of #}}}}";
  CHECK(written(text, {{"basis", "only"}}) == "the only one");
  CHECK(written(text, {{"basis", "spread"}}, {{"n", 3}}) == "one of 3");
}

TEST_CASE("braces are written in ASCII apostrophes, and an apostrophe elsewhere is itself") {
  CHECK(written("'{'id'}' isn't a placeholder") == "{id} isn't a placeholder");
  CHECK(written("members’ ’{a}’", {{"a", "x"}}) == "members’ ’x’");
  CHECK(written("{a} isn't {b}", {{"a", "x"}, {"b", "y"}}) == "x isn't y");
  CHECK(written("9 o'clock}") == "9 o'clock}");
  CHECK(written("{n, plural, other {it''s '{'#'}'}}", {}, {{"n", 3}}) == "it's {3}");
}

TEST_CASE("the words of a message are no placeholders, also where one has their name") {
  CHECK(written("a{b}a", {{"a", "wrong"}, {"b", "x"}}) == "axa");
}

TEST_CASE("in HTML everything is escaped but the tags that a message may have") {
  const auto html = [](std::string_view message) {
    return written(message, {{"h", "a.html?x=1&y=\"2\""}, {"t", "<b>"}}, {}, "en-GB", Message::Form::html,
                   Message::Escape::html);
  };
  CHECK(html("R & <em>D</em>, {t}") == "R &amp; <em>D</em>, &lt;b&gt;");
  CHECK(html("<a class=\"govuk-link\" href=\"{h}\">here</a>") ==
        "<a class=\"govuk-link\" href=\"a.html?x=1&amp;y=&quot;2&quot;\">here</a>");
  CHECK(html("<script>x</script>") == "&lt;script&gt;x&lt;/script&gt;");
  CHECK(html("<em onclick=\"x\">") == "&lt;em onclick=&quot;x&quot;&gt;");
  CHECK(html("<a href=\"javascript:x\">a</a>") == "&lt;a href=&quot;javascript:x&quot;&gt;a</a>");
  CHECK(html("<a href=\"{h}{t}\">a</a>").starts_with("&lt;a"));
  CHECK(html("1 < 2") == "1 &lt; 2");
  CHECK(html("<b><em>x</em></b>") == "<b><em>x</em></b>");
  CHECK(written("council's {t} '{'x'}'", {{"t", "today's"}}, {}, "en-GB", Message::Form::html, Message::Escape::html) ==
        "council's today&#39;s {x}");  // as templates write a value
}

TEST_CASE("in an attribute nothing is a tag") {
  CHECK(written("<em>\"{t}\"</em>", {{"t", "\""}}, {}, "en-GB", Message::Form::attribute, Message::Escape::html) ==
        "&lt;em&gt;&quot;&quot;&quot;&lt;/em&gt;");
}

TEST_CASE("what is no message is refused where it goes wrong") {
  CHECK(mistake("Long {name") == "0: a brace is never closed, or closes nothing");
  CHECK(mistake("{n, plural, one {#}}").ends_with("a choice has no case `other`"));
  CHECK(mistake("{n, plural, offset:1 other {#}}").ends_with("a plural may have no offset"));
  CHECK(mistake("é {d, date, short}") ==
        "3: of the types of placeholders there are number, plural, selectordinal and select");
  CHECK(mistake("{n, plural, other {{d, date}}}") ==
        "19: of the types of placeholders there are number, plural, selectordinal and select");
  CHECK(mistake("{a b}").ends_with("it is not written as ICU MessageFormat asks"));
}

TEST_CASE("a message names all its placeholders") {
  const auto compiled =
      Message::compile("{a} {n, plural, one {{b}} other {{c, select, x {{d}} other {}}}}", Message::Form::text);
  REQUIRE(compiled);
  CHECK(compiled->placeholders() == std::set<std::string_view>{"a", "b", "c", "d", "n"});
}

TEST_CASE("a list is written as the language writes it") {
  const Locale english("en-GB");
  CHECK(english.list({}).empty());
  CHECK(english.list({"A"}) == "A");
  CHECK(english.list({"A", "B"}) == "A and B");
  CHECK(english.list({"A", "B", "C"}) == "A, B and C");
}
