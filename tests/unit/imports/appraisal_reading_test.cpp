#include "imports/appraisal_reading.h"

#include <catch2/catch.hpp>

#include "imports/appraisal_toml.h"
#include "sheets.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::CellsHold;
using imports::Messages;
using imports::ReadingChoices;
using Codes = std::vector<std::string>;

namespace {

struct Read {
  std::optional<imports::ImportedAppraisal> appraisal;
  Codes codes;
  std::string said;
};

Read read(const imports::Workbook& book, const ReadingChoices& choices = {}, const imports::TableChoices& where = {}) {
  Messages messages;
  Read result;
  const auto table = imports::find_table(book, where, messages);
  if (table) result.appraisal = imports::read_appraisal(book, *table, choices, messages);
  result.codes = tests::codes(messages);
  for (const auto& message : messages.all()) result.said += message.where + ": " + message.text + "\n";
  return result;
}

ReadingChoices with_scale(std::initializer_list<int> scores) {
  ReadingChoices choices;
  choices.scale = tests::scale(scores);
  return choices;
}

const imports::Entry& cell(const Read& read, std::size_t criterion, std::size_t option) {
  REQUIRE(read.appraisal);
  return read.appraisal->criteria.at(criterion).cells.at(option);
}

}  // namespace

TEST_CASE("formulas without values are named, all of them, and nothing is imported") {
  const auto result =
      read(tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "2", "=?", "1"}, {"Total", "", "=?", "=2"}}));
  CHECK_FALSE(result.appraisal);
  CHECK(result.codes == Codes{"no-value"});
  CHECK(result.said.find("sheet Scores: C2 and C3 are formulas") == 0);
}

TEST_CASE("a stored nought is no value where the file asks to be worked out when it is opened") {
  auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "=0", "1"}});
  CHECK(read(book, with_scale({0, 1})).codes.empty());
  book.recalculates = true;
  CHECK(read(book, with_scale({0, 1})).codes == Codes{"no-value"});
}

TEST_CASE("what cells hold is proved by totals, or asked") {
  const auto scores = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                        {"Cost", "2", "1", "3"},
                                        {"Jobs", "3", "2", "1"},
                                        {"Total", "", "8", "9"}}),
                           with_scale({1, 2, 3}));
  REQUIRE(scores.appraisal);
  CHECK(scores.appraisal->cells == CellsHold::scores);
  CHECK(scores.appraisal->options[1].total->value == "9");

  const auto weighted = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                          {"Cost", "2", "2", "6"},
                                          {"Jobs", "3", "6", "3"},
                                          {"Total", "", "8", "9"}}),
                             with_scale({1, 2, 3}));
  REQUIRE(weighted.appraisal);
  CHECK(weighted.appraisal->cells == CellsHold::weighted);
  CHECK(weighted.appraisal->options[1].total->value == "9");

  // The sums of cells that may as well be scores, beside weights that nobody used.
  const imports::Workbook unclear = tests::book(
      {{"Criteria", "Weight", "A", "B"}, {"Cost", "2", "1", "3"}, {"Jobs", "3", "2", "1"}, {"Total", "", "3", "4"}});
  CHECK(read(unclear).codes == Codes{"unclear-cells"});
  ReadingChoices raw = with_scale({1, 2, 3});
  raw.cells = CellsHold::scores;
  CHECK(read(unclear, raw).appraisal->options[0].unweighted_total->value == "3");

  CHECK(read(tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "2", "1", "3"}})).codes == Codes{"unclear-cells"});
}

TEST_CASE("without totals the scale decides, if it can") {
  const auto result =
      read(tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "4", "20", "40"}}), with_scale({0, 5, 10}));
  REQUIRE(result.appraisal);
  CHECK(result.appraisal->cells == CellsHold::weighted);
}

