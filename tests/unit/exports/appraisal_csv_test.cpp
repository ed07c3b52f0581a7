#include "exports/appraisal_csv.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "appraisal_example.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::csv;
using exports::DataTable;
using exports::Json;
using tests::choice;
using tests::english;

namespace {

// The lines behind the byte order mark and the headings.
std::string body(std::vector<Json> row) {
  const std::string text = csv({std::vector<std::string>(row.size(), "h"), {std::move(row)}});
  return text.substr(text.find("\r\n") + 2);
}

// The value of a column in the row whose other columns have these values.
Json value(const DataTable& table, const std::map<std::string, Json>& where, const std::string& column) {
  const auto place = [&](const std::string& heading) {
    const auto found = std::ranges::find(table.headings, heading);
    REQUIRE(found != table.headings.end());
    return static_cast<std::size_t>(found - table.headings.begin());
  };
  for (const auto& row : table.rows) {
    const auto holds = [&](const auto& condition) { return row[place(condition.first)] == condition.second; };
    if (std::ranges::all_of(where, holds)) return row[place(column)];
  }
  FAIL("no such row");
  return {};
}

}  // namespace

TEST_CASE("text that a spreadsheet would run as a formula becomes text") {
  CHECK(body({"=1+1"}) == "\"'=1+1\"\r\n");
  CHECK(body({"+441905"}) == "\"'+441905\"\r\n");
  CHECK(body({"-2"}) == "-2\r\n");  // a number
  CHECK(body({"-2+3"}) == "\"'-2+3\"\r\n");
  CHECK(body({"@SUM(A1)"}) == "\"'@SUM(A1)\"\r\n");
  CHECK(body({"\t=1"}) == "\"'\t=1\"\r\n");
  CHECK(body({"\r=1"}) == "\"'\r=1\"\r\n");
  CHECK(body({"1-2=3@x"}) == "1-2=3@x\r\n");
}

TEST_CASE("negative numbers are left alone") { CHECK(body({-25, -0.5}) == "-25,-0.5\r\n"); }

