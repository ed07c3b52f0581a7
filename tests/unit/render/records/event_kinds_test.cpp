#include "render/records/event_kinds.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "english.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using tests::english;

TEST_CASE("each kind of event that every site has has a name and a form of its own") {
  std::set<std::string> titles, forms;
  const catalogue::Site site;
  for (const chart::SignKind& kind : render::event_kinds(site, english())) {
    CHECK_FALSE(kind.words.empty());
    titles.insert(kind.words);
    forms.emplace(kind.sign.path);
  }
  CHECK(titles.size() == site.event_kinds.size());
  CHECK(forms.size() == site.event_kinds.size());
  CHECK(render::event_kind_title(site, english(), catalogue::EventKind::decision) == "Decision");
  CHECK(render::event_kind_title(site, english(), catalogue::EventKind::other) == "Event");
}

TEST_CASE("a site's own kinds of events, and what it calls the others, are as it says") {
  catalogue::Site site;
  site.event_kinds[static_cast<std::size_t>(catalogue::EventKind::direction)].title = "Improvement notice";
  site.event_kinds.push_back(
      {.id = "closure", .title = "Closure", .colour = catalogue::Colour::red, .shape = catalogue::Shape::star});
  const std::vector<chart::SignKind> kinds = render::event_kinds(site, english());
  CHECK(kinds[static_cast<std::size_t>(catalogue::EventKind::direction)].words == "Improvement notice");
  CHECK(kinds.back().words == "Closure");
  CHECK(kinds.back().sign.css == "app-chart__sign app-chart__sign--red");
}