TEST_CASE("a total that is not what its cells come to is kept as it is, and told") {
  const auto result = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                        {"Cost", "2", "1", "3"},
                                        {"Jobs", "3", "2", "1"},
                                        {"Weighted total", "", "8", "10"}}),
                           [] {
                             auto c = with_scale({1, 2, 3});
                             c.cells = CellsHold::scores;
                             return c;
                           }());
  REQUIRE(result.appraisal);
  CHECK(result.codes == Codes{"other-result"});
  CHECK(result.said.find("sheet Scores, D4: D4 shows 10, and the weights × scores come to 9") == 0);
  CHECK(result.appraisal->options[1].total->value == "10");
}

TEST_CASE("a total that fits no reading is left to the editor") {
  auto choices = with_scale({1, 2, 3});
  choices.cells = CellsHold::scores;
  const auto result = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                        {"Cost", "2", "1", "3"},
                                        {"Jobs", "3", "2", "1"},
                                        {"Total", "", "7", "7"}}),
                           choices);
  CHECK(result.codes == Codes{"unclear-total"});
  CHECK_FALSE(result.appraisal->options[0].total);
}

TEST_CASE("blank cells are asked about, all in one message") {
  const auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "", "1"}, {"Jobs", "2", ""}});
  const auto open = read(book, with_scale({1, 2}));
  CHECK(open.codes == Codes{"blank-cell"});
  CHECK(open.said.find("sheet Scores: B2 and C3 are blank") == 0);
  CHECK(cell(open, 0, 0).is_open);
  auto choices = with_scale({1, 2});
  choices.blank = "unreadable";
  const auto said = read(book, choices);
  CHECK(said.codes.empty());
  CHECK(cell(said, 0, 0).value == "\"unreadable\"");
}

TEST_CASE("n/a is no score, and what is neither is left to the editor") {
  const auto result =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost", "n/a", "1"}, {"Jobs", "2 or 3", "2"}, {"Risk", "#REF!", "2"}}),
           with_scale({1, 2}));
  CHECK(cell(result, 0, 0).value == "\"not scored\"");
  CHECK(result.codes == Codes{"not-a-score", "not-a-score"});
  CHECK(cell(result, 1, 0).is_open);
  CHECK(cell(result, 1, 0).comment == "B3 says “2 or 3”");
}

TEST_CASE("words are scores where the scale says what they are worth, and asked about otherwise") {
  const auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "High", "low"}, {"Total", "5", "1"}});
  CHECK(read(book).codes == Codes{"no-scale", "no-scale"});
  ReadingChoices choices;
  choices.scale = {{"High", "5", 5}, {"Low", "1", 1}};
  const auto result = read(book, choices);
  CHECK(result.codes.empty());
  CHECK(cell(result, 0, 1).value == "1");
  CHECK(cell(result, 0, 1).comment == "C2 says low");
}

TEST_CASE("a score off the scale is written as printed, and told") {
  const auto result = read(tests::book({{"Criteria", "A", "B"}, {"Cost", "7", "1"}}), with_scale({0, 1, 5}));
  CHECK(result.codes == Codes{"off-scale-score"});
  CHECK(cell(result, 0, 0).value == "{ value = 7, as_printed = true }");
}

TEST_CASE("a scale that is not said is never made up") {
  const auto result = read(tests::book({{"Criteria", "A", "B"}, {"Cost", "4", "1"}}));
  CHECK(result.codes == Codes{"no-scale"});
  CHECK(result.appraisal->scale.empty());
  CHECK(result.appraisal->scores_found == std::vector<std::string>{"1", "4"});
}

TEST_CASE("weights may stand in titles, if each has one of one form") {
  const auto result =
      read(tests::book(
               {{"Criteria", "A", "B"}, {"Cost (x4)", "1", "2"}, {"Jobs (weight 2)", "2", "1"}, {"Total", "8", "10"}}),
           with_scale({1, 2}));
  REQUIRE(result.appraisal);
  CHECK(result.appraisal->criteria[0].title == "Cost");
  CHECK(result.appraisal->criteria[0].weight->value == "4");
  CHECK(result.appraisal->options[1].total->value == "10");

  const auto one =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost (x4)", "1", "2"}, {"Jobs", "2", "1"}}), with_scale({1, 2}));
  CHECK(one.appraisal->criteria[0].title == "Cost (x4)");
  CHECK_FALSE(one.appraisal->criteria[0].weight);
}

