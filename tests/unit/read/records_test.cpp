// Risk registers, sets of factors, decisions, and what models and case studies have besides facts.
#include "site_fixture.h"

namespace scrutineer {
namespace {

using namespace tests;

Reading with_record(const std::string& path, const std::string& text) { return TestSite().file(path, text).read(); }

// TOML that every entry begins with_record: two lines.
std::string toml(std::string_view title, std::string_view more) {
  return fmt::format("title = \"{}\"\nsummary = \"About it.\"\n{}", title, more);
}

constexpr std::string_view scales =
    "likelihood = [ { id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" } ]\n"
    "impact = [ { id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" } ]\n"
    "[[category]]\nid = \"money\"\ntitle = \"Money\"\n";

TEST_CASE("a risk off the scale or of no category is told what the register has") {
  const Reading reading =
      with_record("risks/register.toml", toml("Register", fmt::format("{}[[risk]]\nid = \"cost\"\ntitle = \"Cost\"\n"
                                                                      "category = \"mony\"\nlikelihood = \"medium\"\n",
                                                                      scales)));
  CHECK(places(reading.mistakes) ==
        Lines{"risks/register.toml:11:12+6 unknown-value", "risks/register.toml:12:14+8 unknown-value"});
  CHECK(reading.mistakes[0].help == "did you mean \"money\"? It has money");
  CHECK(reading.mistakes[1].message == "\"medium\" is not on the likelihood scale of this register");
  CHECK(reading.mistakes[1].help == "it has low, high");
}

TEST_CASE("a scale needs two levels, and a register its scales, categories and risks") {
  CHECK(places(
            with_record("risks/register.toml", toml("Register", "likelihood = [ { id = \"low\", title = \"Low\" } ]\n"))
                .mistakes) == Lines{"risks/register.toml:1:1+1 missing-key", "risks/register.toml:1:1+1 missing-key",
                                    "risks/register.toml:1:1+1 missing-key",
                                    "risks/register.toml:3:14+33 short-scale"});
}

TEST_CASE("a risk that is not rated stays so") {
  const Reading reading =
      with_record("risks/register.toml",
                  toml("Register", fmt::format("{}[[risk]]\nid = \"cost\"\ntitle = \"Cost\"\ncategory = \"money\"\n"
                                               "[[risk]]\nid = \"delay\"\ntitle = \"Delay\"\ncategory = \"money\"\n"
                                               "likelihood = \"high\"\nimpact = \"low\"\nmitigation = \"Plan.\"\n",
                                               scales)));
  CHECK(reading.mistakes == Mistakes{});
  const auto& risks = std::get<catalogue::RiskRegister>(reading.entry("register").detail).risks;
  CHECK_FALSE(risks[0].is_rated());
  CHECK(risks[0].mitigation == catalogue::TextRef::none);
  CHECK(risks[1].likelihood == 1);
  CHECK(risks[1].impact == 0);
  CHECK(reading.catalogue->targets.at("delay").anchor == "delay");
}

TEST_CASE("a risk and a factor have ids that nothing else has") {
  TestSite site;
  site.file("risks/a.toml", toml("A", fmt::format("{}[[risk]]\nid = \"cost\"\ntitle = \"C\"\ncategory = \"money\"\n"
                                                  "[[risk]]\nid = \"cost\"\ntitle = \"D\"\ncategory = \"money\"\n",
                                                  scales)));
  site.file("factors/b.toml", toml("B", "type = \"challenge\"\n[[factor]]\nid = \"cost\"\ntitle = \"C\"\n"));
  CHECK(of_code(site.read().mistakes, "duplicate-id").size() == 2);
}

TEST_CASE("a set of factors has a type, and its groups are its own") {
  const Reading reading =
      with_record("factors/tests.toml", toml("Tests",
                                             "type = \"gate\"\n[[group]]\nid = \"first\"\ntitle = \"First\"\n"
                                             "[[factor]]\nid = \"one\"\ntitle = \"One\"\ngroup = \"frist\"\n"));
  CHECK(places(reading.mistakes) ==
        Lines{"factors/tests.toml:3:8+6 unknown-value", "factors/tests.toml:10:9+7 unknown-value"});
  CHECK(reading.mistakes[1].help == "did you mean \"first\"?");
}

