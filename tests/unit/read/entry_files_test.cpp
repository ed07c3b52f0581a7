// Models, case studies, sources, question banks and checklists, as a site reads them.
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Reading with_entry(const std::string& path, const std::string& text) { return TestSite().file(path, text).read(); }

const std::string start_of_bank = "title = \"Bank\"\nsummary = \"S.\"\n";

}  // namespace

TEST_CASE("every mistake of a page is reported in one run, in the order of the file") {
  CHECK(places(with_entry("guidance/a.md",
                          "+++\ntitel = \"A\"\ntags = \"x\"\norder = 1.5\nreview_by = \"soon\"\ndraft = \"no\"\n"
                          "sources = [ 1 ]\nchanges = [ { date = 2026-01-01 } ]\n+++\n")
                   .mistakes) == Lines{"guidance/a.md:2:1+1 missing-key", "guidance/a.md:2:1+1 missing-key",
                                       "guidance/a.md:2:1+5 unknown-key", "guidance/a.md:3:8+3 wrong-type",
                                       "guidance/a.md:4:9+3 wrong-type", "guidance/a.md:5:13+6 wrong-type",
                                       "guidance/a.md:6:9+4 wrong-type", "guidance/a.md:7:13+1 wrong-type",
                                       "guidance/a.md:8:13+21 missing-key"});
}

TEST_CASE("the tables of a page say what they are missing") {
  CHECK(places(with_entry("index.md", front("Home", "[[task]]\ntitle = \"Prepare\"\n")).mistakes) ==
        Lines{"index.md:4:1+8 missing-key"});
}

TEST_CASE("a tag that no page can be made for is reported at its place") {
  for (const std::string_view tag : {"!?", "Index"}) {
    const Mistake mistake =
        only(with_entry("guidance/a.md", front("A", fmt::format("tags = [\"fine\", \"{}\"]\n", tag))).mistakes);
    CHECK(mistake.code == "bad-tag");
    CHECK(mistake.at.starts_with("guidance/a.md:4:17+"));
  }
}

TEST_CASE("changes are kept newest first, those of a day as written") {
  const Reading reading =
      with_entry("guidance/a.md", front("A",
                                        "changes = [{ date = 2026-01-01, note = \"a\" }, { date = 2026-03-01, note = "
                                        "\"b\" }, { date = 2026-01-01, note = \"c\" }]\n"));
  const catalogue::Entry& entry = reading.entry("a");
  std::string order;
  for (const catalogue::Change& change : entry.changes) order += entry.text(change.note).markdown;
  CHECK(order == "bac");
}

TEST_CASE("a model's facts come in the order pages show them, not in the order written") {
  const Reading reading = with_entry("models/trust.md", front("Trust",
                                                              "family = \"in-house\"\ntax = \"T\"\ncontrol = \"C\"\n"
                                                              "also_called = [\"LATC\"]\ncase_studies = [\"s\"]\n"));
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Entry& entry = reading.entry("trust");
  const auto& model = std::get<catalogue::Model>(entry.detail);
  REQUIRE(entry.facts.size() == 2);
  CHECK(entry.facts[0].attribute->label == "Control");
  CHECK(entry.text(entry.facts[1].text).markdown == "T");
  CHECK(model.family.id == "in-house");
  CHECK(model.also_called == Lines{"LATC"});
  CHECK(model.case_studies.front().id == "s");
}

TEST_CASE("a case study needs councils and models; its inspections a date, a body and a judgement") {
  CHECK(places(with_entry("case-studies/slough.md",
                          front("Slough", "[[inspection]]\njudgement = \"fair\"\ndate = \"2017-4\"\n"))
                   .mistakes) ==
        Lines{"case-studies/slough.md:2:1+1 missing-key", "case-studies/slough.md:2:1+1 missing-key",
              "case-studies/slough.md:4:1+14 missing-key", "case-studies/slough.md:6:8+8 bad-date"});
}

TEST_CASE("two lessons of one id are reported at the second") {
  const Mistake mistake =
      only(with_entry("case-studies/slough.md", front("Slough",
                                                      "council = [\"C\"]\nmodels = []\n[[lesson]]\nid = \"a\"\ntext = "
                                                      "\"T\"\n[[lesson]]\nid = \"a\"\ntext = \"U\"\n"))
               .mistakes);
  CHECK(mistake.at == "case-studies/slough.md:10:6+3");
  CHECK(mistake.message == "two parts of this case study have the id \"a\"");
  CHECK(mistake.help == "the first stands on line 7; give one of them another id: id = \"…\"");
}

TEST_CASE("a source needs authors and a title, which gives it an id where none is written") {
  CHECK(places(with_entry("sources.toml", "[[source]]\npublished = \"2017\"\nkind = \"laws\"\nfurther_reading = 1\n")
                   .mistakes) == Lines{"sources.toml:1:1+10 missing-key", "sources.toml:1:1+10 missing-key",
                                       "sources.toml:3:8+6 unknown-value", "sources.toml:4:19+1 wrong-type"});
}