TEST_CASE("25% is 25, unless the totals count it as 0.25") {
  const auto shown = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                       {"Cost", "25%", "1", "2"},
                                       {"Jobs", "75%", "2", "1"},
                                       {"Total", "", "175", "125"}}),
                          with_scale({1, 2}));
  CHECK(shown.appraisal->criteria[0].weight->value == "25");
  const auto shares = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                        {"Cost", "25%", "1", "2"},
                                        {"Jobs", "75%", "2", "1"},
                                        {"Total", "", "1.75", "1.25"}}),
                           with_scale({1, 2}));
  CHECK(shares.appraisal->criteria[0].weight->value == "0.25");
  const auto both =
      read(tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "25%", "1", "2"}, {"Jobs", "3", "2", "1"}}),
           with_scale({1, 2}));
  CHECK(both.codes == Codes{"unclear-weights"});
}

TEST_CASE("a criterion without a weight among others that have one is told") {
  auto choices = with_scale({1, 2});
  choices.cells = CellsHold::scores;
  const auto result =
      read(tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "3", "1", "2"}, {"Jobs", "", "2", "1"}}), choices);
  CHECK(result.codes == Codes{"no-weight"});
  CHECK(result.appraisal->criteria[1].weight->is_open);
}

TEST_CASE("of two blocks of figures the one that is not the product holds the scores") {
  const auto result = read(tests::book({{"Criteria", "Weight", "A", "B", "", "A", "B"},
                                        {"Cost", "3", "1", "2", "", "3", "6"},
                                        {"Jobs", "2", "2", "1", "", "4", "3"}}),
                           with_scale({1, 2}));
  CHECK_FALSE(result.appraisal);  // G3 is not 2 × 1
  CHECK(result.codes == Codes{"unclear-columns"});
  const auto right = read(tests::book({{"Criteria", "Weight", "A", "B", "", "A", "B"},
                                       {"Cost", "3", "1", "2", "", "3", "6"},
                                       {"Jobs", "2", "2", "1", "", "4", "2"}}),
                          with_scale({1, 2}));
  REQUIRE(right.appraisal);
  CHECK(right.appraisal->cells == CellsHold::scores);
  CHECK(cell(right, 0, 1).value == "2");
}

TEST_CASE("results are read as they are shown") {
  const auto result = read(tests::book({{"Criteria", "A", "B"},
                                        {"Cost", "1", "2"},
                                        {"Total", "1", "2.0"},
                                        {"Percentage", "50%", "100.0%"},
                                        {"Rank", "2nd", "=1"},
                                        {"Maximum score", "2", "2"}}),
                           with_scale({1, 2}));
  REQUIRE(result.appraisal);
  CHECK(result.codes.empty());
  CHECK(result.appraisal->options[1].unweighted_total->value == "2.0");
  CHECK(result.appraisal->options[1].percent->value == "100.0");
  CHECK(result.appraisal->options[0].rank->value == "2");
  CHECK(result.appraisal->options[1].rank->value == "1");
  CHECK(result.appraisal->maximum_total->value == "2");
}

TEST_CASE("shares without a percent sign, doubled rows and words for figures are told") {
  const auto shares =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}, {"Percentage", "0.5", "1"}}), with_scale({1, 2}));
  CHECK(shares.codes == Codes{"unclear-percentage"});
  CHECK(shares.appraisal->options[0].percent->is_open);
  const auto doubled =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}, {"Rank", "2", "1"}, {"Overall rank", "1", "2"}}),
           with_scale({1, 2}));
  CHECK(doubled.codes == Codes{"doubled-row"});
  CHECK(doubled.appraisal->options[0].rank->value == "2");
  const auto words =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}, {"Jobs", "2", "1"}, {"Rank", "last", "1"}}),
           with_scale({1, 2}));
  CHECK(words.codes == Codes{"not-a-figure"});
}

