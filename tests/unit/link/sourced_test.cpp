#include "link/sourced.h"

#include <algorithm>

#include "link/source_uses.h"
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite with_source() {
  TestSite site;
  site.file("sources.toml", source("cfps"));
  return site;
}

std::string from(std::string_view place) {
  return fmt::format("source = {{ id = \"cfps\", where = \"{}\" }}\n", place);
}

Mistakes unsourced(const TestSite& site) { return of_code(linking(site).mistakes, "no-source"); }

// "page what title: words (anchor) places" for each use of the source "cfps".
Lines uses(const TestSite& site) {
  const Linking result = linking(site);
  REQUIRE(errors(result.mistakes) == Mistakes{});
  Lines lines;
  for (const link::SourceUse& use : link::uses_of_source(result.linked, result.index("cfps")))
    lines.push_back(fmt::format("{} {} {}: {} ({}) {}", result.id_of(use.from), use.what, use.title, use.words,
                                use.anchor, fmt::join(use.places, "; ")));
  return lines;
}

}  // namespace

TEST_CASE("a lesson without a source is reported where its words begin") {
  TestSite site = with_source();
  site.file("models/m.md", front("M", "family = \"in-house\"\n"))
      .file("case-studies/s.md", front("S",
                                       "council = [\"C\"]\nmodels = [\"m\"]\n"
                                       "[[lesson]]\nid = \"scope\"\ntext = \"Agree scope.\"\n"));
  const Mistake mistake = only(unsourced(site));
  CHECK_FALSE(mistake.is_error);
  CHECK(mistake.at == "case-studies/s.md:8:9+1");
  CHECK(mistake.message == "this lesson names no source");
  CHECK(mistake.help == "say which document it comes from: source = { id = \"…\", where = \"page 9\" }");
}

TEST_CASE("inspections, events, facts, claims, risks, factors and questions need a source") {
  TestSite site = with_source();
  site.file("models/m.md", front("M",
                                 "family = \"in-house\"\nstaff = \"They move.\"\n"
                                 "[[advantage]]\nid = \"fast\"\ntext = \"Fast.\"\n"))
      .file("case-studies/s.md", front("S",
                                       "council = [\"C\"]\nmodels = [\"m\"]\n"
                                       "[[inspection]]\ndate = \"2014-02\"\nby = \"Ofsted\"\njudgement = \"good\"\n"
                                       "[[event]]\nid = \"begins\"\ndate = \"2015\"\ntext = \"It begins.\"\n"))
      .file("risks/r.toml",
            "title = \"R\"\nsummary = \"S.\"\n"
            "likelihood = [ { id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" } ]\n"
            "impact = [ { id = \"low\", title = \"Low\" }, { id = \"high\", title = \"High\" } ]\n"
            "[[category]]\nid = \"money\"\ntitle = \"Money\"\n"
            "[[risk]]\nid = \"costs\"\ncategory = \"money\"\ntitle = \"Costs rise\"\nconsequence = \"Cuts.\"\n")
      .file("factors/f.toml",
            "title = \"F\"\nsummary = \"S.\"\ntype = \"principle\"\n"
            "[[factor]]\nid = \"simple\"\ntitle = \"Simple\"\ntext = \"Keep it simple.\"\n")
      .file("questions/q.toml",
            "title = \"Q\"\nsummary = \"S.\"\n[[question]]\nid = \"why\"\ntext = \"Why?\"\ntheme = \"money\"\n"
            "stages = [\"new\"]\n");
  Lines messages;
  for (const Mistake& mistake : unsourced(site)) messages.push_back(mistake.message);
  CHECK(messages == Lines{"the inspection \"February 2014\" names no source", "the event \"2015\" names no source",
                          "the principle \"Simple\" names no source", "the fact \"Staff and pensions\" names no source",
                          "this advantage names no source", "this question names no source",
                          "the risk \"Costs rise\" names no source"});
}

TEST_CASE("a citation in the words is a source, and so is the default of the file") {
  TestSite site = with_source();
  site.file("models/m.md", front("M", "family = \"in-house\"\nstaff = \"They move. [@cfps, page 9]\"\n"))
      .file("factors/f.toml",
            "title = \"F\"\nsummary = \"S.\"\ntype = \"principle\"\nsource = \"cfps\"\n"
            "[[factor]]\nid = \"simple\"\ntitle = \"Simple\"\ntext = \"Keep it simple.\"\n");
  CHECK(unsourced(site) == Mistakes{});
}

TEST_CASE("a value is told how it names its source") {
  TestSite site = with_source();
  site.setting("[[attribute]]\nkey = \"cost\"\nlabel = \"Cost\"\nkinds = [\"model\"]\ntype = \"money\"\n")
      .file("models/m.md", front("M", "family = \"in-house\"\ncost = 12\n"));
  const Mistake mistake = only(unsourced(site));
  CHECK(mistake.at == "models/m.md:5:8+2");
  CHECK(mistake.help == "say which document it comes from: { value = …, source = { id = \"…\", where = \"page 9\" } }");
}

