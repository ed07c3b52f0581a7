// What a site defines of its own: attributes, scales of judgements, kinds of events and sources.
#include <random>
#include <set>

#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

// A site that speaks of nothing but what the test says, in vocabulary/all.toml.
TestSite speaking(std::string vocabulary) {
  TestSite site;
  site.file("vocabulary/all.toml", std::move(vocabulary));
  return site;
}

std::string attribute(std::string_view key, std::string_view more = {}, std::string_view kinds = "\"model\"") {
  return fmt::format("[[attribute]]\nkey = \"{}\"\nlabel = \"Label of {}\"\nkinds = [{}]\n{}", key, key, kinds, more);
}

std::string model(std::string_view facts) { return front("M", fmt::format("family = \"in-house\"\n{}", facts)); }

std::string scale(std::string_view levels, std::string_view more = "by = [\"Inspectors\"]\n") {
  return fmt::format("[[judgement_scale]]\nid = \"s\"\ntitle = \"S\"\n{}levels = [{}]\n", more, levels);
}
constexpr std::string_view two_levels = "{ id = \"high\", title = \"High\" }, { id = \"low\", title = \"Low\" }";

std::string study(std::string_view more) { return front("C", fmt::format("council = [\"A\"]\nmodels = []\n{}", more)); }

const catalogue::Fact& fact_of(const Reading& reading, const std::string& model, std::string_view key) {
  const auto& facts = reading.entry(model).facts;
  const auto found = std::ranges::find(facts, key, [](const catalogue::Fact& fact) { return fact.attribute->key; });
  REQUIRE(found != facts.end());
  return *found;
}

}  // namespace

TEST_CASE("a site that defines an attribute has that and no other, and of kinds of sources its own") {
  TestSite site = speaking(attribute("cost") + "[[source_kind]]\nid = \"law\"\ntitle = \"Law\"\n");
  site.file("models/m.md", model("legal_form = \"A company\"\n"));
  site.file("sources.toml", source("a", "kind = \"report\"\n"));
  const Mistakes mistakes = site.read().mistakes;
  CHECK(places(mistakes) == Lines{"models/m.md:5:1+10 unknown-key", "sources.toml:5:8+8 unknown-value"});
  CHECK(mistakes.front().help.ends_with("; [[attribute]] in site.toml or vocabulary/*.toml defines others"));
}

TEST_CASE("a site from before there were vocabularies keeps the attributes that it uses, and no others") {
  TestSite site = speaking("");
  site.file("models/m.md", model("legal_form = \"A company\"\nnot_stated = [\"tax\"]\n"));
  site.file("sources.toml", source("a", "kind = \"white paper\"\n"));
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  Lines labels;
  for (const auto& each : reading.catalogue->site.attributes) labels.push_back(each->label);
  CHECK(labels == Lines{"Legal form", "Tax"});
  CHECK(speaking("").read().catalogue->site.attributes.empty());
  site.file("models/m.md", model("legal_frm = \"A company\"\n"));
  CHECK(only(site.read().mistakes).help == "did you mean \"legal_form\"?");
}

TEST_CASE("a value is read by the type of its attribute") {
  TestSite site = speaking(attribute("cost", "type = \"money\"\nunit = \"a year\"\nbetter = \"lower\"\n") +
                           attribute("visits", "type = \"number\"\n") + attribute("opened", "type = \"date\"\n") +
                           attribute("sundays", "type = \"yes-no\"\n") + attribute("page", "type = \"link\"\n") +
                           attribute("form",
                                     "type = \"choice\"\nchoices = [ { id = \"a\", title = \"A\" }, "
                                     "{ id = \"b\", title = \"B\" } ]\n"));
  site.file("models/m.md", model("cost = { value = 1250.50, note = \"Net.\", source = \"a\" }\nvisits = 57.0\n"
                                 "opened = \"2019-04\"\nsundays = true\npage = \"https://x.org/a\"\nform = \"b\"\n"));
  site.file("sources.toml", source("a"));
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Fact& cost = fact_of(reading, "m", "cost");
  CHECK(to_text(std::get<base::Figure>(cost.value)) == "1,250.50");
  CHECK(cost.attribute->currency == "£");
  CHECK(cost.source.id == "a");
  CHECK(reading.entry("m").text(cost.text).markdown == "Net.");
  CHECK(to_text(std::get<base::Figure>(fact_of(reading, "m", "visits").value)) == "57.0");
  CHECK(std::get<base::PartialDate>(fact_of(reading, "m", "opened").value).iso() == "2019-04");
  CHECK(std::get<bool>(fact_of(reading, "m", "sundays").value));
  CHECK(std::get<std::string>(fact_of(reading, "m", "page").value) == "https://x.org/a");
  CHECK(std::get<std::size_t>(fact_of(reading, "m", "form").value) == 1);
}

