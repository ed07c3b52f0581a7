#include "imports/appraisal_table.h"

#include <catch2/catch.hpp>

#include "sheets.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::Messages;
using imports::TableChoices;
using Codes = std::vector<std::string>;

namespace {

Codes refused(const imports::Workbook& book, const TableChoices& choices = {}) {
  Messages messages;
  CHECK_FALSE(imports::find_table(book, choices, messages));
  CHECK(messages.has_errors());
  return tests::codes(messages);
}

imports::Table found(const imports::Workbook& book, const TableChoices& choices = {}) {
  Messages messages;
  const auto table = imports::find_table(book, choices, messages);
  for (const auto& message : messages.all()) INFO(message.text);
  REQUIRE(table);
  return *table;
}

std::vector<std::string> titles(const imports::Table& table) {
  std::vector<std::string> result;
  for (const auto& option : table.options) result.push_back(option.title);
  return result;
}

// The titles of the criteria, and of what stands among them and is none.
std::vector<std::string> criteria(const imports::Table& table) {
  std::vector<std::string> result;
  for (const auto& criterion : table.criteria) result.push_back(criterion.title);
  for (const auto& row : table.results)
    if (row.kind == imports::ResultKind::beside) result.push_back("not " + row.label);
  return result;
}

}  // namespace

TEST_CASE("a sheet without a table of options is told") {
  CHECK(refused(tests::book({{"Name", "Office"}, {"A", "B"}})) == Codes{"no-table"});
  CHECK(refused(tests::book({{"Criteria", "Only one"}, {"Cost", "1"}})) == Codes{"no-table"});
  CHECK(refused({}) == Codes{"no-table"});
}

TEST_CASE("a sheet that is not there is told with the nearest") {
  TableChoices choices;
  choices.sheet = "Score";
  CHECK(refused(tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}}), choices) == Codes{"unknown-sheet"});
}

TEST_CASE("of several tables none is chosen") {
  const auto one =
      tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}, {""}, {"Criteria", "C", "D"}, {"Cost", "1", "2"}});
  CHECK(refused(one) == Codes{"several-tables"});
  TableChoices choices;
  choices.range = imports::range_named("A4:C5");
  CHECK(titles(found(one, choices)) == std::vector<std::string>{"C", "D"});

  imports::Workbook two;
  for (const char* name : {"First", "Second"})
    two.sheets.push_back(tests::sheet(name, {{"Criteria", "A", "B"}, {"Cost", "1", "2"}}));
  CHECK(refused(two) == Codes{"several-tables"});
  choices = {};
  choices.sheet = "second";
  CHECK(found(two, choices).sheet == &two.sheets[1]);
}

TEST_CASE("a heading that may mean weights is asked about") {
  const auto book = tests::book({{"Criteria", "Importance", "A", "B"}, {"Cost", "3", "1", "2"}});
  CHECK(refused(book) == Codes{"unclear-columns"});
  TableChoices choices;
  choices.weights = 1;
  CHECK(found(book, choices).weight_column == 1U);
  // Where another column is headed so, or it stands behind the options, it does not.
  CHECK(
      found(tests::book({{"Criteria", "Weight", "Priority", "A", "B"}, {"Cost", "3", "1", "1", "2"}})).weight_column ==
      1U);
  CHECK_FALSE(found(tests::book({{"Criteria", "A", "B", "%"}, {"Cost", "1", "2", "5"}})).weight_column);
}

TEST_CASE("a first column of figures without a total is asked about") {
  const auto book = tests::book({{"Criteria", "Points", "A", "B"}, {"Cost", "3", "1", "2"}, {"Total", "", "3", "6"}});
  CHECK(refused(book) == Codes{"unclear-columns"});
  TableChoices choices;
  choices.weights = 1;
  CHECK(titles(found(book, choices)) == std::vector<std::string>{"A", "B"});
  choices = {};
  choices.no_weights = true;
  CHECK(titles(found(book, choices)) == std::vector<std::string>{"Points", "A", "B"});
}