TEST_CASE("commas, quotation marks and line ends are quoted") {
  CHECK(body({"a,b", "say \"no\"", "two\nlines", "plain"}) == "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",plain\r\n");
}

TEST_CASE("what is missing is empty, truth is yes or no") { CHECK(body({Json(), true, false, 0}) == ",yes,no,0\r\n"); }

TEST_CASE("a file begins with a byte order mark and the headings") {
  CHECK(csv({{"Option", "Score"}, {}}) == "\xEF\xBB\xBFOption,Score\r\n");
}

TEST_CASE("every table has as many values a row as headings") {
  const Json document = choice();
  for (const DataTable& table : {exports::scores_table(document), exports::audit_table(document),
                                 exports::robustness_table(document, english())}) {
    CHECK_FALSE(table.rows.empty());
    for (const auto& row : table.rows) CHECK(row.size() == table.headings.size());
  }
}

TEST_CASE("scores have a row a cell, and one for a criterion that was not assessed") {
  const DataTable table = exports::scores_table(choice());
  CHECK(table.rows.size() == 7);
  CHECK(value(table, {{"Criterion id", "speed"}, {"Option id", "c"}}, "State") == "unreadable");
  CHECK(value(table, {{"Criterion id", "speed"}, {"Option id", "c"}}, "Score").is_null());
  CHECK(value(table, {{"Criterion id", "speed"}, {"Option id", "b"}}, "Score") == 10);
  CHECK(value(table, {{"Criterion id", "speed"}, {"Option id", "b"}}, "Option") == "-B, \"quoted\"");
  CHECK(value(table, {{"State", "not assessed"}}, "Reason") == "Nobody knows.");
}

TEST_CASE("the audit puts published figures beside recomputed ones") {
  const DataTable table = exports::audit_table(choice());
  const std::string b = "-B, \"quoted\"";
  CHECK(value(table, {{"Kind", "figure"}, {"Code", "total"}, {"Option", b}}, "Published") == 41);
  CHECK(value(table, {{"Kind", "figure"}, {"Code", "total"}, {"Option", b}}, "Recomputed") == 40);
  CHECK(value(table, {{"Kind", "figure"}, {"Code", "total"}, {"Option", "Ünnamed"}}, "Recomputed").is_null());
  CHECK(value(table, {{"Kind", "figure"}, {"Code", "total"}, {"Option", "Ünnamed"}}, "Highest") == 55);
  CHECK(value(table, {{"Kind", "figure"}, {"Code", "rank"}, {"Option", "Ünnamed"}}, "Lowest") == 1);
  CHECK(value(table, {{"Kind", "finding"}, {"Code", "total-differs"}}, "Difference") == 1);
  CHECK(value(table, {{"Kind", "finding"}, {"Code", "total-differs"}}, "Source") == "Title of report");
}

TEST_CASE("robustness has a row a figure") {
  const DataTable table = exports::robustness_table(choice(), english());
  CHECK(value(table, {{"Result", "weight-stability, first place"}, {"Criterion", "Speed"}}, "Sentence") ==
        "above 0.666666667, -B, \"quoted\" stands above Option A");
  CHECK(value(table, {{"Result", "rank-acceptability, draws"}}, "Value") == 100'000);
  CHECK(value(table, {{"Result", "without-option"}, {"Other option", "Option A"}, {"Option", "Option A"}}, "Rank")
            .is_null());
  CHECK(value(table, {{"Result", "rank-acceptability"}, {"Option", "Option A"}, {"Rank", 1}}, "Value").get<double>() >
        0);
}

TEST_CASE("a percentage of weights that were never published is no figure of the audit") {
  Json document = choice();
  const std::map<std::string, Json> percentage{{"Kind", "figure"}, {"Code", "percentage"}, {"Option", "Option A"}};
  CHECK(value(exports::audit_table(document), percentage, "Published") == 71.4);
  document["weights_published"] = false;
  CHECK(value(exports::audit_table(document), percentage, "Published").is_null());
}

TEST_CASE("a rank that missing scores leave open is not recomputed") {
  Json document = choice();
  const std::map<std::string, Json> rank{{"Kind", "figure"}, {"Code", "rank"}, {"Option", "Option A"}};
  CHECK(value(exports::audit_table(document), rank, "Recomputed").is_null());
  document["options"][0]["rank_range"] = {{"best", 1}, {"worst", 1}};
  CHECK(value(exports::audit_table(document), rank, "Recomputed") == 1);
}

TEST_CASE("who rises and who falls is said for each end of a range") {
  Json document = choice();
  const std::map<std::string, Json> leader{{"Result", "weight-stability, first place"}, {"Criterion", "Speed"}};
  Json& range = document["robustness"]["weight_stability"][0]["leader"];
  range["below"] = {{"rises", "c"}, {"falls", "a"}};
  range["from"] = 0.25;
  CHECK(value(exports::robustness_table(document, english()), leader, "Sentence") ==
        "below 0.25, Ünnamed stands above Option A; above 0.666666667, -B, \"quoted\" stands above Option A");
  range["above"] = nullptr;
  CHECK(value(exports::robustness_table(document, english()), leader, "Sentence") ==
        "below 0.25, Ünnamed stands above Option A");
  range["below"] = nullptr;
  CHECK(value(exports::robustness_table(document, english()), leader, "Sentence").is_null());
}

TEST_CASE("dominance and the weights that put an option first have rows") {
  Json document = choice();
  document["robustness"]["dominance"] = Json::parse(R"([{"winner": "a", "loser": "b"}])");
  document["robustness"]["rank_acceptability"]["options"][1]["central_weights"] = nullptr;
  const DataTable table = exports::robustness_table(document, english());
  CHECK(value(table, {{"Result", "dominance"}, {"Option", "Option A"}}, "Other option") == "-B, \"quoted\"");
  CHECK(value(table, {{"Result", "central-weight"}, {"Option", "Option A"}, {"Criterion", "Cost"}}, "Value")
            .get<double>() > 0);
  const auto of_b = [](const auto& row) { return row[0] == "central-weight" && row[1] == "-B, \"quoted\""; };
  CHECK(std::ranges::none_of(table.rows, of_b));
}