TEST_CASE("a value of another type is reported at its place") {
  TestSite site = speaking(attribute("cost", "type = \"money\"\n") + attribute("sundays", "type = \"yes-no\"\n") +
                           attribute("form",
                                     "type = \"choice\"\nchoices = [ { id = \"charity\", title = \"A\" }, "
                                     "{ id = \"company\", title = \"B\" } ]\n"));
  site.file("models/m.md", model("cost = \"£5\"\nsundays = \"yes\"\nform = \"charty\"\n"));
  const Mistakes mistakes = site.read().mistakes;
  CHECK(places(mistakes) ==
        Lines{"models/m.md:5:8+4 wrong-type", "models/m.md:6:11+5 wrong-type", "models/m.md:7:8+8 unknown-value"});
  CHECK(mistakes.back().help == "did you mean \"charity\"? It can be charity, company");
  site.file("models/m.md", model("cost = { note = \"Net.\" }\n"));
  CHECK(places(site.read().mistakes) == Lines{"models/m.md:5:8+17 missing-key"});
}

TEST_CASE("a key is defined once for a kind") {
  CHECK(places(speaking(attribute("cost") + attribute("cost", {}, "\"case-study\"")).read().mistakes) == Lines{});
  const Mistake mistake =
      only(speaking(attribute("cost") + attribute("cost", {}, "\"case-study\", \"model\"")).read().mistakes);
  CHECK(mistake.code == "duplicate-id");
  CHECK(mistake.at == "vocabulary/all.toml:6:7+6");
  CHECK(mistake.help == "the first stands at vocabulary/all.toml:2");
}

TEST_CASE("an attribute has a key of letters that nothing else has, and kinds that take attributes") {
  CHECK(only(speaking(attribute("Cost")).read().mistakes).code == "bad-key");
  CHECK(only(speaking(attribute("family")).read().mistakes).code == "taken-key");
  CHECK(speaking(attribute("council")).read().mistakes == Mistakes{});
  CHECK(only(speaking(attribute("council", {}, "\"case-study\"")).read().mistakes).code == "taken-key");
  const Mistake mistake = only(speaking(attribute("cost", {}, "\"question\"")).read().mistakes);
  CHECK(mistake.code == "wrong-attribute-kind");
  CHECK(mistake.help == "these can: model, case-study, appraisal, decision, risk-register, risk, factor-set, source");
  CHECK(only(speaking(attribute("cost", {}, "\"desision\"")).read().mistakes).help == "did you mean \"decision\"?");
  CHECK(only(speaking(attribute("cost", {}, "")).read().mistakes).message == "nothing has the attribute \"cost\"");
}