TEST_CASE("a column that is left out is told") {
  const auto result = read(tests::book({{"Criteria", "A", "B", "C"}, {"Cost", "1", "2", ""}}), with_scale({1, 2}));
  CHECK(result.codes == Codes{"left-out-column"});
  CHECK(result.said.find("sheet Scores, D1: “C” was left out") == 0);
}

TEST_CASE(
    "what is hidden beside the scores, and a hidden sheet, is told; reasons of hidden sheets are not looked for") {
  auto book = tests::book({{"Criteria", "Description", "A", "Reason", "B", "Reason"},
                           {"Money"},
                           {"Cost", "To us", "1", "Dear", "2", "Cheap"}});
  book.sheets[0].merged = {{{1, 0}, {1, 5}}};
  book.sheets[0].hidden_rows = {1};
  book.sheets[0].hidden_columns = {1, 3};
  book.sheets.push_back(tests::sheet("Why", {{"Criteria", "A", "B"}, {"Cost", "Secret", "Hidden"}}));
  book.sheets[1].is_hidden = true;
  const auto result = read(book, with_scale({1, 2}));
  CHECK(result.said ==
        "sheet Scores: row 2 is hidden in the sheet, and was imported\n"
        "sheet Scores: columns B and D are hidden in the sheet, and were imported\n");
  imports::TableChoices why;
  why.sheet = "Why";
  book.sheets[1] = tests::sheet("Why", {{"Criteria", "A", "B"}, {"Cost", "1", "2"}});
  book.sheets[1].is_hidden = true;
  CHECK(read(book, with_scale({1, 2}), why)
            .said.contains("sheet Why: the sheet is hidden in the file, and was imported"));
}

TEST_CASE("hidden rows and columns are imported, and told") {
  auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}, {"Jobs", "1", "2"}});
  book.sheets[0].hidden_rows = {2};
  book.sheets[0].hidden_columns = {1};
  const auto result = read(book, with_scale({1, 2}));
  CHECK(result.codes == Codes{"hidden-cells", "hidden-cells"});
  CHECK(result.said.find("row 3 is hidden in the sheet, and was imported") != std::string::npos);
  CHECK(result.appraisal->criteria.size() == 2);
}

TEST_CASE("reasons come from a sheet of the same titles") {
  auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}});
  book.sheets.push_back(tests::sheet("Why", {{"", "A", "B"}, {"Cost", "Dear.", ""}, {"Other", "", "What?"}}));
  const auto result = read(book, with_scale({1, 2}));
  CHECK(result.codes == Codes{"unknown-criterion"});
  REQUIRE(result.appraisal->criteria[0].reasons.size() == 1);
  CHECK(result.appraisal->criteria[0].reasons[0].comment == "sheet Why, B2");
  auto choices = with_scale({1, 2});
  choices.reasons = "Wy";
  CHECK(read(book, choices).codes == Codes{"unknown-sheet"});
}

TEST_CASE("ids are made of titles, and unique") {
  std::vector<std::string> taken;
  CHECK(imports::unique_id("Children’s Café (new)", "option-1", taken) == "childrens-cafe-new");
  CHECK(imports::unique_id("Children's Cafe: new", "option-2", taken) == "childrens-cafe-new-2");
  CHECK(imports::unique_id("Ягода", "option-3", taken) == "option-3");
  CHECK(imports::unique_id("App store", "option-4", taken) == "option-4-app-store");
  CHECK(imports::unique_id(std::string(300, 'a'), "x", taken).size() == 60);
}

TEST_CASE("texts become Markdown that says the same, and strings that TOML reads") {
  CHECK(imports::as_markdown("a *b* [[c]] <d>") == "a \\*b\\* \\[\\[c\\]\\] \\<d\\>");
  CHECK(imports::as_markdown("1. first") == "1\\. first");
  CHECK(imports::as_markdown("- point") == "\\- point");
  CHECK(imports::toml_text("say \"no\" \\ \x01") == "\"say \\\"no\\\" \\\\ \\u0001\"");
}

