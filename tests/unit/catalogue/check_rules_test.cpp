#include "catalogue/check_rules.h"

#include <catch2/catch.hpp>
#include <string>

using namespace scrutineer::catalogue;

TEST_CASE("A rule is found by its code, and only so") {
  for (const std::string_view code : check_codes()) {
    CAPTURE(code);
    REQUIRE(check_rule(code));
    CHECK(check_rule(code)->code == code);
    CHECK_FALSE(check_rule(std::string(code) + "s"));
  }
  CHECK(check_codes().size() == check_rules().size());
  for (const char* none : {"", "a", "zzz"}) CHECK_FALSE(check_rule(none));
}

TEST_CASE("A rule is as strict as its setting, else as all rules are, else as it is by itself") {
  Checks checks;
  CHECK(checks.level("orphan") == CheckLevel::warning);
  CHECK(checks.level("reading-age") == CheckLevel::off);
  CHECK(checks.number("reading-age") == 17);
  CHECK_FALSE(checks.is_on("reading-age"));
  checks.all = CheckLevel::error;
  CHECK(checks.level("orphan") == CheckLevel::error);
  checks.settings["orphan"] = {.level = CheckLevel::off};
  checks.settings["reading-age"] = {.level = CheckLevel::warning, .number = 14};
  CHECK(checks.level("orphan") == CheckLevel::off);
  CHECK(checks.level("reading-age") == CheckLevel::warning);
  CHECK(checks.number("reading-age") == 14);
  CHECK(checks.number("long-paragraph") == 150);
}

TEST_CASE("A rule that is limited to folders and files is off elsewhere") {
  Checks checks;
  checks.settings["no-owner"] = {.level = CheckLevel::error, .in = {{{"models", {}}, {"guidance/a.md", {}}}}};
  for (const char* path : {"models/a.md", "models/new/a.md", "models", "guidance/a.md"}) {
    CAPTURE(path);
    CHECK(checks.level_in("no-owner", path) == CheckLevel::error);
  }
  for (const char* path : {"models-old/a.md", "model", "guidance/b.md", "guidance/a.md.bak", "new/models/a.md"}) {
    CAPTURE(path);
    CHECK(checks.level_in("no-owner", path) == CheckLevel::off);
  }
  CHECK(checks.level_in("orphan", "guidance/b.md") == CheckLevel::warning);
  checks.settings["orphan"] = {.level = CheckLevel::error};
  CHECK(checks.level_in("orphan", "guidance/b.md") == CheckLevel::error);
}