TEST_CASE("records and single risks have attributes of their own, by their types") {
  TestSite site = speaking(attribute("cost", "type = \"money\"\n", "\"decision\", \"risk\", \"source\"") +
                           attribute("depth", {}, "\"risk-register\""));
  site.file("decisions/d.md", front("D", "council = \"A\"\nbody = \"B\"\ndate = \"2020\"\ncost = 12\n"))
      .file("sources.toml", source("s", "cost = { value = 3, note = \"N.\" }\n"))
      .file("risks/r.toml",
            "title = \"T\"\nsummary = \"S\"\ndepth = \"Deep.\"\n"
            "likelihood = [ { id = \"a\", title = \"A\" }, { id = \"b\", title = \"B\" } ]\n"
            "impact = [ { id = \"a\", title = \"A\" }, { id = \"b\", title = \"B\" } ]\n"
            "category = [ { id = \"c\", title = \"C\" } ]\n"
            "[[risk]]\nid = \"one\"\ncategory = \"c\"\ntitle = \"R\"\ncost = 4.50\n"
            "[[risk]]\nid = \"two\"\ncategory = \"c\"\ntitle = \"R\"\ncost = \"much\"\n");
  const Reading reading = site.read();
  CHECK(places(reading.mistakes) == Lines{"risks/r.toml:16:8+6 wrong-type"});
  CHECK(to_text(std::get<base::Figure>(reading.entry("d").facts.at(0).value)) == "12");
  CHECK(reading.entry("s").text(reading.entry("s").facts.at(0).text).markdown == "N.");
  CHECK(reading.entry("r").facts.at(0).attribute->key == "depth");
  const auto& risks = std::get<catalogue::RiskRegister>(reading.entry("r").detail).risks;
  CHECK(to_text(std::get<base::Figure>(risks.at(0).facts.at(0).value)) == "4.50");
  CHECK(risks.at(1).facts.empty());
  site.file("models/m.md", model("cost = 1\n"));
  CHECK(places(site.read().mistakes).front() == "models/m.md:5:1+4 unknown-key");
}

TEST_CASE("what only one type has is refused of others, and a choice needs two") {
  CHECK(only(speaking(attribute("a", "unit = \"m\"\n")).read().mistakes).code == "wrong-for-type");
  CHECK(only(speaking(attribute("a", "type = \"date\"\nbetter = \"higher\"\n")).read().mistakes).code ==
        "wrong-for-type");
  CHECK(only(speaking(attribute("a", "type = \"number\"\ncurrency = \"€\"\n")).read().mistakes).code ==
        "wrong-for-type");
  CHECK(
      only(speaking(attribute("a", "type = \"choice\"\nchoices = [ { id = \"x\", title = \"X\" } ]\n")).read().mistakes)
          .code == "too-few-choices");
}

TEST_CASE("a scale has two to eight levels, each with an id and a shape of its own") {
  CHECK(only(speaking(scale("{ id = \"only\", title = \"Only\" }")).read().mistakes).code == "scale-levels");
  CHECK(only(speaking(scale("{ id = \"a\", title = \"A\" }, { id = \"a\", title = \"B\" }")).read().mistakes).code ==
        "duplicate-id");
  CHECK(only(speaking(scale("{ id = \"a\", title = \"A\", shape = \"star\" }, { id = \"b\", title = \"B\", shape = "
                            "\"star\" }"))
                 .read()
                 .mistakes)
            .code == "duplicate-id");
  std::string nine;
  for (int i = 0; i < 9; ++i) nine += fmt::format("{{ id = \"l{0}\", title = \"L{0}\" }},", i);
  CHECK(only(speaking(scale(nine)).read().mistakes).code == "scale-levels");
  CHECK(only(speaking(scale("{ id = \"not-stated\", title = \"A\" }, { id = \"b\", title = \"B\" }")).read().mistakes)
            .code == "bad-id");
  const Reading reading = speaking(scale("{ id = \"a\", title = \"Äa\" }, { id = \"b\", title = \"B\", shape = "
                                         "\"circle\" }"))
                              .read();
  const catalogue::JudgementScale& read = *reading.catalogue->site.scales.front();
  CHECK(read.levels[0].letter == "Ä");
  CHECK(read.levels[0].shape != read.levels[1].shape);
}

TEST_CASE("a judgement is on the scale of who gave it, or on the one that is named") {
  TestSite site = speaking(scale(two_levels));
  const auto judged = [&](std::string_view more) {
    site.file("case-studies/c.md", study(fmt::format("[[inspection]]\ndate = \"2014\"\n{}", more)));
    return site.read();
  };
  const Reading reading = judged("by = \"Inspectors\"\njudgement = \"low\"\n");
  CHECK(reading.mistakes == Mistakes{});
  const auto& inspection = std::get<catalogue::CaseStudy>(reading.entry("c").detail).inspections.front();
  CHECK(inspection.judgement->title == "Low");
  CHECK(inspection.scale->id == "s");
  CHECK(judged("by = \"Others\"\nscale = \"s\"\njudgement = \"high\"\n").mistakes == Mistakes{});
  CHECK(judged("by = \"Others\"\njudgement = \"not-stated\"\n").mistakes == Mistakes{});
  const Mistake nobodys = only(judged("by = \"Others\"\njudgement = \"high\"\n").mistakes);
  CHECK(nobodys.code == "no-scale");
  CHECK(nobodys.at == "case-studies/c.md:8:6+8");
  const Mistake unknown = only(judged("by = \"Inspectors\"\njudgement = \"lower\"\n").mistakes);
  CHECK(unknown.code == "unknown-value");
  CHECK(unknown.help == "it can be high, low, not-stated");
  CHECK(only(judged("by = \"Inspectors\"\nscale = \"t\"\njudgement = \"low\"\n").mistakes).code == "unknown-value");
}

