// Events of two pages that are one: what `same_as` may name.
#include <catch2/catch.hpp>

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

std::string event_of(std::string_view id, std::string_view date, std::string_view same_as = {}) {
  return fmt::format("[[event]]\nid = \"{}\"\ndate = \"{}\"\ntext = \"E.\"\nsource = \"doc\"\n{}", id, date,
                     same_as.empty() ? "" : fmt::format("same_as = \"{}\"\n", same_as));
}

// What is told of events of a case study "s", beside a decision "d" with others.
Mistakes told_of_events(std::string_view of_study, std::string_view of_decision) {
  TestSite site;
  site.file("sources.toml", source("doc"))
      .file("guidance/page.md", front("Page"))
      .file("case-studies/s.md", front("S", fmt::format("council = [\"C\"]\nmodels = []\n{}", of_study)))
      .file("decisions/d.md",
            front("D", fmt::format("council = \"C\"\nbody = \"B\"\ndate = \"2015\"\n{}", of_decision)));
  return errors(linking(site).mistakes);
}

}  // namespace

TEST_CASE("an event may be one of another page, of a date that it can have") {
  for (const char* date : {"2016", "2016-03", "2016-03-04"})
    CHECK(told_of_events(event_of("a", date, "d#b"), event_of("b", "2016-03")) == Mistakes{});
  for (const char* date : {"2015", "2016-02", "2016-04-01", "2017"}) {
    CAPTURE(date);
    const Mistake mistake = only(told_of_events(event_of("a", date, "d#b"), event_of("b", "2016-03")));
    CHECK(mistake.code == "same-event");
    CHECK(mistake.message == fmt::format("\"d#b\" is dated 2016-03, and this event {}", date));
  }
  CHECK(told_of_events(event_of("a", "2016-02-29", "d#b"), event_of("b", "2016-02-29")) == Mistakes{});
}

TEST_CASE("what same_as names must be an event, and its page must be there") {
  for (const char* name : {"d", "#b"}) {
    const Mistake mistake = only(told_of_events(event_of("a", "2016", name), event_of("b", "2016")));
    CHECK(mistake.code == "unknown-event");
    CHECK(mistake.message == fmt::format("\"{}\" names no event", name));
  }
  CHECK(only(told_of_events(event_of("a", "2016", "e#b"), event_of("b", "2016"))).code == "unknown-reference");
  const Mistake near = only(told_of_events(event_of("a", "2016", "d#closin"), event_of("closing", "2016")));
  CHECK(near.message == "the page \"D\" has no event \"closin\"");
  CHECK(near.help == "did you mean \"d#closing\"?");
  CHECK(only(told_of_events(event_of("a", "2016", "d#zzzzz"), event_of("b", "2016") + event_of("c", "2016"))).help ==
        "its events are b, c");
  CHECK(only(told_of_events(event_of("a", "2016", "page#b"), "")).help ==
        "only case studies and decisions have events");
}

TEST_CASE("an event is no other of its own page, and none that is told elsewhere itself") {
  CHECK(only(told_of_events(event_of("a", "2016", "s#b") + event_of("b", "2016"), "")).message ==
        "this event says that it is told by another event of its own page");
  const Mistakes circle = told_of_events(event_of("a", "2016", "d#b"), event_of("b", "2016", "s#a"));
  REQUIRE(circle.size() == 2);
  CHECK(circle[0].message == "\"d#b\" itself says that it is told elsewhere");
  CHECK(circle[0].help.starts_with("they name each other"));
  const Mistakes row =
      told_of_events(event_of("a", "2016", "d#b") + event_of("c", "2016"), event_of("b", "2016", "s#c"));
  REQUIRE(row.size() == 1);
  CHECK(row[0].help == "name the event that is told there: same_as = \"s#c\"");
}

TEST_CASE("one event of a page is named by no two of another") {
  const Mistakes twice =
      told_of_events(event_of("a", "2016", "d#b") + event_of("c", "2016", "d#b"), event_of("b", "2016"));
  REQUIRE(twice.size() == 1);
  CHECK(twice[0].message == "the event \"a\" of this page is said to be \"d#b\", too");
}