TEST_CASE("a row without figures is asked about where nothing tells what it is") {
  const auto book = tests::book({{"Criteria", "A", "B"}, {"Money", "", ""}, {"Cost", "1", "2"}});
  CHECK(refused(book) == Codes{"unclear-row"});
  TableChoices choices;
  choices.groups = {1};
  CHECK(found(book, choices).groups.at(0).title == "Money");
  choices.groups.emplace();
  CHECK(found(book, choices).criteria.size() == 2);
}

TEST_CASE("several columns of texts before the options are asked about") {
  const auto book = tests::book({{"Aim", "Test", "A", "B"}, {"Money", "Cost", "1", "2"}});
  CHECK(refused(book) == Codes{"no-criteria"});
  TableChoices choices;
  choices.criteria = 1;
  CHECK(found(book, choices).criteria.at(0).title == "Cost");
}

TEST_CASE("figures that nothing names are left out, and that is said") {
  Messages messages;
  const auto book = tests::book({{"Criteria", "A", "B"}, {"Cost", "1", "2"}, {"", "3", "4"}, {"Jobs", "1", "2"}});
  REQUIRE(imports::find_table(book, {}, messages));
  CHECK(tests::codes(messages) == Codes{"unnamed-row"});
}

TEST_CASE("a heading over nothing is left out, and that is said") {
  Messages messages;
  const auto book = tests::book({{"Criteria", "Weight", "A", "B"}, {"Part one"}, {"Money"}, {"Cost", "3", "1", "2"}});
  const auto table = imports::find_table(book, {}, messages);
  REQUIRE(table);
  CHECK(table->groups.size() == 1);
  CHECK(tests::codes(messages) == Codes{"empty-group"});
}

TEST_CASE("columns and rows are found by what heads them") {
  const auto table =
      found(tests::book({{"Leisure centres"},
                         {"No.", "Criteria", "What it means", "Weighting (1-5)", "Keep", "Trust", "Notes"},
                         {"1", "Cost", "To us", "3", "1", "2", "Draft"},
                         {"2", "Access", "For all", "2", "3", "3"},
                         {"", "Total score", "", "", "9", "12"},
                         {"", "% of maximum", "", "", "45%", "60%"},
                         {"", "Ranking", "", "", "2", "1"},
                         {"", "Scored by officers"}}));
  CHECK(titles(table) == std::vector<std::string>{"Keep", "Trust"});
  CHECK(table.criteria_column == 1);
  CHECK(table.weight_column == 3U);
  CHECK(table.description_column == 2U);
  CHECK(table.remark_column == 6U);
  CHECK(table.criteria.size() == 2);
  REQUIRE(table.results.size() == 3);
  CHECK(table.results[0].kind == imports::ResultKind::total);
  CHECK(table.results[1].kind == imports::ResultKind::percent);
  CHECK(table.results[2].kind == imports::ResultKind::rank);
  CHECK(table.notes == std::vector<imports::Place>{{7, 1}});
}

TEST_CASE("a criterion may begin as a total does") {
  const auto table =
      found(tests::book({{"Criteria", "A", "B"}, {"Total cost of ownership", "1", "2"}, {"Jobs", "2", "1"}}));
  CHECK(table.criteria.size() == 2);
  CHECK(table.results.empty());
}

TEST_CASE("groups are headings across the table, or cells merged beside it") {
  auto across = tests::book({{"Criteria", "A", "B"}, {"Money"}, {"Cost", "1", "2"}, {"People"}, {"Jobs", "1", "2"}});
  across.sheets[0].merged = {{{1, 0}, {1, 2}}, {{3, 0}, {3, 2}}};
  CHECK(found(across).groups.size() == 2);
  CHECK(found(across).criteria.at(1).group == 1U);

  auto beside = tests::book({{"", "Criteria", "A", "B"},
                             {"Money", "Cost", "1", "2"},
                             {"", "Income", "1", "2"},
                             {"People", "Jobs", "1", "2"}});
  beside.sheets[0].merged = {{{1, 0}, {2, 0}}};
  CHECK(found(beside).groups.size() == 2);
  CHECK(found(beside).criteria.at(1).group == 0U);
  CHECK(found(beside).criteria.at(2).group == 1U);
}

