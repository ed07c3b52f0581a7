// What editors may leave out or write in short: ids, lists of titles, values by option, sources, families, themes and
// stages.
#include "read/short_forms.h"

#include "read/toml_text.h"
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

Reading with_short_form(const std::string& path, const std::string& text) { return TestSite().file(path, text).read(); }

const std::string start = "title = \"T\"\nsummary = \"S.\"\n";

std::string register_of(std::string_view risks, std::string_view categories = "category = [\"Money\"]\n") {
  return fmt::format("{}likelihood = [\"Low\", \"High\"]\nimpact = [\"Low\", \"High\"]\n{}{}", start, categories,
                     risks);
}

// One with_short_form three options and a criterion whose cells are written so.
std::string appraisal(std::string_view published, std::string_view options = R"(["As now", "Trust", "Company"])") {
  return fmt::format(R"toml(title = "T"
summary = "S."
council = "C"
source = "report, table 2"
cells = "raw"
option = {}
[scale]
levels = [ {{ title = "High", score = 2 }}, {{ title = "Low", score = 1 }} ]
[[criterion]]
title = "Set-up cost (£)"
published = {}
)toml",
                     options, published);
}

const catalogue::Appraisal& read_appraisal(const Reading& reading) {
  CHECK(reading.mistakes.empty());
  return std::get<catalogue::Appraisal>(reading.entry("a").detail);
}

}  // namespace

// ---- what is wrong with_short_form them

TEST_CASE("a title without a letter that ids take asks for an id") {
  const Mistake mistake =
      only(with_short_form("risks/r.toml", register_of("[[risk]]\ncategory = \"money\"\ntitle = \"…!\"\n")).mistakes);
  CHECK(mistake.at == "risks/r.toml:8:9+4");
  CHECK(mistake.code == "no-id");
  CHECK(mistake.message == "no id can be made of this title");
}

TEST_CASE("a title that begins as the ids of the theme do asks for an id") {
  const Mistake mistake = only(
      with_short_form("risks/r.toml", register_of("[[risk]]\ncategory = \"money\"\ntitle = \"App costs\"\n")).mistakes);
  CHECK(mistake.at == "risks/r.toml:8:9+11");
  CHECK(mistake.code == "bad-id");
  CHECK(mistake.help == "give it one that begins with something else: id = \"…\"");
}

TEST_CASE("what has neither an id nor words for one lacks the words alone") {
  const Mistake mistake = only(with_short_form("questions/b.toml", start + "[[question]]\nwhy = \"W.\"\n").mistakes);
  CHECK(mistake.at == "questions/b.toml:3:1+12");
  CHECK(mistake.message == "\"text\" is missing");
}

TEST_CASE("two of one title in a list are told, and one is to have an id") {
  const Mistake mistake =
      only(with_short_form("appraisals/a.toml", appraisal("[1, 2, 1]", R"(["Trust", "As now", "trust"])")).mistakes);
  CHECK(mistake.at == "appraisals/a.toml:6:30+7");
  CHECK(mistake.code == "duplicate-id");
  CHECK(mistake.help == "the first stands on line 6; give one of them another id: id = \"…\"");
}

TEST_CASE("ids that everything shares are told where the words stand that they are made of") {
  const Mistake mistake =
      only(with_short_form("questions/b.toml",
                           start + "[[question]]\ntext = \"Who pays?\"\n\n[[question]]\ntext = \"Who pays?\"\n")
               .mistakes);
  CHECK(mistake.at == "questions/b.toml:7:8+11");
  CHECK(mistake.code == "duplicate-id");
}

TEST_CASE("a title that gives the id of something else is told with what would be right") {
  const Mistake mistake =
      only(TestSite()
               .file("models/roof.md", front("The company", "family = \"in-house\"\n"))
               .file("risks/r.toml", register_of("[[risk]]\ncategory = \"money\"\ntitle = \"Roof\"\n"))
               .read()
               .mistakes);
  CHECK(mistake.at == "risks/r.toml:8:9+6");
  CHECK(mistake.help ==
        "the other stands at models/roof.md:2; ids are shared by everything on the site: give one of them another, "
        "id = \"…\"");
}

TEST_CASE("two things without words are each told to lack them, and not to have one id") {
  CHECK(places(with_short_form("risks/r.toml",
                               register_of("[[risk]]\ncategory = \"money\"\n[[risk]]\ncategory = \"money\"\n"))
                   .mistakes) == Lines{"risks/r.toml:6:1+8 missing-key", "risks/r.toml:8:1+8 missing-key"});
}

