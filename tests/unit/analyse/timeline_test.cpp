#include "analyse/timeline.h"

#include <catch2/catch.hpp>

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using base::PartialDate;

namespace {

Linking site_with(std::string_view decision, std::string_view study = {}) {
  TestSite site;
  site.file("sources.toml", source("doc"))
      .file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("decisions/d.md",
            front("D", fmt::format("council = \"C\"\nbody = \"Cabinet\"\ndate = \"2017-06-20\"\n{}", decision)))
      .file("case-studies/s.md", front("S", fmt::format("council = [\"C\"]\nmodels = [\"m\"]\n{}", study)));
  return linking(site);
}

std::string event(std::string_view id, std::string_view date, std::string_view more = {}) {
  return fmt::format("[[event]]\nid = \"{}\"\ndate = \"{}\"\ntext = \"E.\"\nsource = \"doc\"\n{}", id, date, more);
}

// "2017-06-20 decision anchor: words" for each moment.
Lines moments(const Linking& site, const Lines& entries, const Lines& kinds = {}) {
  std::vector<catalogue::EntryIndex> indexes;
  for (const std::string& id : entries) indexes.push_back(site.index(id));
  Lines lines;
  for (const analyse::Moment& moment : analyse::timeline(site.linked, indexes, kinds))
    lines.push_back(fmt::format("{} {} {}: {}", moment.date.iso(),
                                event_kind_name(site.linked.catalogue.site, moment.kind), moment.anchor, moment.words));
  return lines;
}

std::string days_text(const base::Days& days_text) {
  const auto iso = [](std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
  };
  return iso(days_text.first) + " " + iso(days_text.last);
}

}  // namespace

TEST_CASE("what has no date is in no timeline") {
  const Linking site = site_with("[[due]]\nid = \"x\"\ntext = \"T.\"\nsource = \"doc\"\n",
                                 "[[inspection]]\nby = \"Ofsted\"\njudgement = \"good\"\nsource = \"doc\"\n");
  CHECK(moments(site, {"s"}).empty());
  CHECK(moments(site, {"d"}) == Lines{"2017-06-20 decision : Date of the decision: Cabinet"});
}

TEST_CASE("directions, their deadlines, what is due, starts and inspections stand among the events, in order of time") {
  const Linking site = site_with(
      "[[due]]\nid = \"case\"\ntext = \"T.\"\nby = \"2017-09\"\nto = \"Cabinet\"\nsource = \"doc\"\n"
      "[[direction]]\nid = \"dir\"\ndate = \"2017-01\"\nby = \"A minister\"\ntext = \"T.\"\ndeadline = \"2018\"\n"
      "source = \"doc\"\n" +
          event("idea", "2016"),
      "started = \"2017-04\"\n[[inspection]]\ndate = \"2016-02-01\"\nby = \"Ofsted\"\njudgement = "
      "\"requires-improvement\"\nsource = \"doc\"\n");
  CHECK(moments(site, {"d", "s"}) ==
        Lines{"2016 event idea: ", "2016-02-01 inspection app-inspections: Ofsted: requires improvement",
              "2017-01 direction dir: A minister", "2017-04 start app-at-a-glance: The new model starts",
              "2017-06-20 decision : Date of the decision: Cabinet", "2017-09 deadline case: For Cabinet",
              "2018 deadline dir: Deadline of the direction of January 2017"});
  CHECK(moments(site, {"d", "s"}, {"direction", "event"}) ==
        Lines{"2016 event idea: ", "2017-01 direction dir: A minister"});
}

TEST_CASE("what an event tells is not told again, and what it may not be is") {
  const auto starts = [](std::string_view started, std::string_view date) {
    return moments(site_with({}, fmt::format("started = \"{}\"\n{}", started, event("e", date, "kind = \"start\"\n"))),
                   {"s"})
        .size();
  };
  CHECK(starts("2017-04", "2017-04") == 1);
  CHECK(starts("2017-04", "2017-04-03") == 1);
  CHECK(starts("2017-04-03", "2017-04") == 1);
  CHECK(starts("2017", "2017-04") == 1);
  CHECK(starts("2017-04", "2017") == 2);
  CHECK(starts("2017-04", "2017-05") == 2);
  CHECK(starts("2017-04-03", "2017-04-04") == 2);
  CHECK(moments(site_with({}, "started = \"2017\"\n" + event("e", "2017", "kind = \"report\"\n")), {"s"}).size() == 2);
}

TEST_CASE("a date means all the days that it can mean") {
  CHECK(days_text(base::days_of(*PartialDate::parse("2017"))) == "2017-01-01 2017-12-31");
  CHECK(days_text(base::days_of(*PartialDate::parse("2016-02"))) == "2016-02-01 2016-02-29");
  CHECK(days_text(base::days_of(*PartialDate::parse("2017-04-03"))) == "2017-04-03 2017-04-03");
  analyse::Moment moment{.date = *PartialDate::parse("2016-10"), .until = PartialDate::parse("2017")};
  CHECK(days_text(analyse::days_of(moment)) == "2016-10-01 2017-12-31");
  moment.date = *PartialDate::parse("2017");
  moment.until = PartialDate::parse("2017-03");
  CHECK(days_text(analyse::days_of(moment)) == "2017-01-01 2017-03-31");
}

TEST_CASE("what two pages tell is told once where both are shown, and by each where it is alone") {
  const Linking site = site_with(event("plan", "2017-04-03", "kind = \"milestone\"\n"),
                                 event("told", "2017-04", "kind = \"start\"\nsame_as = \"d#plan\"\n"));
  CHECK(moments(site, {"s"}) == Lines{"2017-04 start told: "});
  const std::vector<catalogue::EntryIndex> both{site.index("d"), site.index("s")};
  const auto all = analyse::timeline(site.linked, both);
  REQUIRE(all.size() == 2);  // and the date of the decision
  CHECK(all.front().anchor == "plan");
  REQUIRE(all.front().told_again.size() == 1);
  CHECK(all.front().told_again.front().entry == site.index("s"));
  CHECK(all.front().told_again.front().anchor == "told");
  // Where the one that is named is not shown, the other is.
  CHECK(moments(site, {"d", "s"}, {"start"}) == Lines{"2017-04 start told: "});
}

TEST_CASE("plans and deadlines lay ahead, and nothing else does") {
  const Linking site = site_with(event("meeting", "2017-01", "planned = true\n") + event("past", "2017-02") +
                                 event("due", "2017-03", "kind = \"deadline\"\n"));
  Lines ahead;
  for (const analyse::Moment& moment : analyse::timeline(site.linked, std::vector{site.index("d")}))
    if (moment.lay_ahead()) ahead.emplace_back(moment.anchor);
  CHECK(ahead == Lines{"meeting", "due"});
}