TEST_CASE("an option may have a score, a weighted score and a reason") {
  auto book = tests::book({{"Criteria", "Weight", "Keep", "", "", "Trust"},
                           {"", "", "Score", "Weighted", "Reason", "Score", "Weighted", "Reason"},
                           {"Cost", "3", "1", "3", "Dear", "2", "6", "Cheap"}});
  book.sheets[0].merged = {{{0, 2}, {0, 4}}, {{0, 5}, {0, 7}}};
  const auto table = found(book);
  REQUIRE(titles(table) == std::vector<std::string>{"Keep", "Trust"});
  CHECK(table.options[1].score == 5);
  CHECK(table.options[1].second == 6U);
  CHECK(table.options[1].reasons == 7U);
  CHECK(table.first == imports::Figures::scores);
  CHECK(table.second == imports::Figures::weighted);
}

TEST_CASE("scores that say what they are out of name no options, whatever stands below them") {
  const auto table = found(tests::book({{"Criteria", "Fee", "A", "B"},
                                        {"Cost", "Yearly", "3 / 5", "4 / 5"},
                                        {"Jobs", "Local", "4 / 5", "2 / 5"},
                                        {"Total", "5 = best", "7", "6"}}),
                           [] {
                             TableChoices choices;
                             choices.criteria = 0;
                             return choices;
                           }());
  CHECK(table.head == 0);
  CHECK(table.criteria.size() == 2);
}

TEST_CASE("headings of scores may say what they are out of") {
  for (const char* text : {"Score", "Score (0-5)", "Score /5", "Raw score out of 5"})
    CHECK(imports::heading_of(text) == imports::Heading::score);
  CHECK(imports::heading_of("Weighted score / 100") == imports::Heading::weighted);
  CHECK(imports::heading_of("Option 1 / 5") == imports::Heading::none);
}

TEST_CASE("a heading of criteria may be merged over their numbers") {
  auto book = tests::book({{"Criteria", "", "Weight", "A", "B"},
                           {"1.1", "Cost", "3", "1", "2"},
                           {"C2", "Access for all", "2", "1", "2"},
                           {"Total", "", "5", "5", "10"}});
  book.sheets[0].merged = {{{0, 0}, {0, 1}}, {{3, 0}, {3, 1}}};
  const auto table = found(book);
  CHECK(criteria(table) == std::vector<std::string>{"Cost", "Access for all"});
  CHECK(table.results.size() == 1);
}

TEST_CASE("sub-totals are told by their words, and a column of percentages may be weights") {
  CHECK(imports::result_of("Quality sub total").kind == imports::ResultKind::subtotal);
  CHECK(imports::result_of("Subtotal (quality)").kind == imports::ResultKind::subtotal);
  CHECK(refused(tests::book({{"Award criteria", "%", "A", "B"}, {"Price", "60", "1", "2"}})) ==
        Codes{"unclear-columns"});
}

TEST_CASE("some options with two columns of figures, and some with one, are not told apart") {
  CHECK(refused(tests::book({{"Criteria", "A", "B", "A"}, {"Cost", "1", "2", "3"}})) == Codes{"unclear-columns"});
}

TEST_CASE("options below each other are refused, unless the column is said to name criteria") {
  const auto by_word = tests::book({{"Option", "Cost", "Quality"}, {"Trust", "1", "2"}, {"Keep", "2", "1"}});
  CHECK(refused(by_word) == Codes{"turned-table"});
  TableChoices choices;
  choices.criteria = 0;
  CHECK(titles(found(by_word, choices)) == std::vector<std::string>{"Cost", "Quality"});
  CHECK(refused(tests::book({{"", "Cost", "Quality"}, {"Weighting", "60", "40"}, {"Keep", "2", "1"}})) ==
        Codes{"turned-table"});
  CHECK(refused(tests::book({{"", "Cost (60%)", "Quality (40%)"}, {"Trust", "1", "2"}, {"Keep", "2", "1"}})) ==
        Codes{"turned-table"});
}