TEST_CASE("two words of a vocabulary with one title are told, and one is to have an id") {
  TestSite site;
  site.file("vocabulary/more.toml", "priority = [\"High\", \"high\"]\n");
  const Mistake mistake = only(site.read().mistakes);
  CHECK(mistake.at == "vocabulary/more.toml:1:21+6");
  CHECK(mistake.message == "two [[priority]] have the id \"high\"");
  CHECK(mistake.help == "the first stands at vocabulary/more.toml:1; give one of them another id: id = \"…\"");
}

TEST_CASE("a list by option has a value for each") {
  const Mistake mistake = only(with_short_form("appraisals/a.toml", appraisal("[2, 1]")).mistakes);
  CHECK(mistake.at == "appraisals/a.toml:11:13+6");
  CHECK(mistake.code == "list-by-option");
  CHECK(mistake.message == "this list has 2 values, and there are 3 options");
  CHECK(mistake.help == "one for each, in their order: as-now, trust, company");
}

TEST_CASE("a layer above that names no options cannot go by their order") {
  TestSite site;
  site.file("appraisals/a.toml", "[[criterion]]\nid = \"set-up-cost\"\npublished = [1, 1, 1]\n");
  site.top_setting("layers = [\"../below\"]\n");
  site.files["below/pack.toml"] = "title = \"Below\"\n";
  site.files["below/appraisals/a.toml"] = appraisal("[2, 1, 2]");
  const Mistake mistake = only(site.read().mistakes);
  CHECK(mistake.at == "appraisals/a.toml:3:13+9");
  CHECK(mistake.message == "this file has no options that the list \"published\" could go by");
}

TEST_CASE("a list of titles in brackets is of titles alone") {
  CHECK(places(with_short_form("risks/r.toml", register_of("[[risk]]\ntitle = \"Roof\"\ncategory = \"money\"\n",
                                                           "category = [\"Money\", 3]\n"))
                   .mistakes) ==
        Lines{"risks/r.toml:5:13+7 wrong-type", "risks/r.toml:5:22+1 wrong-type", "risks/r.toml:8:12+7 unknown-value"});
}

// ---- ids

TEST_CASE("an id that is not written is made of the title, and of nothing else") {
  const auto risk = [](std::string_view title) {
    return fmt::format("[[risk]]\ntitle = \"{}\"\ncategory = \"money\"\n", title);
  };
  for (const std::string& risks :
       {risk("The roof leaks") + risk("Café’s lease"), risk("Café’s lease") + risk("Other") + risk("The roof leaks")}) {
    const Reading reading = with_short_form("risks/r.toml", register_of(risks));
    CHECK(reading.mistakes.empty());
    CHECK(reading.catalogue->targets.contains("the-roof-leaks"));
    CHECK(reading.catalogue->targets.contains("cafes-lease"));
  }
}

TEST_CASE("the id of a question has its own words, no citations, addresses or ids of others") {
  CHECK(read::made_id("Who pays, and [when](money.md)? [@report, page 3]") == "who-pays-and-when");
  CHECK(read::made_id("Does [[joint-venture|the company]] pay?") == "does-the-company-pay");
  CHECK(read::made_id("What would a member need to see, before the contract is signed, to know that it is safe?") ==
        "what-would-a-member-need-to-see-before-the-contract-is");
  CHECK(read::made_id("[@report]").empty());
}

TEST_CASE("an id that is written stays") {
  CHECK(with_short_form("questions/b.toml", start + "[[question]]\nid = \"money\"\ntext = \"Who pays?\"\n")
            .catalogue->targets.contains("money"));
}

