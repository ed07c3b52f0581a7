#include "catalogue/unread.h"

#include <catch2/catch.hpp>

using namespace scrutineer::catalogue;

TEST_CASE("A file that cannot be read may define what it is called, and each id in its text") {
  Unread unread;
  CHECK_FALSE(unread.any());
  unread.add(Kind::page, "guidance/a.md", "a-page", "to = \"trust-2\" # See z9_Best, and joint-venture");
  CHECK(unread.any());
  CHECK(unread.has(Kind::page));
  CHECK_FALSE(unread.has(Kind::model));
  CHECK(unread.has_path("guidance/a.md"));
  CHECK_FALSE(unread.has_path("guidance/b.md"));
  for (const char* id : {"a-page", "to", "trust-2", "and", "z9", "joint-venture"}) {
    CAPTURE(id);
    CHECK(unread.may_define(id));
  }
  for (const char* id : {"", "trust", "b-page", "best", "z9_best", "joint", "guidance/a.md"}) {
    CAPTURE(id);
    CHECK_FALSE(unread.may_define(id));
  }
}

TEST_CASE("A glossary that cannot be read may define the terms of its headings, with and without their acronyms") {
  const char* const text = "## Best Value\nText.\n## Key line of enquiry (KLOE)\n# Above\n## Last One";
  Unread glossary;
  glossary.add(Kind::term, "glossary.md", "glossary", text);
  for (const char* id : {"best-value", "key-line-of-enquiry-kloe", "key-line-of-enquiry", "last-one"}) {
    CAPTURE(id);
    CHECK(glossary.may_define(id));
  }
  CHECK_FALSE(glossary.may_define("above"));
  Unread page;
  page.add(Kind::page, "a.md", "a", text);
  CHECK_FALSE(page.may_define("best-value"));
}

TEST_CASE("A file that was not even looked at may define anything") {
  Unread unread;
  unread.add_unseen(Kind::model, "models/a.md", "a");
  CHECK(unread.may_define("whatever"));
  CHECK(unread.has(Kind::model));
  CHECK(unread.has_path("models/a.md"));
}

TEST_CASE("A page that compares two models may be made where a model or an appraisal cannot be read") {
  for (const Kind kind : {Kind::model, Kind::appraisal, Kind::page}) {
    Unread unread;
    unread.add(kind, "a.md", "a", "");
    CHECK(unread.may_define("compare-company-and-trust") == (kind != Kind::page));
    CHECK_FALSE(unread.may_define("compare-company"));
    CHECK_FALSE(unread.may_define("company-and-trust"));
  }
  Unread settings;
  settings.add_settings();
  settings.add_made_page("map");
  CHECK(settings.any());
  CHECK(settings.may_define("map"));
  CHECK_FALSE(settings.may_define("compare-company-and-trust"));
}