TEST_CASE("one who judges gives judgements of one scale") {
  const Mistake mistake = only(
      speaking(scale(two_levels) + "[[judgement_scale]]\nid = \"t\"\ntitle = \"T\"\nby = [\"Inspectors\"]\nlevels = [" +
               std::string(two_levels) + "]\n")
          .read()
          .mistakes);
  CHECK(mistake.code == "duplicate-id");
  CHECK(mistake.at.starts_with("vocabulary/all.toml:9:"));
}

TEST_CASE("a site has the kinds of events that it defines beside those that are made of other data") {
  TestSite site = speaking(
      "[[event_kind]]\nid = \"closure\"\ntitle = \"Closure\"\n"
      "[[event_kind]]\nid = \"direction\"\ntitle = \"Notice\"\n");
  const auto event = [&](std::string_view kind) {
    site.file("case-studies/c.md",
              study(fmt::format("[[event]]\nid = \"e\"\ndate = \"2014\"\nkind = \"{}\"\ntext = \"E.\"\n", kind)));
    return site.read();
  };
  const Reading reading = event("closure");
  CHECK(reading.mistakes == Mistakes{});
  const auto& kinds = reading.catalogue->site.event_kinds;
  CHECK(kinds[static_cast<std::size_t>(catalogue::EventKind::direction)].title == "Notice");
  CHECK(kinds.back().id == "closure");
  CHECK(kinds.back().shape);
  CHECK(only(event("milestone").mistakes).help ==
        "it can be start, decision, inspection, direction, deadline, closure");
}

TEST_CASE("priorities are levels in order, each with an id, a title and a sign of its own") {
  TestSite site = speaking(
      "[[priority]]\nid = \"must\"\ntitle = \"Must ask\"\ncolour = \"red\"\n"
      "[[priority]]\nid = \"may\"\ntitle = \"May ask\"\nshape = \"circle\"\n");
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::Priorities& priorities = reading.catalogue->site.priorities;
  REQUIRE(priorities.size() == 2);
  CHECK(priorities[0].title == "Must ask");
  CHECK(priorities[0].colour == catalogue::Colour::red);
  CHECK(priorities[0].shape == catalogue::Shape::diamond);
  CHECK_FALSE(priorities[1].colour);
  CHECK(rank(priorities, "must") == 0);
  CHECK(rank(priorities, "may") == 1);
  CHECK(rank(priorities, "") == 2);
  CHECK(places(speaking("[[priority]]\nid = \"a\"\ntitle = \"A\"\nshape = \"star\"\n"
                        "[[priority]]\nid = \"a\"\ntitle = \"A\"\nshape = \"star\"\nletter = \"A\"\n")
                   .read()
                   .mistakes) ==
        Lines{"vocabulary/all.toml:6:6+3 duplicate-id", "vocabulary/all.toml:7:9+3 duplicate-id",
              "vocabulary/all.toml:8:9+6 duplicate-id", "vocabulary/all.toml:9:1+6 unknown-key"});
  CHECK(places(speaking("[[priority]]\nid = \"a\"\ncolour = \"pink\"\n").read().mistakes) ==
        Lines{"vocabulary/all.toml:1:1+12 missing-key", "vocabulary/all.toml:3:10+6 unknown-value"});
}