TEST_CASE("an attribute of a record needs a source where the record has none for all") {
  const auto mistakes = [](std::string_view source_of_all) {
    TestSite site = with_source();
    site.setting(
            "[[attribute]]\nkey = \"depth\"\nlabel = \"Depth\"\nkinds = [\"risk-register\", \"risk\", \"source\"]\n")
        .file("sources.toml", source("cfps", "depth = \"Deep.\"\n"))
        .file(
            "risks/r.toml",
            fmt::format("title = \"R\"\nsummary = \"S.\"\ndepth = \"Deep.\"\n{}"
                        "likelihood = [ {{ id = \"low\", title = \"Low\" }}, {{ id = \"high\", title = \"High\" }} ]\n"
                        "impact = [ {{ id = \"low\", title = \"Low\" }}, {{ id = \"high\", title = \"High\" }} ]\n"
                        "[[category]]\nid = \"money\"\ntitle = \"Money\"\n"
                        "[[risk]]\nid = \"costs\"\ncategory = \"money\"\ntitle = \"Costs rise\"\ndepth = \"Less.\"\n",
                        source_of_all));
    return places(unsourced(site));
  };
  CHECK(mistakes("source = \"cfps\"\n") == Lines{});
  const Lines all = mistakes("");
  CHECK(std::ranges::count(all, "risks/r.toml:3:9+7 no-source") == 1);
  CHECK(std::ranges::count(all, "risks/r.toml:13:9+7 no-source") == 1);
}

TEST_CASE("a document lists the statements that draw on it, with their places in it") {
  TestSite site = with_source();
  site.file("models/m.md", front("M",
                                 "family = \"in-house\"\nstaff = \"They *move*. [@cfps, page 9]\"\n"
                                 "[[advantage]]\nid = \"fast\"\ntext = \"Fast.\"\n" +
                                     from("section 2")));
  CHECK(uses(site) == Lines{"m advantage : Fast. (fast) section 2",
                            "m fact Staff and pensions: They move. (app-at-a-glance) page 9"});
}

TEST_CASE("a document lists the sections of a text that cite it, each once with all places") {
  TestSite site = with_source();
  site.file("guidance/a.md", front("A") +
                                 "First. [@cfps, page 1]\n\n## Money\n\nOne. [@cfps, page 2] Two. [@cfps, "
                                 "page 3] Three. [@cfps, page 2]\n");
  CHECK(uses(site) == Lines{"a text :  () page 1", "a section Money:  (money) page 2; page 3"});
}

TEST_CASE("what a question adds to its words counts as the question's") {
  TestSite site = with_source();
  site.file("questions/q.toml",
            "title = \"Q\"\nsummary = \"S.\"\n[[question]]\nid = \"why\"\ntext = \"Why?\"\nwhy = \"So. [@cfps, page "
            "4]\"\ntheme = \"money\"\nstages = [\"new\"]\n" +
                from("page 3"));
  CHECK(uses(site) == Lines{"q question : Why? (why) page 3; page 4"});
}

TEST_CASE("a page that rests on a document as a whole says so") {
  TestSite site = with_source();
  site.file("guidance/a.md", front("A", "sources = [{ id = \"cfps\", where = \"part 1\" }]\n"));
  CHECK(uses(site) == Lines{"a page :  () part 1"});
}

TEST_CASE("texts that a block shows are their own pages' uses") {
  TestSite site = with_source();
  site.file("models/m.md", front("M", "family = \"in-house\"\nstaff = \"They move. [@cfps, page 9]\"\n"))
      .file("models/n.md", front("N", "family = \"in-house\"\n"))
      .file("guidance/a.md", front("A") + "```compare-models\nof = [\"m\", \"n\"]\n```\n");
  CHECK(uses(site) == Lines{"m fact Staff and pensions: They move. (app-at-a-glance) page 9"});
}

TEST_CASE("a criterion's figures lead to its own page, and take the appraisal's source when they have none") {
  TestSite site = with_source();
  site.file("appraisals/choice.toml",
            "title = \"Choice\"\nsummary = \"S.\"\ncouncil = \"C\"\ndate = \"2017\"\n" + from("table 1") +
                "cells = \"raw\"\n[scale]\nlevels = [ { id = \"high\", title = \"High\", score = 1 }, "
                "{ id = \"low\", title = \"Low\", score = 0 } ]\n"
                "[[option]]\nid = \"one\"\ntitle = \"One\"\n[[option]]\nid = \"two\"\ntitle = \"Two\"\n"
                "[[criterion]]\nid = \"cost\"\ntitle = \"Cost\"\ntext = \"Is it cheap?\"\n" +
                from("page 5") + "[criterion.published]\none = 1\ntwo = 0\n");
  const Linking result = linking(site);
  REQUIRE(errors(result.mistakes) == Mistakes{});
  Lines pages;
  for (const link::SourceUse& use : link::uses_of_source(result.linked, result.index("cfps")))
    pages.push_back(fmt::format("{} {}: {}", use.what, use.page, fmt::join(use.places, "; ")));
  CHECK(pages == Lines{"scores appraisals/choice.html: table 1", "scale appraisals/choice.html: table 1",
                       "option appraisals/choice-option-one.html: table 1",
                       "option appraisals/choice-option-two.html: table 1",
                       "criterion appraisals/choice-criterion-cost.html: page 5"});
}