TEST_CASE("what only the editor knows stands as a comment, and is told") {
  const auto result = read(tests::book({{"Criteria", "A", "B"}, {"Cost", "4", ""}, {"Jobs", "1", "2"}}));
  REQUIRE(result.appraisal);
  Messages messages;
  const std::string toml = imports::appraisal_toml(*result.appraisal, {"scores.csv", {}, {}, {}, {}, {}}, messages);
  CHECK(tests::codes(messages) == Codes{"not-in-sheet"});
  CHECK(toml.find("# council = \"…\"") != std::string::npos);
  CHECK(toml.find("# levels = [ ") != std::string::npos);
  CHECK(toml.find("a = 4  # B2\n# b = …  # C2 is blank") != std::string::npos);
}

TEST_CASE("a score may stand beside the word for it") {
  const auto result = read(tests::book({{"Criteria", "A", "B"}, {"Cost", "4 - Good", "Poor (1)"}, {"Total", "4", "1"}}),
                           with_scale({1, 4}));
  CHECK(result.codes.empty());
  CHECK(cell(result, 0, 0).value == "4");
  CHECK(cell(result, 0, 0).comment == "B2 says 4 - Good");
  CHECK(cell(result, 0, 1).value == "1");
}

TEST_CASE("one wrong total among others does not hide that percentages count as shares") {
  const auto result = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                        {"Cost", "25%", "1", "2"},
                                        {"Jobs", "75%", "2", "1"},
                                        {"Total", "", "1.75", "1.35"}}),
                           with_scale({1, 2}));
  CHECK(result.codes == Codes{"other-result"});
  CHECK(result.appraisal->criteria[0].weight->value == "0.25");
}

TEST_CASE("cells of a column and a row that nothing names are kept with their places") {
  const auto result = read(tests::book({{"Criteria", "Weight", "A", "B", "Average"},
                                        {"Cost", "1", "1", "2", "1.5"},
                                        {"Total", "", "1", "2", ""},
                                        {"Net cost", "", "-12", "-9", ""}}),
                           with_scale({1, 2}));
  CHECK(result.codes == Codes{"left-out-column"});
  CHECK(result.appraisal->others ==
        std::vector<std::string>{"A4: Net cost", "C4: -12", "D4: -9", "column E, “Average”: E2 1.5"});
}

TEST_CASE("headings above the row of options do not name the document") {
  const auto result =
      read(tests::book({{"Criteria", "Weight", "Options"}, {"", "", "A", "B"}, {"Cost", "1", "1", "2"}}),
           with_scale({1, 2}));
  REQUIRE(result.appraisal);
  CHECK_FALSE(result.appraisal->title);
  CHECK(result.appraisal->others.empty());
}

TEST_CASE("scores and totals may say what they are out of") {
  const auto result = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                        {"Cost", "x3", "4 / 5", "2 / 5"},
                                        {"Jobs", "x1", "3 / 5", "5 / 5"},
                                        {"Total", "", "15 / 20", "10 / 20"}}),
                           with_scale({1, 2, 3, 4, 5}));
  CHECK(result.said == "sheet Scores, D4: D4 shows 10 / 20, and the weights × scores come to 11\n");
  CHECK(cell(result, 0, 0).value == "4");
  CHECK(cell(result, 0, 0).comment == "C2 says 4 / 5");
  CHECK(result.appraisal->criteria[0].weight->value == "3");
  CHECK(result.appraisal->options[0].total->value == "15");
  CHECK(result.appraisal->options[0].total->comment == "C4, which says 15 / 20");
  CHECK(result.appraisal->maximum_total->value == "20");
}

TEST_CASE("scores that are out of different numbers are left to the editor") {
  const auto result =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost", "4/5", "2/5"}, {"Jobs", "3/10", "5/10"}}), with_scale({2, 4}));
  CHECK(result.codes == Codes{"not-a-score", "not-a-score", "not-a-score", "not-a-score"});
  CHECK(cell(result, 0, 0).is_open);
}