TEST_CASE("a site from before there were priorities has the one that it uses, and else none") {
  const auto priorities = [](std::string_view of_question, std::string vocabulary = {}) {
    TestSite site = speaking(std::move(vocabulary));
    site.file("questions/b.toml",
              fmt::format("title = \"B\"\nsummary = \"S.\"\n[[question]]\nid = \"q\"\ntext = \"T\"\n"
                          "theme = \"money\"\nstages = [\"new\"]\n{}",
                          of_question));
    const Reading reading = site.read();
    Lines ids;
    for (const catalogue::Priority& priority : reading.catalogue->site.priorities) ids.push_back(priority.id);
    return ids;
  };
  CHECK(priorities("priority = \"high\"\n") == Lines{"high"});
  CHECK(priorities("").empty());
  CHECK(priorities("priority = \"a\"\n", "[[priority]]\nid = \"a\"\ntitle = \"A\"\n") == Lines{"a"});
}

TEST_CASE("a family requires attributes that a model can have") {
  TestSite site =
      speaking(attribute("cost") + "[[family]]\nid = \"f\"\ntitle = \"F\"\nrequires = [\"cost\", \"costs\"]\n");
  const Mistake mistake = only(site.read().mistakes);
  CHECK(mistake.code == "unknown-attribute");
  CHECK(mistake.at == "vocabulary/all.toml:8:21+7");
  CHECK(mistake.help == "did you mean \"cost\"?");
}

TEST_CASE("what stands in a file of the vocabulary that cannot be read is not missed elsewhere") {
  TestSite site = speaking("[[attribute]]\nkey = \n");
  site.file("models/m.md", model("cost = 5\nnot_stated = [\"tax\"]\n"));
  site.file("case-studies/c.md", study("[[inspection]]\ndate = \"2014\"\nby = \"I\"\njudgement = \"good\"\n"
                                       "[[event]]\nid = \"e\"\ndate = \"2014\"\nkind = \"closure\"\ntext = \"E.\"\n"));
  site.file("sources.toml", source("a", "kind = \"report\"\n"));
  CHECK(only(site.read().mistakes).code == "toml-syntax");
}

TEST_CASE("a vocabulary holds nothing but a vocabulary, and may stand in several files") {
  CHECK(only(speaking("title = \"T\"\n").read().mistakes).code == "unknown-key");
  TestSite site = speaking(attribute("a"));
  site.file("vocabulary/more.toml", attribute("b") + attribute("a"));
  const Mistake mistake = only(site.read().mistakes);
  CHECK(mistake.at == "vocabulary/more.toml:6:7+3");
  CHECK(mistake.help == "the first stands at vocabulary/all.toml:2");
}

TEST_CASE("whatever is chosen for a vocabulary is what the catalogue holds") {
  std::mt19937 random(20261129);
  const auto below = [&](std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random); };
  constexpr std::array<std::string_view, 7> types{"text", "number", "money", "date", "yes-no", "choice", "link"};
  constexpr std::array<std::string_view, 7> values{"\"Words.\"",       "12.5", "7", "\"2019\"", "false", "\"one\"",
                                                   "\"https://a.org\""};
  for (int round = 0; round < 100; ++round) {
    std::string vocabulary, facts;
    std::vector<std::string> keys;
    std::set<std::string> written;
    for (std::size_t i = 0; i < below(12); ++i) {
      const std::string key = fmt::format("k{}_{}", i, below(1000));
      const std::size_t type = below(types.size());
      vocabulary += attribute(key, fmt::format("type = \"{}\"\n{}", types[type],
                                               types[type] == "choice" ? "choices = [ { id = \"one\", title = \"1\" }, "
                                                                         "{ id = \"two\", title = \"2\" } ]\n"
                                                                       : ""));
      keys.push_back(key);
      if (below(2) == 0) continue;
      facts += fmt::format("{} = {}\n", key, values[type]);
      written.insert(key);
    }
    CAPTURE(vocabulary, facts);
    TestSite site = speaking(vocabulary);
    site.file("models/m.md", model(facts));
    const Reading reading = site.read();
    REQUIRE(reading.mistakes == Mistakes{});
    std::vector<std::string> defined;
    for (const auto& each : reading.catalogue->site.attributes) defined.push_back(each->key);
    CHECK(defined == keys);
    std::set<std::string> read;
    for (const catalogue::Fact& fact : reading.entry("m").facts) read.insert(fact.attribute->key);
    CHECK(read == written);
  }
}