TEST_CASE("sources become entries of the sources section") {
  const Reading reading =
      with_entry("sources.toml", source("a",
                                        "published = \"2017-04\"\nkind = \"law\"\nfurther_reading = true\n"
                                        "url = \"https://x\"\nnote = \"N\"\n") +
                                     source("b"));
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Entry& entry = reading.entry("a");
  const auto& detail = std::get<catalogue::Source>(entry.detail);
  CHECK(entry.output == "sources/a.html");
  CHECK(entry.span.line == 2);
  CHECK(detail.by == Lines{"Author"});
  CHECK(detail.published->iso() == "2017-04");
  CHECK(detail.kind == "law");
  CHECK(detail.further_reading);
  CHECK_FALSE(std::get<catalogue::Source>(reading.entry("b").detail).published);
}

TEST_CASE("the websites of case studies and sources are web addresses, and nothing that a browser would run") {
  CHECK(places(with_entry("case-studies/s.md",
                          front("S", "council = [\"A\"]\nmodels = []\nwebsite = \"javascript:alert(1)\"\n"))
                   .mistakes) == Lines{"case-studies/s.md:6:11+21 bad-url"});
  CHECK(places(with_entry("sources.toml", source("a", "url = \"example.org\"\n")).mistakes) ==
        Lines{"sources.toml:5:7+13 bad-url"});
  for (const std::string_view address : {"//example.org/a", "www.example.org/a"}) {
    const Mistake mistake =
        only(with_entry("sources.toml", source("a", fmt::format("url = \"{}\"\n", address))).mistakes);
    CHECK(mistake.code == "bad-url");
    CHECK(mistake.help == fmt::format("write https:{}{}", address.front() == '/' ? "" : "//", address));
  }
  CHECK(with_entry("sources.toml", source("a", "url = \"http://example.org\"\n")).mistakes == Mistakes{});
}

TEST_CASE("a question needs a text, and a bank questions") {
  CHECK(places(with_entry("questions/bank.toml", start_of_bank + "[[question]]\n").mistakes) ==
        Lines{"questions/bank.toml:3:1+12 missing-key"});
  CHECK(places(with_entry("questions/bank.toml", start_of_bank).mistakes) ==
        Lines{"questions/bank.toml:1:1+1 missing-key"});
}

TEST_CASE("two questions of one id are reported once, at the second") {
  const std::string question = "[[question]]\nid = \"why\"\ntext = \"T\"\ntheme = \"money\"\nstages = [\"new\"]\n";
  const Mistake mistake = only(with_entry("questions/bank.toml", start_of_bank + question + question).mistakes);
  CHECK(mistake.code == "duplicate-id");
  CHECK(mistake.at == "questions/bank.toml:9:6+5");
}

TEST_CASE("a question takes the source of its bank unless it has its own") {
  const Reading reading =
      with_entry("questions/bank.toml",
                 start_of_bank +
                     "source = \"bank-source\"\n[[question]]\nid = \"a\"\ntext = \"T\"\ntheme = \"money\"\nstages = "
                     "[\"new\"]\n[[question]]\nid = \"b\"\ntext = \"U\"\ntheme = \"money\"\nstages = [\"new\"]\n"
                     "source = \"own\"\npriority = \"high\"\n");
  CHECK(reading.mistakes == Mistakes{});
  const auto& bank = std::get<catalogue::QuestionBank>(reading.entry("bank").detail);
  REQUIRE(bank.questions.size() == 2);
  CHECK(bank.questions[0].source.id == "bank-source");
  CHECK(bank.questions[1].source.id == "own");
  CHECK(bank.questions[0].priority.id.empty());
  CHECK(bank.questions[1].priority.id == "high");
  CHECK(reading.catalogue->targets.at("b").anchor == "b");
  CHECK(reading.catalogue->targets.at("b").title == "U");
}

TEST_CASE("a checklist needs sections with a title, and a limit that lets something through") {
  CHECK(
      places(with_entry("checklists/c.toml", start_of_bank + "[[section]]\nselect = { limit = 0, stage = [\"new\"] }\n")
                 .mistakes) == Lines{"checklists/c.toml:3:1+11 missing-key", "checklists/c.toml:4:20+1 bad-limit",
                                     "checklists/c.toml:4:23+5 unknown-key"});
  CHECK(places(with_entry("checklists/c.toml", start_of_bank).mistakes) ==
        Lines{"checklists/c.toml:1:1+1 missing-key"});
}

TEST_CASE("a limit too large to count with is as good as none") {
  const Reading reading = with_entry(
      "checklists/c.toml", start_of_bank + "[[section]]\nid = \"a\"\ntitle = \"A\"\nselect = { limit = 4294967297 }\n");
  CHECK(reading.mistakes == Mistakes{});
  const auto& limit = std::get<catalogue::Checklist>(reading.entry("c").detail).sections.front().select->limit;
  CHECK(limit.value_or(0xffffffff) == 0xffffffff);
}

TEST_CASE("two sections of one id are reported at the second") {
  const std::string section = "[[section]]\nid = \"a\"\ntitle = \"A\"\n";
  CHECK(places(with_entry("checklists/c.toml", start_of_bank + section + section).mistakes) ==
        Lines{"checklists/c.toml:7:6+3 duplicate-id"});
}