constexpr std::string_view decision = "council = \"C\"\nbody = \"Cabinet\"\ndate = \"2016-07\"\n";

TEST_CASE("events stand in order of time, as far as their dates say") {
  const auto events = [](std::string_view first, std::string_view second) {
    return with_record("decisions/d.md",
                       front("D", fmt::format("{}[[event]]\nid = \"a\"\ndate = \"{}\"\ntext = \"A.\"\n"
                                              "[[event]]\nid = \"b\"\ndate = \"{}\"\ntext = \"B.\"\n",
                                              decision, first, second)))
        .mistakes;
  };
  CHECK(events("2015-04", "2015") == Mistakes{});
  CHECK(events("2015-04-03", "2015-04") == Mistakes{});
  const Mistake mistake = only(events("2015-04", "2015-03-31"));
  CHECK(mistake.code == "events-out-of-order");
  CHECK(mistake.at == "decisions/d.md:13:8+12");
  CHECK(mistake.message == "this event (2015-03-31) stands after a later one (2015-04)");
  CHECK(events("2016", "2015").size() == 1);
}

TEST_CASE("an event ends after it starts, is of a known kind and in a phase of the decision") {
  const Reading reading =
      with_record("decisions/d.md", front("D", fmt::format("{}[[phase]]\nid = \"design\"\ntitle = \"Design\"\n"
                                                           "[[event]]\nid = \"a\"\ndate = \"2016\"\nuntil = \"2015\"\n"
                                                           "kind = \"inspecton\"\nphase = \"desing\"\ntext = \"A.\"\n",
                                                           decision)));
  CHECK(places(reading.mistakes) == Lines{"decisions/d.md:13:9+6 ends-before-start",
                                          "decisions/d.md:14:8+11 unknown-value",
                                          "decisions/d.md:15:9+8 unknown-phase"});
  CHECK(reading.mistakes[2].help == "did you mean \"design\"?");
}

TEST_CASE("a difference has two accounts, each with its source") {
  const Reading reading =
      with_record("case-studies/s.md", front("S",
                                             "council = [\"C\"]\nmodels = [\"m\"]\n[[difference]]\nid = \"start\"\n"
                                             "about = \"The start\"\n[[difference.account]]\ntext = \"April.\"\n"));
  CHECK(places(reading.mistakes) ==
        Lines{"case-studies/s.md:6:1+14 too-few-accounts", "case-studies/s.md:9:1+22 missing-key"});
}

TEST_CASE("claims of a model share their ids, whichever list they stand in") {
  const Reading reading = with_record("models/m.md", front("M",
                                                           "family = \"in-house\"\n"
                                                           "[[advantage]]\nid = \"cost\"\ntext = \"Cheap.\"\n"
                                                           "[[disadvantage]]\nid = \"cost\"\ntext = \"Dear.\"\n"));
  CHECK(places(reading.mistakes) == Lines{"models/m.md:9:6+6 duplicate-id"});
}

TEST_CASE("what is said not to be stated is an attribute, and is not stated") {
  const Reading reading = with_record(
      "models/m.md", front("M", "family = \"in-house\"\ntax = \"None.\"\nnot_stated = [\"tax\", \"staf\"]\n"));
  CHECK(places(reading.mistakes) ==
        Lines{"models/m.md:6:15+5 stated-after-all", "models/m.md:6:22+6 unknown-attribute"});
  CHECK(reading.mistakes[1].help == "did you mean \"staff\"?");
}

TEST_CASE("a family requires attributes that there are") {
  TestSite site;
  site.setting("[[family]]\nid = \"vehicle\"\ntitle = \"Vehicle\"\nrequires = [\"owership\"]\n");
  CHECK(only(site.read().mistakes).help == "did you mean \"ownership\"?");
}

TEST_CASE("a site with data and no page for it gets one, and one with a page keeps it") {
  TestSite site;
  for (const char* id : {"a", "b"}) site.file(fmt::format("models/{}.md", id), front(id, "family = \"in-house\"\n"));
  CHECK(site.read().entry("compare-models").output == "compare-models.html");
  CHECK(site.read().entry("data").output == "data/index.html");
  CHECK_FALSE(site.read().catalogue->targets.contains("timeline"));
  site.file("compare-models.md", front("Ours"));
  CHECK(site.read().entry("compare-models").title == "Ours");
}

