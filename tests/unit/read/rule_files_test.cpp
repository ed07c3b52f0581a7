// Rule sets, and what checklists generate and leave to be filled in, as a site reads them.
#include "catalogue/finds.h"
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

const std::string start_of_rules = "title = \"T\"\nsummary = \"S.\"\n";

Reading with_rules(const std::string& path, const std::string& text) {
  return TestSite().file(path, start_of_rules + text).read();
}

// A rule whose other keys start_of_rules on line 4.
Reading rule(const std::string& more) {
  return with_rules("rules/r.toml", "[[rule]]\n" + more + "theme = \"money\"\nstages = [\"new\"]\n");
}

Reading section(const std::string& more) {
  return with_rules("checklists/c.toml", "[[section]]\nid = \"s\"\ntitle = \"S\"\n" + more);
}

}  // namespace

TEST_CASE("a rule needs an id, what it looks for, a text and why") {
  CHECK(places(with_rules("rules/r.toml", "").mistakes) == Lines{"rules/r.toml:1:1+1 missing-key"});
  CHECK(with_rules("rules/r.toml", "[[rule]]\n").mistakes.size() == 4);
}

TEST_CASE("an unknown find is reported with the nearest") {
  const Mistake mistake =
      only(rule("id = \"a\"\nfind = \"low-scores\"\ntext = \"T {nonsense}\"\nwhy = \"W\"\n").mistakes);
  CHECK(mistake.at == "rules/r.toml:5:8+12");
  CHECK(mistake.code == "unknown-value");
  CHECK(mistake.help.find("low-score") != std::string::npos);
}

TEST_CASE("a placeholder that the find cannot fill is reported at its place with the nearest that it can") {
  const Mistakes mistakes = rule(
                                "id = \"a\"\nfind = \"low-score\"\ntext = \"Why {scroe}?\"\nwhy = \"See {link}.\"\n"
                                "evidence = [\"E\", \"The {mitigation}\"]\n")
                                .mistakes;
  REQUIRE(places(mistakes) ==
          Lines{"rules/r.toml:6:13+7 unknown-placeholder", "rules/r.toml:8:23+12 unknown-placeholder"});
  CHECK(mistakes[0].message == "a rule that finds \"low-score\" has nothing to fill {scroe} with");
  CHECK(mistakes[0].help == "did you mean {score}?");
  CHECK(mistakes[1].help.starts_with("it has {option}, {criterion}, {score}"));
}

TEST_CASE("braces that are no placeholder are text") {
  CHECK(rule("id = \"a\"\nfind = \"lesson\"\ntext = \"A {b c} {} {1} { lesson } d\"\nwhy = \"W\"\n").mistakes ==
        Mistakes{});
}

TEST_CASE("a key that the find does not take is reported, and so is one that it lacks") {
  const std::string texts = "text = \"T\"\nwhy = \"W\"\n";
  CHECK(places(rule("id = \"a\"\nfind = \"lesson\"\ncodes = [\"x\"]\nwithin = 2\n" + texts).mistakes) ==
        Lines{"rules/r.toml:6:1+5 unused-key", "rules/r.toml:7:1+6 unused-key"});
  CHECK(places(rule("id = \"a\"\nfind = \"old-source\"\n" + texts).mistakes) ==
        Lines{"rules/r.toml:3:1+8 missing-key"});
  CHECK(places(rule("id = \"a\"\nfind = \"old-source\"\nyears = 0\n" + texts).mistakes) ==
        Lines{"rules/r.toml:6:9+1 bad-threshold"});
}

TEST_CASE("a rule is kept with what narrows it, and is referred to by its id") {
  const Reading reading = rule(
      "id = \"a\"\nfind = \"audit-finding\"\ncodes = [\"rank-open\"]\ntext = \"T\"\nwhy = \"W\"\npriority = "
      "\"high\"\n");
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Rule& read = std::get<catalogue::RuleSet>(reading.entry("a").detail).rules.at(0);
  CHECK(read.find == catalogue::Find::audit_finding);
  CHECK(read.codes.at(0).id == "rank-open");
  CHECK(read.priority.id == "high");
  CHECK_FALSE(read.threshold);
  CHECK(reading.catalogue->targets.at("a").anchor == "a");
}

TEST_CASE("every find says {link}") {
  for (std::size_t i = 0; i < catalogue::find_count; ++i) {
    const catalogue::FindInfo& find = info(static_cast<catalogue::Find>(i));
    CAPTURE(find.name);
    CHECK(std::ranges::count(find.placeholders, "link") == 1);
  }
}

TEST_CASE("what a checklist generates names rules") {
  CHECK(places(section("[[section.generate]]\nof = [\"x\"]\nlimit = 0\n").mistakes) ==
        Lines{"checklists/c.toml:6:1+20 missing-key", "checklists/c.toml:8:9+1 bad-limit"});
  CHECK(places(section("[[section.generate]]\nrules = []\n").mistakes) == Lines{"checklists/c.toml:7:9+2 no-rules"});
}

TEST_CASE("a field says what its type has no use for") {
  CHECK(places(section("[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"date\"\nrows = 2\ncolumns = [\"A\"]\n")
                   .mistakes) == Lines{"checklists/c.toml:10:1+4 unused-key", "checklists/c.toml:11:1+7 unused-key"});
  CHECK(places(section("[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"table\"\nrows = 0\n").mistakes) ==
        Lines{"checklists/c.toml:6:1+17 missing-key", "checklists/c.toml:10:8+1 bad-rows"});
}

TEST_CASE("fields and sections share their ids") {
  CHECK(places(section("[[section.field]]\nid = \"s\"\ntitle = \"F\"\ntype = \"line\"\n").mistakes) ==
        Lines{"checklists/c.toml:7:6+3 duplicate-id"});
}

TEST_CASE("a version is a whole number from 1") {
  CHECK(places(with_rules("checklists/c.toml", "version = 0\n[[section]]\nid = \"s\"\ntitle = \"S\"\n").mistakes) ==
        Lines{"checklists/c.toml:3:11+1 bad-version"});
}

TEST_CASE("a section keeps what it generates, its fields and the order of its selection") {
  const Reading reading = with_rules(
      "checklists/c.toml",
      "version = 3\n[[section]]\nid = \"s\"\ntitle = \"S\"\nselect = { order = \"priority\" }\n"
      "[[section.generate]]\nrules = [\"a\", \"b\"]\nof = [\"x\", \"y#z\"]\noptions = [\"o\"]\nlimit = 4\n"
      "[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"table\"\nrows = 5\ncolumns = [\"A\", \"B\"]\n");
  CHECK(reading.mistakes == Mistakes{});
  const auto& checklist = std::get<catalogue::Checklist>(reading.entry("c").detail);
  CHECK(checklist.version == 3);
  const catalogue::ChecklistSection& read = checklist.sections.at(0);
  CHECK(read.select->order == catalogue::QuestionOrder::priority);
  const catalogue::Generation& generation = read.generate.at(0);
  CHECK(generation.rules.at(1).id == "b");
  CHECK(generation.of.at(1).id == "y#z");
  CHECK(generation.options.at(0).id == "o");
  CHECK(generation.limit == 4U);
  const catalogue::FormField& field = read.fields.at(0);
  CHECK(field.type == catalogue::FieldType::table);
  CHECK(field.rows == 5);
  CHECK(field.columns == Lines{"A", "B"});
}