TEST_CASE("a layer above amends what has the same title") {
  TestSite site;
  site.file("risks/r.toml", "[[risk]]\ntitle = \"Roof\"\nowner = \"Head of property\"\n");
  site.top_setting("layers = [\"../below\"]\n");
  site.files["below/pack.toml"] = "title = \"Below\"\n";
  site.files["below/risks/r.toml"] = register_of("[[risk]]\ntitle = \"Roof\"\ncategory = \"money\"\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes.empty());
  const auto& all = std::get<catalogue::RiskRegister>(reading.entry("r").detail);
  REQUIRE(all.risks.size() == 1);
  CHECK(all.risks.front().owner == "Head of property");
}

// ---- options

TEST_CASE("options and their cells can be lists") {
  const Reading reading =
      with_short_form("appraisals/a.toml", appraisal(R"([2, "not scored", { value = 1, note = "N." }])"));
  const catalogue::Appraisal& read = read_appraisal(reading);
  REQUIRE(read.options.size() == 3);
  CHECK(read.options[0].id == "as-now");
  CHECK(read.options[2].title == "Company");
  CHECK(read.scale.levels.front().id == "high");
  CHECK(read.criteria.front().id == "set-up-cost");
  const auto& cells = read.criteria.front().cells;
  REQUIRE(cells.size() == 3);
  CHECK(cells[0].value.value == 2);
  CHECK(cells[1].state == catalogue::CellState::not_scored);
  CHECK(cells[2].value.value == 1);
  CHECK(cells[2].span.line == 11);
}

TEST_CASE("cells in a list go by the options of their own file, whatever a layer above does to these") {
  TestSite site;
  site.file("appraisals/a.toml", R"(hide = ["trust"]
option = ["Charity"]
[[criterion]]
id = "set-up-cost"
published = { charity = 2 }
)");
  site.top_setting("layers = [\"../below\"]\n");
  site.files["below/pack.toml"] = "title = \"Below\"\n";
  site.files["below/appraisals/a.toml"] = appraisal("[1, 2, 1]");
  const Reading reading = site.read();
  // The hidden option's cell is told, and no other takes its place.
  CHECK(places(reading.mistakes) == Lines{"../below/appraisals/a.toml:11:17+1 unknown-option"});
}

// ---- layers and languages

TEST_CASE("what a layer adds by a title alone is noted as its own") {
  base::Diagnostics out;
  const read::TomlText toml({{"option = [\"As now\"]\n", {}}, {"option = [\"Trust\"]\n", {}}}, out);
  REQUIRE(toml.items().size() == 1);
  CHECK(toml.items().front().path == "option.trust");
  CHECK(toml.items().front().source == 1);
  CHECK(toml.items().front().is_added);
}

TEST_CASE("titles alone are translated by their place, and ids stay those of the original") {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\nparity = \"free\"\n");
  site.file("risks/r.toml", register_of("[[risk]]\ntitle = \"Roof\"\ncategory = \"money\"\nlikelihood = \"low\"\n"));
  site.file("risks/r.cy.toml",
            "title = \"R\"\ncategory = [\"Arian\"]\nlikelihood = [\"Isel\", \"Uchel\"]\n[[risk]]\ntitle = \"To\"\n");
  const Reading welsh = site.read({.language = "cy"});
  CHECK(welsh.mistakes == Mistakes{});
  const auto& all = std::get<catalogue::RiskRegister>(welsh.entry("r").detail);
  REQUIRE(all.risks.size() == 1);
  CHECK(all.risks.front().id == "roof");
  CHECK(all.risks.front().title == "To");
  REQUIRE(all.categories.size() == 1);
  CHECK(all.categories.front().id == "money");
  CHECK(all.categories.front().title == "Arian");
}

TEST_CASE("a translation cannot go by the options, which stand in the original") {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\nparity = \"free\"\n");
  site.file("appraisals/a.toml", appraisal("[1, 2, 1]"));
  site.file("appraisals/a.cy.toml", "title = \"T\"\n[[criterion]]\nrationale = [\"Am ei fod.\"]\n");
  const Mistake mistake = only(site.read({.language = "cy"}).mistakes);
  CHECK(mistake.at == "appraisals/a.cy.toml:3:13+14");
  CHECK(mistake.code == "list-by-option");
}

TEST_CASE("the place in a source in short can be translated") {
  TestSite site;
  site.top_setting("languages = [\"cy\"]\nparity = \"free\"\n");
  site.file("appraisals/a.toml", appraisal("[1, 2, 1]"));
  site.file("appraisals/a.cy.toml", "title = \"T\"\nsource = { where = \"tabl 2\" }\n");
  const Reading welsh = site.read({.language = "cy"});
  CHECK(welsh.mistakes == Mistakes{});
  const catalogue::SourceRef& source = std::get<catalogue::Appraisal>(welsh.entry("a").detail).source;
  CHECK(source.id == "report");
  CHECK(source.where == "tabl 2");
}