TEST_CASE("no cell is lost: what a table has beside its figures is kept with its place") {
  const auto result = read(tests::book({{"Pools", "Version", "3"},
                                        {"Scored on", "2025"},
                                        {"Ref", "Criteria", "Weight", "A", "B", "Notes"},
                                        {"1", "Money", "5", "", "", "Of the council"},
                                        {"1.1", "Cost", "3", "1", "2", "Draft"},
                                        {"1.2", "Income", "2", "2", "1"},
                                        {"", "Capital", "", "£3m", "£4m", "Annex"},
                                        {"", "Total", "6", "7", "8", "Checked"}}),
                           with_scale({1, 2}));
  REQUIRE(result.appraisal);
  CHECK(result.codes == Codes{"left-out-row", "other-result"});
  CHECK(result.said.ends_with("sheet Scores, C8: C8 shows 6, and the weights come to 5\n"));
  CHECK(result.appraisal->title->value == "Pools");
  CHECK(result.appraisal->groups.at(0).remark == "A4 1, C4 5, F4 Of the council");
  CHECK(result.appraisal->criteria.at(0).remarks == std::vector<std::string>{"A5, “Ref”: 1.1"});
  CHECK(result.appraisal->others == std::vector<std::string>{"row 7, “Capital”: D7 £3m, E7 £4m, F7 Annex",
                                                             "B1: Version", "C1: 3", "A2: Scored on", "B2: 2025",
                                                             "row 8, “Total”: C8 6, F8 Checked"});
}

TEST_CASE("numbers of criteria below their heading, and sheets that nothing was read of, are kept") {
  auto book = tests::book({{"Criteria", "", "A", "B"}, {"1.1", "Cost", "1", "2"}});
  book.sheets[0].merged = {{{0, 0}, {0, 1}}};
  book.sheets.push_back(tests::sheet("Minutes", {{"Agreed"}}));
  const auto result = read(book, with_scale({1, 2}));
  REQUIRE(result.appraisal);
  CHECK(result.codes.empty());
  CHECK(result.appraisal->criteria[0].title == "Cost");
  CHECK(result.appraisal->criteria[0].remarks == std::vector<std::string>{"A2, “Criteria”: 1.1"});
  CHECK(result.appraisal->others == std::vector<std::string>{"what the sheet “Minutes” holds"});
}

TEST_CASE("a score that has become a date is told with how that comes about") {
  auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "2025-05-04", "2"}, {"Access", "3", "1"}});
  imports::Cell cell = *book.sheets[0].at({1, 1});
  cell.kind = imports::CellKind::date;
  book.sheets[0].put({1, 1}, cell);
  Messages messages;
  const auto table = imports::find_table(book, {}, messages);
  REQUIRE(table);
  CHECK(imports::read_appraisal(book, *table, with_scale({1, 2, 3}), messages));
  REQUIRE(messages.all().size() == 1);
  CHECK(messages.all().front().where == "sheet Scores, B2");
  CHECK(messages.all().front().help.contains("4/5"));
}

TEST_CASE("ranks may be shared, and a heading of criteria may speak of weights") {
  auto book = tests::book({{"Criteria (weighting)", "A", "B", "C"},
                           {"Cost (x2)", "1", "2", "2"},
                           {"Total", "2", "4", "4"},
                           {"Rank", "3rd", "Joint 1st", "1st (equal)"}});
  book.sheets[0].pinned_notes = {{{1, 1}, "Was 2"}};
  const auto result = read(book, with_scale({1, 2}));
  REQUIRE(result.appraisal);
  CHECK(result.codes.empty());
  CHECK(result.appraisal->options[1].rank->value == "1");
  CHECK(result.appraisal->options[2].rank->value == "1");
  CHECK(result.appraisal->criteria[0].weight->value == "2");
  CHECK(result.appraisal->others == std::vector<std::string>{"B2 has the note “Was 2”"});
}