TEST_CASE("a last row that adds up those above is a total, whatever it is called") {
  const auto with_last = [](const std::string& a, const std::string& b) {
    return found(tests::book({{"Criteria", "Weight", "A", "B"},
                              {"Cost", "2", "1", "2"},
                              {"Access", "3", "2", "1"},
                              {"All in all", "", a, b}}))
        .results.size();
  };
  CHECK(with_last("8", "7") == 1);  // weight × score
  CHECK(with_last("3", "3") == 1);  // scores
  CHECK(with_last("8", "6") == 0);
}

TEST_CASE("a total may say its maximum") {
  CHECK(imports::result_of("TOTAL SCORE (max 600)").kind == imports::ResultKind::total);
  CHECK(imports::result_of("Total /120").kind == imports::ResultKind::total);
  CHECK(imports::result_of("Weighted score out of 1,200").kind == imports::ResultKind::weighted_total);
  CHECK(imports::result_of("Maximum score").kind == imports::ResultKind::maximum);
  CHECK(imports::result_of("Maximum score (600)").kind == imports::ResultKind::maximum);
  CHECK(imports::maximum_in("Total, out of 1,200")->maximum.literal == "1200");
  CHECK_FALSE(imports::maximum_in("Access to the A12"));
}

TEST_CASE("scores that are words are named where they keep options from being found") {
  Messages messages;
  CHECK_FALSE(imports::find_table(tests::book({{"Criteria", "A", "B"}, {"Cost", "✓✓", "✓"}}), {}, messages));
  REQUIRE(messages.all().size() == 1);
  CHECK(messages.all().front().where == "sheet Scores, B2");
  CHECK(messages.all().front().text.contains("“✓✓” below “A”"));
  TableChoices choices;
  choices.score_words = {"✓", "✓✓"};
  CHECK(titles(found(tests::book({{"Criteria", "A", "B"}, {"Cost", "✓✓", "✓"}}), choices)).size() == 2);
}

TEST_CASE("figures with signs beside them are no names of options") {
  const auto book = tests::book({{"Criteria", "A", "B"}, {"Capital", "£1.2m", "£3.4m"}, {"Jobs", "4 - Good", "3*"}});
  CHECK(titles(found(book)) == std::vector<std::string>{"A", "B"});
  CHECK(found(book).criteria.size() == 1);  // “Capital” is money
}

TEST_CASE("amounts of money without a weight are no criteria, whether they are texts or formats") {
  auto book = tests::book({{"Criteria", "Weight", "A", "B"},
                           {"Access", "3", "2", "4"},
                           {"Saving", "", "310", "0"},
                           {"Set-up cost", "", "£1.2m", "n/a"},
                           {"Price", "2", "£3", "£5"},
                           {"Total", "", "6", "12"}});
  for (const std::uint32_t column : {2U, 3U}) {
    imports::Cell cell = *book.sheets[0].at({2, column});
    cell.before = "£";
    book.sheets[0].put({2, column}, cell);
  }
  CHECK(criteria(found(book)) == std::vector<std::string>{"Access", "Price", "not Saving", "not Set-up cost"});
  // Where nothing else is there, they are all there is.
  CHECK(found(tests::book({{"Criteria", "A", "B"}, {"Cost", "£3", "£5"}})).criteria.size() == 1);
}

TEST_CASE("a row that the totals show not to count is no criterion, and that is said at its row") {
  Messages messages;
  const auto book = tests::book({{"Criteria", "Weight", "A", "B"},
                                 {"Access", "30%", "2", "4"},
                                 {"Net cost (000)", "", "1,450", "980"},
                                 {"Jobs", "70%", "3", "1"},
                                 {"Total", "", "2.7", "1.9"}});
  const auto table = imports::find_table(book, {}, messages);
  REQUIRE(table);
  CHECK(criteria(*table) == std::vector<std::string>{"Access", "Jobs", "not Net cost (000)"});
  REQUIRE(messages.all().size() == 1);
  CHECK(messages.all().front().code == "left-out-row");
  CHECK(messages.all().front().where == "sheet Scores, row 3");
  // One whose figures may be scores is a criterion whose weight is missing; so is any where the totals do not tell.
  const auto rows = [](const char* figure, const char* total) {
    return found(tests::book({{"Criteria", "Weight", "A", "B"},
                              {"Access", "3", "1", "5"},
                              {"Jobs", "", figure, "2"},
                              {"Total", "", total, "15"}}))
        .criteria.size();
  };
  CHECK(rows("4", "3") == 2);
  CHECK(rows("14", "3") == 1);
  CHECK(rows("14", "8") == 2);
}

