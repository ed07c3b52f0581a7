#include "exports/data_files.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "csv_lines.h"
#include "exports/json.h"
#include "records_site.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::DataSet;
using exports::Json;
using tests::Lines;

namespace {

struct DataSets {
  tests::Linking linking;
  analyse::Analysis analysis;
  std::vector<DataSet> sets;

  explicit DataSets(const tests::TestSite& site, bool has_documents = false) : linking(tests::linking(site)) {
    REQUIRE(errors(linking.mistakes) == tests::Mistakes{});
    base::Diagnostics out;
    analysis = analyse::analyse_site(linking.linked, *base::Date::parse("2026-11-22"), 1, out);
    sets = exports::all_data_sets(linking.linked, analysis, has_documents);
  }
  // Its files are made of what it holds, where it stands.
  DataSets(const DataSets&) = delete;
  DataSets& operator=(const DataSets&) = delete;

  [[nodiscard]] Lines titles() const {
    Lines result;
    for (const DataSet& set : sets) result.push_back(set.title);
    return result;
  }
  [[nodiscard]] const DataSet& set(std::string_view title) const {
    for (const DataSet& each : sets)
      if (each.title == title) return each;
    FAIL("no set is called " << title);
    return sets.front();
  }
  [[nodiscard]] Lines paths(std::string_view title) const {
    Lines result;
    for (const exports::DataFile& file : set(title).files) result.push_back(file.file.path);
    return result;
  }
};

tests::TestSite page_with(const std::string& path, const std::string& text) {
  return tests::TestSite().file(path, text);
}

}  // namespace

TEST_CASE("the data files of a site are listed by what they are about") {
  const DataSets data(tests::records_site(), true);
  CHECK(data.titles() == Lines{"Models", "Case studies", "Measures", "Register",
                               "Success factors, principles and challenges", "Decisions and events",
                               "Questions, terms and sources", "Choice", "Checklists"});
  CHECK(data.paths("Models") == Lines{"data/models.json", "data/models.csv", "data/model-claims.csv"});
  CHECK(data.paths("Case studies") ==
        Lines{"data/case-studies.json", "data/case-studies.csv", "data/inspections.csv", "data/lessons.csv"});
  CHECK(data.paths("Measures") == Lines{"data/measures.json", "data/measures.csv"});
  CHECK(data.paths("Register") ==
        Lines{"data/risks/register.json", "data/risks/register.csv", "data/risks/register.xlsx"});
  CHECK(data.paths("Success factors, principles and challenges") ==
        Lines{"data/factors.json", "data/factors.csv", "data/traceability.csv"});
  CHECK(data.paths("Decisions and events") == Lines{"data/decisions.json", "data/decisions.csv", "data/timeline.json",
                                                    "data/timeline.csv", "data/differences.csv"});
  CHECK(data.paths("Questions, terms and sources") ==
        Lines{"data/questions.json", "data/questions.csv", "data/rules.json", "data/rules.csv", "data/glossary.json",
              "data/glossary.csv", "data/sources.json", "data/sources.csv", "data/citations.csv", "data/attributes.csv",
              "data/links.json", "data/links.csv"});
  CHECK(data.paths("Choice") == Lines{"data/appraisals/choice.json", "data/appraisals/choice-scores.csv",
                                      "data/appraisals/choice-audit.csv", "data/appraisals/choice-robustness.csv",
                                      "data/appraisals/choice.xlsx"});
  CHECK(data.paths("Checklists") == Lines{"data/checklists/list.json", "data/checklists/list.csv",
                                          "data/checklists/list.md", "data/checklists/list.docx"});
  CHECK(DataSets(tests::records_site()).paths("Checklists").size() == 3);
}

TEST_CASE("every file says what it holds, and a table its columns") {
  const DataSets data(tests::records_site());
  CHECK(data.set("Models").text == tests::english()("data-set.models-text"));
  for (const DataSet& set : data.sets) {
    CHECK_FALSE(set.text.empty());
    for (const exports::DataFile& file : set.files) {
      CAPTURE(file.file.path);
      CHECK_FALSE(file.text.empty());
      if (!file.parts) continue;
      std::string text;
      file.file.append(text);
      CHECK(tests::csv_lines(text).front() == fmt::format("{}", fmt::join(file.parts(), ",")));
    }
  }
  CHECK(data.set("Choice").files[1].text == tests::english()("data-file.appraisal-scores"));
  CHECK(data.set("Choice").files[0].text == tests::english()("data-file.appraisal"));
  CHECK(data.set("Checklists").files[0].text == "List");
}

TEST_CASE("a file is made whenever it is asked for, and is the same each time") {
  const DataSets data(tests::records_site());
  for (const DataSet& set : data.sets)
    for (const exports::DataFile& file : set.files) {
      CAPTURE(file.file.path);
      std::string first, second;
      file.file.append(first);
      file.file.append(second);
      CHECK(first.size() > 20);
      CHECK(first == second);
      if (file.file.path.ends_with(".json")) CHECK(Json::parse(first)["format"] == 1);
      if (file.file.path.ends_with(".xlsx")) CHECK(first.starts_with("PK"));
    }
}

TEST_CASE("a site has the files of the kinds that it has, and of no others") {
  CHECK(DataSets(tests::TestSite()).sets.empty());
  CHECK(DataSets(page_with("glossary/t.md", tests::front("T") + "## Risk\n\nWhat may go wrong.\n"))
            .paths("Questions, terms and sources") == Lines{"data/glossary.json", "data/glossary.csv"});
  const DataSets model(page_with("models/m.md", tests::front("M")));
  CHECK(model.titles() == Lines{"Models", "Questions, terms and sources"});
  CHECK(model.paths("Questions, terms and sources") == Lines{"data/links.json", "data/links.csv"});
  const DataSets study(page_with("case-studies/s.md", tests::front("S", "council = [\"C\"]\nmodels = []\n")));
  CHECK(study.titles() == Lines{"Case studies", "Decisions and events", "Questions, terms and sources"});
  CHECK(study.paths("Decisions and events") ==
        Lines{"data/timeline.json", "data/timeline.csv", "data/differences.csv"});
  const DataSets decision(
      page_with("decisions/d.md", tests::front("D", "council = \"C\"\nbody = \"B\"\ndate = \"2015\"\n")));
  CHECK(decision.titles() == Lines{"Decisions and events", "Questions, terms and sources"});
  CHECK(decision.paths("Decisions and events").size() == 5);
}

TEST_CASE("feeds of what changed are data files, each with its title") {
  tests::TestSite site =
      page_with("guidance/g.md", tests::front("G", "changes = [{ date = 2026-01-15, note = \"New.\" }]\n"));
  const DataSets data(site.top_setting("base_url = \"https://example.org/\"\n"));
  CHECK(data.titles() == Lines{tests::english()("data-set.feeds")});
  CHECK(data.sets[0].files[0].file.path == "data/changes.xml");
  CHECK(data.sets[0].files[0].text == "What changed: Site");
}