TEST_CASE("scores may be percentages, and a total that is one of other scores is a percentage") {
  const auto percents = read(tests::book({{"Criteria", "Weight", "A", "B"},
                                          {"Cost", "60%", "80%", "50%"},
                                          {"Jobs", "40%", "50%", "100%"},
                                          {"Total", "", "68%", "70%"}}),
                             with_scale({0, 50, 80, 100}));
  CHECK(percents.codes.empty());
  CHECK(cell(percents, 0, 0).value == "80");
  CHECK(cell(percents, 0, 0).comment == "C2, 80%");
  CHECK(percents.appraisal->criteria[0].weight->value == "0.6");
  CHECK(percents.appraisal->options[1].total->value == "70");

  const auto others =
      read(tests::book({{"Criteria", "A", "B"}, {"Cost", "4", "2"}, {"Total", "80%", "40%"}}), with_scale({2, 4, 5}));
  CHECK_FALSE(others.appraisal->options[0].total);
  CHECK(others.appraisal->options[0].percent->value == "80");
  const auto mixed = read(tests::book({{"Criteria", "A", "B"}, {"Cost", "4", "20%"}}), with_scale({4, 20}));
  CHECK(mixed.codes == Codes{"not-a-score"});
}

TEST_CASE("weights may be shares of that of their group, in a column beside it or in the row above") {
  auto beside = tests::book({{"Criteria", "Weight", "Sub-criteria", "Sub-criteria weight", "A", "B"},
                             {"Quality", "60%", "Staff", "50%", "3", "4"},
                             {"", "", "Hours", "50%", "4", "4"},
                             {"Price", "40%", "Fee", "100%", "5", "3"},
                             {"Total", "100%", "", "", "4.1", "3.6"}});
  const auto above = tests::book({{"Criteria", "Weight", "A", "B"},
                                  {"Quality", "60%", "", ""},
                                  {"Staff", "0.5", "3", "4"},
                                  {"Hours", "0.5", "4", "4"},
                                  {"Price", "40%", "", ""},
                                  {"Fee", "1", "5", "3"},
                                  {"Total", "", "4.1", "3.6"}});
  for (const auto& book : {beside, above}) {
    const auto result = read(book, with_scale({3, 4, 5}));
    CHECK(result.said == "");
    REQUIRE(result.appraisal);
    REQUIRE(result.appraisal->criteria.size() == 3);
    CHECK(result.appraisal->criteria[0].title == "Staff");
    CHECK(result.appraisal->criteria[0].group == "quality");
    CHECK(result.appraisal->criteria[0].weight->value == "0.3");
    CHECK(result.appraisal->criteria[2].weight->value == "0.4");
    CHECK(result.appraisal->groups.size() == 2);
    CHECK(result.appraisal->options[0].total->value == "4.1");
  }
  CHECK(read(beside, with_scale({3, 4, 5})).appraisal->criteria[1].weight->comment == "D3, 50% of B2, 60%");
  // Shares that do not come to the whole are not taken for such.
  beside.sheets[0].put({1, 3}, tests::cell_of("40%"));
  CHECK(read(beside, with_scale({3, 4, 5})).codes == Codes{"unclear-columns"});
}

TEST_CASE("hidden rows of the sheet of reasons are told") {
  auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}});
  book.sheets.push_back(tests::sheet("Why", {{"Criteria", "A", "B"}, {"Cost", "Dear", "Cheap"}}));
  book.sheets[1].hidden_rows = {1};
  CHECK(read(book, with_scale({1, 2})).said == "sheet Why: row 2 is hidden in the sheet, and was imported\n");
}

TEST_CASE("of two appraisals on a sheet each has the title above it, and nothing of the other") {
  const auto book = tests::book({{"Leisure centres"},
                                 {"Moss Lane"},
                                 {"Criteria", "A", "B"},
                                 {"Cost", "1", "2"},
                                 {"Total", "1", "2"},
                                 {""},
                                 {"Northgate"},
                                 {"Criteria", "A", "B"},
                                 {"Cost", "2", "1"}});
  const auto title = [&](const char* range) {
    imports::TableChoices where;
    where.range = imports::range_named(range);
    const auto result = read(book, with_scale({1, 2}), where);
    REQUIRE(result.appraisal);
    std::string all = result.appraisal->title->value;
    for (const auto& other : result.appraisal->others) all += "; " + other;
    return all;
  };
  CHECK(title("A3:C5") == "Leisure centres; A2: Moss Lane");
  CHECK(title("A8:C9") == "Northgate");
}
