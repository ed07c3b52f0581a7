#include "link/selection.h"

#include "linked_site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

std::string bank_question(std::string_view id, std::string_view theme, std::string_view more) {
  return fmt::format("[[question]]\nid = \"{0}\"\ntext = \"Is it {0}?\"\ntheme = \"{1}\"\n{2}", id, theme, more);
}

// Questions of two banks: of staff and of money, for either stage, for a model or all, of high priority or none.
TestSite banks() {
  TestSite site;
  site.file("models/trust.md", front("Trust"))
      .file("models/company.md", front("Company"))
      .file("questions/one.toml",
            "title = \"One\"\nsummary = \"S.\"\n" +
                bank_question("s-new", "staff", "stages = [\"new\"]\nmodels = [\"trust\"]\ntags = [\"t\"]\n") +
                bank_question("m-old", "money", "stages = [\"old\"]\npriority = \"high\"\n") +
                bank_question("m-both", "money",
                         "stages = [\"new\", \"old\"]\nmodels = [\"company\"]\ntags = [\"u\", \"t\"]\n"))
      .file("questions/two.toml", "title = \"Two\"\nsummary = \"S.\"\n" +
                                      bank_question("s-old", "staff", "stages = [\"old\"]\npriority = \"high\"\n"));
  return site;
}

struct Selected {
  Linking linking;

  explicit Selected(std::string_view sections)
      : linking(tests::linking(
            banks().file("checklists/c.toml", "title = \"C\"\nsummary = \"S.\"\n" + std::string(sections)))) {}

  [[nodiscard]] Lines ids() const {
    Lines result;
    for (const auto& asked : linking.page("c").questions)
      result.push_back(
          std::get<catalogue::QuestionBank>(linking.linked.entry(asked.bank).detail).questions[asked.index].id);
    return result;
  }
};

Lines selected(std::string_view what) {
  const Selected made(fmt::format("[[section]]\nid = \"s\"\ntitle = \"S\"\nselect = {{ {} }}\n", what));
  CHECK(errors(made.linking.mistakes) == Mistakes{});
  return made.ids();
}

}  // namespace

TEST_CASE("a section selects the questions that fit all that it asks for") {
  CHECK(selected("banks = [\"one\", \"two\"]") == Lines{"s-new", "m-old", "m-both", "s-old"});
  CHECK(selected("banks = [\"two\"]") == Lines{"s-old"});
  CHECK(selected("themes = [\"money\"]") == Lines{"m-old", "m-both"});
  CHECK(selected("stages = [\"new\"]") == Lines{"s-new", "m-both"});
  CHECK(selected("models = [\"trust\"]") == Lines{"s-new", "m-old", "s-old"});  // and those for all models
  CHECK(selected("tags = [\"u\"]") == Lines{"m-both"});
  CHECK(selected("tags = [\"u\", \"t\"]") == Lines{"s-new", "m-both"});
  CHECK(selected("priority = \"high\"") == Lines{"m-old", "s-old"});
  CHECK(selected("themes = [\"staff\"], stages = [\"old\"], banks = [\"two\"]") == Lines{"s-old"});
}

TEST_CASE("selected questions come in the order asked for, and no more than the limit") {
  CHECK(selected("banks = [\"one\", \"two\"], order = \"theme\"") == Lines{"m-old", "m-both", "s-new", "s-old"});
  CHECK(selected("banks = [\"one\", \"two\"], order = \"priority\"") == Lines{"m-old", "s-old", "s-new", "m-both"});
  CHECK(selected("banks = [\"one\", \"two\"], limit = 2") == Lines{"s-new", "m-old"});
  CHECK(selected("banks = [\"one\", \"two\"], limit = 4").size() == 4);
  CHECK(selected("banks = [\"two\"], limit = 4") == Lines{"s-old"});
}

TEST_CASE("questions picked by id come first, and none comes twice") {
  const Selected made(
      "[[section]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"m-both\"]\nselect = { themes = [\"money\"] }\n"
      "[[section]]\nid = \"t\"\ntitle = \"T\"\nquestions = [\"s-old\"]\n");
  CHECK(errors(made.linking.mistakes) == Mistakes{});
  CHECK(made.ids() == Lines{"m-both", "m-old", "s-old"});
  CHECK(made.linking.page("c").questions_of_section == std::vector<std::uint32_t>{2, 1});
}

TEST_CASE("what is no question, or is asked already, is told") {
  const Selected made(
      "[[section]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"m-old\", \"trust\", \"m-old\", \"m-odl\"]\n");
  CHECK(places(errors(made.linking.mistakes)) == Lines{"checklists/c.toml:6:23+5 not-a-question",
                                                       "checklists/c.toml:6:32+5 question-twice",
                                                       "checklists/c.toml:6:41+5 unknown-reference"});
  CHECK(made.ids() == Lines{"m-old"});
}

TEST_CASE("a section without questions is told, and so is a selection of none") {
  const Selected none(
      "[[section]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"m-old\"]\nselect = { priority = \"high\", themes = "
      "[\"money\"] "
      "}\n[[section]]\nid = \"t\"\ntitle = \"T\"\n");
  const Mistakes told = of_code(none.linking.mistakes, "empty-section");
  REQUIRE(told.size() == 2);
  CHECK(told[0].message == "this selects no question");
  CHECK(told[1].message == "the section \"T\" has no questions");
  const Selected form(
      "[[section]]\nid = \"s\"\ntitle = \"S\"\n[[section.field]]\nid = \"f\"\ntitle = \"F\"\ntype = \"line\"\n");
  CHECK(of_code(form.linking.mistakes, "empty-section").empty());
}