TEST_CASE("without weights, rows above the total that are not in it are no criteria") {
  const auto rows = [](const char* a, const char* b) {
    return criteria(found(tests::book({{"Criteria", "A", "B"},
                                       {"Access", "2", "4"},
                                       {"Jobs", "3", "1"},
                                       {"Staff", "12", "9"},
                                       {"Visits", "4", "7"},
                                       {"Total", a, b}})));
  };
  CHECK(rows("5", "5") == std::vector<std::string>{"Access", "Jobs", "not Staff", "not Visits"});
  CHECK(rows("21", "21").size() == 4);
  CHECK(rows("20", "20") == std::vector<std::string>{"Access", "Jobs", "Staff", "Visits"});
  // A total that leaves out what may be a score is wrong.
  CHECK(found(tests::book({{"Criteria", "A", "B"},
                           {"Access", "2", "4"},
                           {"Jobs", "3", "1"},
                           {"Staff", "2", "3"},
                           {"Total", "5", "5"}}))
            .criteria.size() == 3);
}

TEST_CASE("a row with the weight of those below it heads them") {
  Messages messages;
  const auto book = tests::book({{"Criteria", "Weight", "A", "B"},
                                 {"Money", "30%", "", ""},
                                 {"Cost", "20%", "1", "2"},
                                 {"Income", "10%", "1", "2"},
                                 {"People", "60%", "", ""},
                                 {"Jobs", "70%", "1", "2"},
                                 {"Total", "100%", "1", "2"}});
  const auto table = imports::find_table(book, {}, messages);
  REQUIRE(table);
  REQUIRE(table->groups.size() == 2);
  CHECK(table->criteria.size() == 3);
  CHECK(table->criteria[2].group == 1U);
  REQUIRE(messages.all().size() == 1);
  CHECK(messages.all().front().where == "sheet Scores, B5");
  CHECK(messages.all().front().text == "B5 shows 60%, and the weights of its criteria come to 70%");
  // Without such a sum it may be a criterion without scores.
  CHECK(found(tests::book({{"Criteria", "Weight", "A", "B"}, {"Money", "30", "", ""}, {"Cost", "20", "1", "2"}}))
            .criteria.size() == 2);
}

TEST_CASE("what is said in two languages is what both say") {
  const auto table = found(tests::book({{"Meini prawf / Criteria", "Pwysoliad / Weighting", "A", "B"},
                                        {"Mynediad / Access", "3", "1", "2"},
                                        {"Pobl / Place", "2", "1", "2"},
                                        {"Cyfanswm / Total", "5", "5", "10"},
                                        {"Safle / Rank", "", "2", "1"}}));
  CHECK(table.weight_column == 1U);
  CHECK(table.criteria.size() == 2);
  REQUIRE(table.results.size() == 2);
  CHECK(table.results[0].kind == imports::ResultKind::total);
  CHECK(table.results[1].kind == imports::ResultKind::rank);
}

TEST_CASE("signs name no options, whatever stands below them") {
  Messages messages;
  CHECK_FALSE(imports::find_table(
      tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "3", "✓✓", "✓"}, {"Total", "", "6", "3"}}), {},
      messages));
  REQUIRE(messages.all().size() == 1);
  CHECK(messages.all().front().where == "sheet Scores, C2");
  for (const char* sign : {"✓", "★★☆", "+/-", "++"}) CHECK(imports::is_sign(sign));
  for (const char* word : {"A", "Cadw", "é", "日本", "1"}) CHECK_FALSE(imports::is_sign(word));
}

