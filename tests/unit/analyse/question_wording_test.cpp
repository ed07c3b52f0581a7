#include "analyse/question_wording.h"

#include <set>

#include "analyse/analysis.h"
#include "analyse/original_wordings.h"
#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

TestSite site(const std::string& second_question) {
  TestSite site;
  site.file("sources.toml", source("cfps"))
      .file("glossary/g.md", front("G") + "## Director of services (DCS)\nIt is.\n")
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"S.\"\n"
            "[[question]]\nid = \"one\"\ntext = \"Did the DCS agree?\"\ntheme = \"money\"\nstages = [\"new\"]\n"
            "[[question]]\nid = \"two\"\ntext = \"" +
                second_question + "\"\ntheme = \"money\"\nstages = [\"new\"]\n")
      .file("checklists/c.toml",
            "title = \"C\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
            "questions = [\"one\", \"two\"]\n")
      .file("checklists/d.toml",
            "title = \"D\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\n"
            "questions = [\"two\", \"one\"]\n");
  return site;
}

// The questions of a checklist by id: their HTML and the name of their wording.
std::map<std::string, std::pair<std::string, std::string>> asked(const TestSite& site, const std::string& checklist) {
  const Linking linking = tests::linking(site);
  REQUIRE(errors(linking.mistakes) == Mistakes{});
  base::Diagnostics out;
  const auto analysis = analyse::analyse_site(linking.linked, *base::Date::parse("2026-11-22"), 1, out);
  std::map<std::string, std::pair<std::string, std::string>> result;
  for (const auto& question : analysis.checklists.at(linking.index(checklist)).sections.at(0).questions)
    result[question.id] = {question.text, question.wording};
  return result;
}

}  // namespace

TEST_CASE("a question's wording has one name, wherever an acronym is first written out") {
  const TestSite whole = site("Will the DCS stay?");
  const auto first = asked(whole, "c"), second = asked(whole, "d");
  CHECK(first.at("one").first != second.at("one").first);
  for (const char* id : {"one", "two"}) {
    CHECK(first.at(id).second == second.at(id).second);
    CHECK(first.at(id).second.size() == 12);
  }
  CHECK(first.at("one").second != first.at("two").second);
}

TEST_CASE("another wording has another name, and what readers do not read changes nothing") {
  const auto name_of = [](const std::string& text) { return asked(site(text), "c").at("two").second; };
  const std::string name = name_of("Will the DCS stay?");
  CHECK(name_of("Will the *DCS*  stay? [@cfps, page 2]") == name);
  CHECK(name_of("Will the [[index|DCS]] stay?") == name);
  CHECK(name_of("Will the DCS (director of services) stay?") == name);
  CHECK(name_of("Will the DCS (of services) stay?") != name);
  CHECK(name_of("Will the DCS go?") != name);
  CHECK(name_of("Will the DCS stay") != name);
}

TEST_CASE("the name of a wording is the same in every build") {
  const analyse::QuestionWording wording{catalogue::Catalogue{}};
  CHECK(wording("Is it <em>so</em> &amp; not (else)?") == wording("Is it so &amp; not\n (else)?"));
  CHECK(wording("Is it so?") == "be346eb51b6c");
  CHECK(wording("Is it so? \n") == wording("Is it so?"));
  CHECK(wording("").size() == 12);
  CHECK(wording("(").size() == 12);
  CHECK(wording(" (").size() == 12);
}

TEST_CASE("a question has one name in all languages of a site") {
  TestSite with_spare = site("Will the DCS stay?");
  with_spare.file("questions/spare.toml",
                  "title = \"Spare\"\nsummary = \"S.\"\n[[question]]\nid = \"three\"\ntext = \"Is it so?\"\ntheme = "
                  "\"money\"\nstages = [\"new\"]\n");
  const Linking original = tests::linking(with_spare);
  const Linking welsh = tests::linking(site("A fydd y DCS yn aros?"));
  base::Diagnostics out;
  const base::Date day = *base::Date::parse("2026-11-22");
  const auto analysis = analyse::analyse_site(original.linked, day, 1, out);
  auto translated = analyse::analyse_site(welsh.linked, day, 1, out);
  const analyse::Wordings wordings = analyse::wordings_of(original.linked, analysis.checklists);
  CHECK(wordings.size() == 3);
  CHECK(wordings.at("three") == analyse::QuestionWording{catalogue::Catalogue{}}("Is it so?"));  // asked nowhere
  const auto& questions = translated.checklists.at(welsh.index("c")).sections.at(0).questions;
  REQUIRE(questions.size() == 2);
  CHECK(questions[1].wording != wordings.at("two"));
  analyse::name_as_in_original(wordings, translated.checklists);
  for (const auto& question : questions) CHECK(question.wording == wordings.at(question.id));
}