// ---- sources

TEST_CASE("a source and the place in it are one text, as in a citation") {
  const Reading reading = with_short_form("appraisals/a.toml", appraisal("[1, 2, 1]"));
  const catalogue::SourceRef& source = read_appraisal(reading).source;
  CHECK(source.id == "report");
  CHECK(source.where == "table 2");
}

TEST_CASE("a file of any kind can say where its statements come from") {
  const Reading reading = with_short_form("models/m.md", front("M", R"(source = "report, page 1"
tax = "None."
control = "The council’s. [@law]"
[[advantage]]
text = "It is near."
[[advantage]]
text = "It is cheap."
source = "law"
[[called]]
name = "TM"
)"));
  CHECK(reading.mistakes.empty());
  const auto& model = std::get<catalogue::Model>(reading.entry("m").detail);
  CHECK(model.advantages[0].id == "it-is-near");
  CHECK(model.advantages[0].source.where == "page 1");
  CHECK(model.advantages[1].source.id == "law");
  CHECK(model.called.front().source.id == "report");
  CHECK(reading.entry("m").facts[0].source.id.empty());  // control cites
  CHECK(reading.entry("m").facts[1].source.id == "report");

  const Reading decision = with_short_form(
      "decisions/d.md",
      front("D", "source = \"report\"\ncouncil = \"C\"\nbody = \"B\"\ndate = \"2016\"\n[[ask]]\ntext = \"Agree.\"\n"));
  CHECK(std::get<catalogue::Decision>(decision.entry("d").detail).requests.front().source.id == "report");

  const Reading terms =
      with_short_form("glossary/g.md", front("G", "source = \"report\"\n") +
                                           "\n## Trust\n\nA body.\n\n## Lease\n\nA contract. [@law]\n");
  REQUIRE(terms.entry("trust").sources.size() == 1);
  CHECK(terms.entry("trust").sources.front().id == "report");
  CHECK(terms.entry("lease").sources.empty());
}

TEST_CASE("the source of a series of figures goes before that of its file") {
  TestSite site;
  site.file("vocabulary/more.toml", "[[measure]]\nkey = \"visits\"\nlabel = \"Visits\"\n");
  site.file("case-studies/c.md", front("C", R"(council = ["A"]
models = []
started = "2012"
source = "report"
[[measure]]
key = "visits"
source = "census"
values = [ { date = "2013", value = 1 }, { date = "2014", value = 2, source = "law" } ]
[[difference]]
about = "The year"
account = [ { text = "Once." }, { text = "Twice.", source = "law" } ]
)"));
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  const auto& study = std::get<catalogue::CaseStudy>(reading.entry("c").detail);
  REQUIRE(study.measures.size() == 1);
  CHECK(study.measures.front().values.front().source.id == "census");
  CHECK(study.measures.front().values.back().source.id == "law");
  REQUIRE(study.differences.size() == 1);
  CHECK(study.differences.front().accounts.front().source.id == "report");
}

// ---- families, themes and stages

TEST_CASE("a model without a family is of another, behind those of the site") {
  TestSite site;
  site.file("models/m.md", front("M"));
  const Reading reading = site.read();
  CHECK(reading.mistakes.empty());
  CHECK(std::get<catalogue::Model>(reading.entry("m").detail).family.id == "other");
  CHECK(reading.catalogue->site.families.back().title == "Other models");
}

TEST_CASE("a question without a theme is of the general one, and without a stage of every stage") {
  const std::string bank = start + "[[question]]\ntext = \"Who pays?\"\n";
  TestSite alone;
  alone.file("site.toml", "title = \"T\"\norganisation = \"C\"\nsummary = \"S.\"\n").file("questions/b.toml", bank);
  const Reading of_none = alone.read();
  CHECK(of_none.mistakes.empty());
  CHECK(of_none.catalogue->site.question_themes.front().title == "General");
  CHECK(of_none.catalogue->site.stages.front().title == "Any");

  alone.top_setting("stage = [\"Before\", \"After\"]\nquestion_theme = [\"Money\"]\n");
  const Reading reading = alone.read();
  CHECK(reading.mistakes.empty());
  const auto& question = std::get<catalogue::QuestionBank>(reading.entry("b").detail).questions.front();
  CHECK(question.theme.id == "general");
  REQUIRE(question.stages.size() == 2);
  CHECK(question.stages.back().id == "after");
}
