#include "catalogue/site.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/changes.h"
#include "catalogue/pages.h"
#include "catalogue/priorities.h"

using namespace scrutineer;
using namespace scrutineer::catalogue;

TEST_CASE("The host of an address is what stands between its scheme and its path") {
  CHECK(host_of("https://www.example.org/a?b") == "www.example.org");
  CHECK(host_of("https://example.org") == "example.org");
  CHECK(host_of("http://example.org?b") == "example.org");
  CHECK(host_of("https://example.org#c") == "example.org");
  CHECK(host_of("https://www.gov.uk@example.org/") == "example.org");
  CHECK(host_of("https://example.org/@gov.uk") == "example.org");
  CHECK(host_of("www.example.org/a").empty());
  CHECK(host_of("mailto:a@example.org").empty());
}

TEST_CASE("Every site has the kinds of events that the program makes of other data") {
  const Site site;
  REQUIRE(site.event_kinds.size() == static_cast<std::size_t>(EventKind::first_of_site));
  CHECK(event_kind_name(site, EventKind::other) == "event");
  CHECK(event_kind_name(site, EventKind::start) == "start");
  CHECK(event_kind_name(site, EventKind::deadline) == "deadline");
}

TEST_CASE("A priority is called what the site calls it, and ranks by its place") {
  Site site;
  site.priorities = {{.id = "must", .title = "Must be asked"}, {.id = "high", .title = {}}};
  base::Diagnostics out;
  const auto words = words::Words::compile({{"question.high-priority", "High priority", {}}}, "en", out);
  CHECK(priority_title(site, words, "must") == "Must be asked");
  CHECK(priority_title(site, words, "high") == "High priority");
  CHECK(priority_title(site, words, "").empty());
  CHECK(rank(site.priorities, "must") == 0);
  CHECK(rank(site.priorities, "high") == 1);
  CHECK(rank(site.priorities, "none") == 2);
  CHECK(find(site.priorities, "high") == &site.priorities[1]);
  CHECK_FALSE(find(site.priorities, "none"));
}

TEST_CASE("A kind takes the attributes that name it, and risks those that are theirs, in the order written") {
  Attributes all;
  const auto add = [&](const char* key, std::vector<Kind> kinds, bool of_risks) {
    Attribute attribute;
    attribute.key = key;
    attribute.kinds = std::move(kinds);
    attribute.of_risks = of_risks;
    all.push_back(std::make_shared<Attribute>(std::move(attribute)));
  };
  add("c", {Kind::case_study, Kind::model}, false);
  add("a", {Kind::model}, true);
  add("b", {}, true);
  const auto keys = [](const std::vector<const Attribute*>& attributes) {
    std::string text;
    for (const Attribute* each : attributes) text += each->key;
    return text;
  };
  CHECK(keys(attributes_of(all, Kind::model)) == "ca");
  CHECK(keys(attributes_of(all, Kind::case_study)) == "c");
  CHECK(keys(attributes_of(all, Kind::source)).empty());
  CHECK(keys(attributes_of_risks(all)) == "ab");
}

TEST_CASE("Changes come newest first, and those of one day in the order of their entries and as written") {
  const auto date = [](const char* text) { return base::Date::parse(text).value(); };
  const auto note = [](int number) { return static_cast<TextRef>(number); };
  Catalogue catalogue;
  catalogue.entries.resize(3);
  catalogue.entries[0].changes = {{date("2020-05-01"), note(1)}, {date("2020-05-01"), note(2)}};
  catalogue.entries[2].changes = {
      {date("2019-01-01"), note(3)}, {date("2020-05-01"), note(4)}, {date("2021-01-01"), note(5)}};
  const auto changed = changed_entries(catalogue);
  CHECK(changed == std::vector{EntryIndex{0}, EntryIndex{2}});
  std::vector<TextRef> order;
  for (const EntryChange& each : newest_first(catalogue, changed)) {
    CHECK(each.entry == (each.change->note < note(3) ? EntryIndex{0} : EntryIndex{2}));
    order.push_back(each.change->note);
  }
  CHECK(order == std::vector{note(5), note(1), note(2), note(4), note(3)});
}

TEST_CASE("Pages that are made from the data belong to the sections they are about") {
  CHECK(page_above("compare-models") == "models");
  CHECK(page_above("compare-case-studies") == "case-studies");
  CHECK(page_above("traceability") == "factors");
  CHECK(page_above("build-a-checklist") == "checklists");
  CHECK(page_above("timeline").empty());
  CHECK(page_above("").empty());
  Entry appraisal;
  appraisal.id = "worcestershire-2017";
  CHECK(appraisal_path(appraisal, "audit") == "appraisals/worcestershire-2017-audit.html");
}