TEST_CASE("an id that a page of Scrutineer's own has is reported where it was written") {
  TestSite site;
  site.file("models/a.md", front("A", "family = \"in-house\"\n"));
  site.file("guidance/models.md", front("Zebra"));
  const Mistake mistake = only(of_code(site.read().mistakes, "duplicate-id"));
  CHECK(mistake.at == "guidance/models.md:2:9+7");
  CHECK(mistake.help == "the other is a page that Scrutineer makes; give this one another id");
}

TEST_CASE("a phase and a direction end after they start, as far as their dates tell") {
  const auto mistakes = [](std::string_view more) {
    return with_record("decisions/d.md", front("D", fmt::format("{}{}", decision, more))).mistakes;
  };
  const Mistake mistake = only(
      mistakes("[[phase]]\nid = \"a\"\ntitle = \"A\"\nfrom = \"2016-07\"\nuntil = \"2016-06-30\"\ntext = \"A.\"\n"));
  CHECK(mistake.at == "decisions/d.md:11:9+12");
  CHECK(mistake.code == "ends-before-start");
  CHECK(mistake.message == "this phase ends (2016-06-30) before it starts (2016-07)");
  CHECK(mistakes("[[phase]]\nid = \"a\"\ntitle = \"A\"\nfrom = \"2016-07\"\nuntil = \"2016\"\ntext = \"A.\"\n") ==
        Mistakes{});
  CHECK(only(mistakes("[[direction]]\nid = \"a\"\ndate = \"2016\"\ndeadline = \"2015\"\ntext = \"A.\"\n")).code ==
        "ends-before-start");
}

TEST_CASE("a page is not to be reviewed before it is published") {
  const auto mistakes = [](std::string_view dates) { return with_record("guidance/a.md", front("A", dates)).mistakes; };
  const Mistake mistake = only(mistakes("published = 2026-03-01\nreview_by = 2026-02-28\n"));
  CHECK(mistake.at == "guidance/a.md:5:13+10");
  CHECK(mistake.code == "review-before-published");
  CHECK(mistakes("published = 2026-03-01\nreview_by = 2026-03-01\n") == Mistakes{});
}

TEST_CASE("dates far ahead are asked about: a year of what has happened, twenty of what is planned") {
  const auto far = [](std::string_view dates) {
    TestSite site;
    site.file("decisions/d.md", front("D", fmt::format("{}{}", decision, dates)));
    return places(site.read({.as_of = base::Date::parse("2026-01-15")}).mistakes);
  };
  CHECK(far("published = 2027-01-16\n") == Lines{"decisions/d.md:7:13+10 far-date"});
  CHECK(far("published = 2027-01-15\nlast_reviewed = 2027-01-01\nreview_by = 2046-01-15\n") == Lines{});
  CHECK(far("review_by = 2062-01-01\n") == Lines{"decisions/d.md:7:13+10 far-date"});
  CHECK(far("[[event]]\nid = \"e\"\ndate = \"2031\"\nuntil = \"2206-01\"\ntext = \"A.\"\n") ==
        Lines{"decisions/d.md:10:9+9 far-date"});
  CHECK(far("[[direction]]\nid = \"e\"\ndate = \"2206\"\ntext = \"A.\"\n") == Lines{"decisions/d.md:9:8+6 far-date"});
  TestSite undated;
  undated.file("guidance/a.md", front("A", "published = 3026-01-01\n"));
  CHECK(undated.read().mistakes == Mistakes{});
}

TEST_CASE("a text that is there says something") {
  const Reading reading = with_record("decisions/d.md", "+++\ntitle = \" \"\nsummary = \"\"\n" + std::string(decision) +
                                                            "[[ask]]\nid = \"a\"\ntext = \"\\t\"\n+++\n");
  CHECK(places(reading.mistakes) == Lines{"decisions/d.md:2:9+3 empty-text", "decisions/d.md:3:11+2 empty-text",
                                          "decisions/d.md:9:8+4 empty-text"});
}

}  // namespace
}  // namespace scrutineer