TEST_CASE("weights and scores are read as people write them") {
  CHECK(imports::weight_in("x3")->literal == "3");
  CHECK(imports::weight_in("×2.5")->literal == "2.5");
  CHECK(imports::weight_in("2x")->literal == "2");
  CHECK(imports::weight_in("20%")->is_percent);
  CHECK_FALSE(imports::weight_in("x"));
  CHECK(imports::given_in("4")->number.literal == "4");
  CHECK_FALSE(imports::given_in("4")->maximum);
  for (const char* text : {"4 / 5", "4/5", "4 out of 5", "4 (out of 5)"}) {
    REQUIRE(imports::given_in(text));
    CHECK(imports::given_in(text)->number.literal == "4");
    CHECK(imports::given_in(text)->maximum->literal == "5");
  }
  for (const char* text : {"Good / 5", "4 or 5", "1/2/3", ""}) CHECK_FALSE(imports::given_in(text));
  for (const char* text : {"£3", "-£1.2m", "(£ 300)", "£-4"}) CHECK(imports::says_money(text));
  for (const char* text : {"3", "£", "Cost £3", "££3"}) CHECK_FALSE(imports::says_money(text));
}

TEST_CASE("headings may stand over two rows, merged down or beside blank cells") {
  auto merged = tests::book({{"Which pool"},
                             {"Criteria", "Weight", "Options", "", "Comments", "Risk"},
                             {"", "", "Keep", "Close"},
                             {"Cost", "5", "1", "2", "Draft", "See annex"}});
  merged.sheets[0].merged = {{{1, 0}, {2, 0}}, {{1, 1}, {2, 1}}, {{1, 2}, {1, 3}}, {{1, 4}, {2, 4}}, {{1, 5}, {2, 5}}};
  const auto plain = tests::book({{"Criteria", "Weight"}, {"", "", "Keep", "Close"}, {"Cost", "5", "1", "2"}});
  const auto below = tests::book({{"", "", "Keep", "Close"}, {"Criteria", "Weight"}, {"Cost", "5", "1", "2"}});
  for (const auto& book : {merged, plain, below}) {
    CHECK(found(book).weight_column == 1U);
    CHECK(found(book).criteria.size() == 1);
    CHECK(titles(found(book)) == std::vector<std::string>{"Keep", "Close"});
  }
  CHECK(found(merged).remark_column == 4U);
  CHECK(found(merged).headings.at(5) == imports::Place{1, 5});
}

TEST_CASE("what stands over several options says what their columns hold") {
  const auto table = found(tests::book({{"Criteria", "Weight", "Raw scores", "", "Weighted scores", ""},
                                        {"", "", "A", "B", "A", "B"},
                                        {"Cost", "5", "1", "2", "5", "10"}}));
  CHECK(table.first == imports::Figures::scores);
  CHECK(table.second == imports::Figures::weighted);
  CHECK(table.options.at(1).second == 5U);
}

TEST_CASE("sums of a group that a column names, and averages, are no criteria") {
  const auto table = found(tests::book({{"Theme", "Criteria", "Weight", "A", "B"},
                                        {"Money", "Cost", "5", "1", "2"},
                                        {"", "Income", "5", "1", "2"},
                                        {"Money total", "", "10", "2", "4"},
                                        {"Staff", "Jobs", "1", "3", "3"},
                                        {"", "Average score", "", "1.7", "2.3"},
                                        {"", "Average cost of a job", "2", "1", "1"}}));
  CHECK(table.criteria.size() == 4);
  CHECK(table.groups.size() == 2);
  REQUIRE(table.results.size() == 2);
  CHECK(table.results[0].kind == imports::ResultKind::subtotal);
  CHECK(table.results[1].kind == imports::ResultKind::average);
}

TEST_CASE("another column of weights is asked about, and is no option") {
  const auto book = tests::book({{"Criteria", "Old weight", "Weight", "A", "B"}, {"Cost", "3", "5", "1", "2"}});
  CHECK(refused(book) == Codes{"unclear-columns"});
  TableChoices choices;
  choices.weights = 2;
  CHECK(titles(found(book, choices)) == std::vector<std::string>{"A", "B"});
}

