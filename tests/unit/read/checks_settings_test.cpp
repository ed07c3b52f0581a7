// [checks] of site.toml.
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)
using catalogue::CheckLevel;

namespace {

Reading with_checks(std::string_view checks) {
  TestSite site;
  site.setting(std::string("[checks]\n") + std::string(checks) + "\n");
  return site.read();
}

const catalogue::Checks& checks_of(const Reading& reading) {
  CAPTURE(reading.mistakes);
  REQUIRE(reading.mistakes.empty());
  return reading.catalogue->site.checks;
}

}  // namespace

TEST_CASE("a rule is set by its level, or by a table") {
  const Reading reading = with_checks(
      "no-owner = \"error\"\norphan = \"off\"\nreview-due = { days = 90 }\n"
      "abbreviation = { level = \"error\", in = [\"guidance/pay/\"], known = [\"BBC\"] }");
  const catalogue::Checks& checks = checks_of(reading);
  CHECK(checks.level("no-owner") == CheckLevel::error);
  CHECK(checks.level("orphan") == CheckLevel::off);
  CHECK(checks.level("review-due") == CheckLevel::warning);
  CHECK(checks.number("review-due") == 90);
  CHECK(checks.level_in("abbreviation", "guidance/pay/a.md") == CheckLevel::error);
  CHECK(checks.level_in("abbreviation", "guidance/payments.md") == CheckLevel::off);
  CHECK(checks.settings.at("abbreviation").known == Lines{"BBC"});
  CHECK(checks.level("no-citation") == CheckLevel::off);
  CHECK(checks.level("no-description") == CheckLevel::warning);
  CHECK(checks.number("reading-age") == 17);
}

TEST_CASE("all sets the rules that are not named") {
  const Reading reading = with_checks("all = \"error\"\norphan = \"off\"");
  const catalogue::Checks& checks = checks_of(reading);
  CHECK(checks.level("no-owner") == CheckLevel::error);
  CHECK(checks.level("orphan") == CheckLevel::off);
}

TEST_CASE("a rule that there is not, a bad level and a bad limit are told at their places") {
  const Mistake rule = only(with_checks("no-owners = \"error\"").mistakes);
  CHECK(rule.at == "site.toml:20:1+9");
  CHECK(rule.code == "unknown-key");
  CHECK_THAT(rule.help, Catch::StartsWith("did you mean \"no-owner\"?"));
  const Mistake level = only(with_checks("no-owner = \"erorr\"").mistakes);
  CHECK(level.at == "site.toml:20:12+7");
  CHECK(level.code == "unknown-value");
  CHECK(level.help == "did you mean \"error\"? It can be off, warning, error");
  const Mistake inner = only(with_checks("no-owner = { levle = \"error\" }").mistakes);
  CHECK(inner.code == "unknown-key");
  CHECK(only(with_checks("no-owner = { days = 3 }").mistakes).code == "unknown-key");
  const Mistake limit = only(with_checks("review-due = { days = -1 }").mistakes);
  CHECK(limit.at == "site.toml:20:23+2");
  CHECK(limit.code == "wrong-limit");
}

TEST_CASE("what a rule can be is in one order, each with a code of its own") {
  const auto codes = catalogue::check_codes();
  CHECK(std::ranges::adjacent_find(codes, std::ranges::greater_equal{}) == codes.end());
  CHECK(catalogue::check_rule("no-owner")->code == "no-owner");
  CHECK(catalogue::check_rule("unknown-reference") == nullptr);
}
