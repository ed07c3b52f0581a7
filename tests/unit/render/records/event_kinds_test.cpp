#include "render/records/event_kinds.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "english.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using tests::english;

TEST_CASE("each kind of event has a name and a form of its own") {
  std::set<std::string> titles, forms;
  for (const chart::SignKind& kind : render::event_kinds(english())) {
    CHECK_FALSE(kind.words.empty());
    titles.insert(kind.words);
    forms.emplace(kind.sign.path);
  }
  CHECK(titles.size() == catalogue::event_kind_count);
  CHECK(forms.size() == catalogue::event_kind_count);
  CHECK(render::event_kind_title(english(), catalogue::EventKind::decision) == "Decision");
  CHECK(render::event_kind_title(english(), catalogue::EventKind::other) == "Event");
}