TEST_CASE("what stands below the total is kept with its figures, and headings that come again are not") {
  const auto table = found(tests::book({{"Criteria", "A", "B"},
                                        {"Cost", "1", "2"},
                                        {"Criteria", "A", "B"},
                                        {"Jobs", "1", "2"},
                                        {"Total", "2", "4"},
                                        {"Net cost", "-12", "-9"}}));
  CHECK(table.criteria.size() == 2);
  CHECK(table.notes == std::vector<imports::Place>{{5, 0}, {5, 1}, {5, 2}});
}

TEST_CASE("options may be numbered in one row and named in the next, and have texts below") {
  const auto numbered = found(tests::book(
      {{"Criteria", "Weight", "Option 1", "Option 2"}, {"", "", "Keep", "Close"}, {"Cost", "3", "1", "2"}}));
  CHECK(titles(numbered) == std::vector<std::string>{"Option 1: Keep", "Option 2: Close"});
  CHECK(numbered.weight_column == 1U);
  CHECK(numbered.criteria.size() == 1);
  Messages messages;
  const auto book = tests::book({{"Criteria", "Option 1", "Option 2"},
                                 {"What it is", "The council runs it", "A trust does"},
                                 {"Cost", "1", "2"},
                                 {"Jobs", "Fair", "Poor"}});
  const auto described = imports::find_table(book, {}, messages);
  REQUIRE(described);
  CHECK(titles(*described) == std::vector<std::string>{"Option 1", "Option 2"});
  CHECK(criteria(*described) == std::vector<std::string>{"Cost", "Jobs", "not What it is"});
  CHECK(tests::codes(messages) == Codes{"left-out-row"});
  for (const char* text : {"Option 1", "Model B", "Option 2a", "3"}) CHECK(imports::is_option_number(text));
  for (const char* text : {"Keep", "Option one", "Trust 1", ""}) CHECK_FALSE(imports::is_option_number(text));
}

TEST_CASE("a key below the table is no part of it, and no cell of rows without figures is lost") {
  const auto table = found(tests::book({{"Criteria", "Weight", "A", "B", "Notes"},
                                        {"Cost", "3", "1", "2"},
                                        {"", "", "", "", "Of 2025"},
                                        {"Jobs", "2", "3", "1"},
                                        {"Total", "5"},
                                        {""},
                                        {"Key:", "", "the guide"},
                                        {"High", "3"}}));
  CHECK(table.criteria.size() == 2);
  CHECK(table.results.empty());
  CHECK(table.notes == std::vector<imports::Place>{{2, 4}, {4, 0}, {4, 1}, {6, 0}, {6, 2}, {7, 0}, {7, 1}});
  // A criterion without scores right below others is one.
  CHECK(found(tests::book({{"Criteria", "Weight", "A", "B"}, {"Cost", "3", "1", "2"}, {"Jobs", "2", "", ""}}))
            .criteria.size() == 2);
}

TEST_CASE("a key beside the table is no option, and what stands apart without a total is asked about") {
  const auto beside = [](const char* heading) {
    return tests::book({{"Criteria", "Weight", "A", "B", "", heading},
                        {"Cost", "2", "4", "3", "", "5 = best"},
                        {"Access", "4", "2", "2", "", "0 = worst"},
                        {"Total", "", "16", "14"}});
  };
  CHECK(titles(found(beside("Key"))) == std::vector<std::string>{"A", "B"});
  CHECK(refused(beside("What they mean")) == Codes{"unclear-columns"});
}

TEST_CASE("a row of ordinals ranks the options, whatever it is called") {
  const auto table = found(tests::book({{"Criteria", "A", "B"},
                                        {"Cost", "1", "2"},
                                        {"Jobs", "1", "1"},
                                        {"All in all", "2", "3"},
                                        {"Where they come", "1st", "2nd"}}));
  CHECK(table.criteria.size() == 2);
  REQUIRE(table.results.size() == 2);
  CHECK(table.results[0].kind == imports::ResultKind::total);
  CHECK(table.results[1].kind == imports::ResultKind::rank);
  for (const char* text : {"1st", "2nd=", "11th"}) CHECK(imports::is_ordinal(text));
  for (const char* text : {"1", "st", "1stx", "123rd", ""}) CHECK_FALSE(imports::is_ordinal(text));
  CHECK(imports::weight_in("High (3)")->literal == "3");
}
