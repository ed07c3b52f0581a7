#include "exports/appraisal_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "appraisal_example.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using base::Rational;
using exports::Json;
using exports::json_number;
using tests::choice;

namespace {

const Json& item(const Json& list, std::string_view key, std::string_view id) {
  for (const Json& candidate : list)
    if (candidate[std::string(key)] == id) return candidate;
  FAIL("nothing is called " << id);
  return list;
}

const Json& cell(const Json& document, std::string_view criterion, std::string_view option) {
  for (const Json& candidate : document["cells"])
    if (candidate["criterion"] == criterion && candidate["option"] == option) return candidate;
  FAIL("no cell " << criterion << ", " << option);
  return document;
}

}  // namespace

TEST_CASE("what is missing is null and never zero") {
  const Json document = choice();
  const Json& missing = cell(document, "speed", "c");
  CHECK(missing["state"] == "unreadable");
  for (const char* key : {"published", "score", "weighted", "level", "rationale", "note"})
    CHECK(missing[key].is_null());
  CHECK(cell(document, "cost", "b")["score"] == 0);
  const Json& published = item(document["options"], "id", "c")["published"];
  for (const auto& [key, value] : published.items()) CHECK(value.is_null());
  CHECK(document["date"].is_null());
  CHECK(document["maximum"]["published"].is_null());
}

TEST_CASE("totals are given as the lowest and highest that missing cells allow") {
  const Json document = choice();
  const Json& c = item(document["options"], "id", "c");
  CHECK(c["total"] == Json{{"lowest", 15}, {"highest", 55}, {"taken", 35}});
  CHECK(c["percentage"] == 50);
  CHECK(c["rank"] == 3);
  CHECK(c["rank_range"] == Json{{"best", 1}, {"worst", 3}});
  CHECK(c["missing"] == Json{"speed"});
  CHECK(c["basis"] == "midpoint");
  CHECK(c["fillings"].is_null());
}

TEST_CASE("the ways to fill the gaps are counted, and listed when they are few") {
  std::string text(tests::example_appraisal);
  text.replace(text.find("title = \"Ünnamed\""), 0, "published = { total = 35 }\n");
  const Json document = choice(text);
  const Json& c = item(document["options"], "id", "c");
  CHECK(c["basis"] == "only-filling");
  CHECK(c["fillings"] == Json{{"possible", 3}, {"matching", 1}, {"exact", true}, {"listed", Json{Json{5}}}});
}

TEST_CASE("published figures stand as printed beside what the scores give") {
  const Json document = choice();
  const Json& a = item(document["options"], "id", "a");
  CHECK(a["published"]["percent"] == 71.4);
  CHECK(a["published"]["percent_decimals"] == 1);
  CHECK(a["percentage"].dump() == "71.428571429");
  const Json& finding = item(document["findings"], "code", "total-differs");
  CHECK(finding["severity"] == "error");
  CHECK(finding["option"] == "b");
  CHECK(finding["criterion"].is_null());
  CHECK(finding["published"] == 41);
  CHECK(finding["recomputed"] == 40);
  CHECK(finding["difference"] == 1);
  CHECK(finding["source"] == "report");
  CHECK(finding["where"] == "table 1");
}

TEST_CASE("texts lose their markup and keep their characters") {
  const Json document = choice();
  CHECK(cell(document, "speed", "a")["rationale"] == "Fast & cheap.[1a]");
  CHECK(document["citations"][0]["number"] == 1);
  CHECK(document["citations"][0]["source"] == "report");
}

TEST_CASE("a criterion that was not assessed is listed and has no cells") {
  const Json document = choice();
  CHECK(item(document["criteria"], "id", "luck")["assessed"] == false);
  CHECK(item(document["criteria"], "id", "luck")["not_assessed"] == "Nobody knows.");
  CHECK(document["cells"].size() == 6);
}

TEST_CASE("weights that were not published are null, and every criterion counts once") {
  const Json document = choice(
      "title = \"T\"\nsummary = \"S.\"\ncouncil = \"C\"\nsource = { id = \"report\" }\ncells = \"raw\"\n"
      "[scale]\nlevels = [ { id = \"l\", title = \"L\", score = 1 }, { id = \"h\", title = \"H\", score = 5 } ]\n"
      "[[option]]\nid = \"a\"\ntitle = \"A\"\n[[option]]\nid = \"b\"\ntitle = \"B\"\n"
      "[[criterion]]\nid = \"k\"\ntitle = \"K\"\n[criterion.published]\na = 1\nb = 5\n");
  CHECK(document["weights_published"] == false);
  CHECK(document["criteria"][0]["weight"].is_null());
  CHECK(cell(document, "k", "b")["weighted"].is_null());
  CHECK(item(document["options"], "id", "b")["total"]["taken"] == 5);
}

TEST_CASE("robustness names options and criteria by their ids") {
  const Json robustness = choice()["robustness"];
  CHECK(robustness["first"] == Json{"a"});
  CHECK(robustness["first_is_certain"] == false);
  const Json& speed = item(robustness["weight_stability"], "criterion", "speed");
  CHECK(speed["share"].dump() == "0.571428571");
  // A: 5 and 10, B: 10 and 0; they cross where 5t + 10(1 - t) = 10t.
  CHECK(speed["leader"]["to"].dump() == "0.666666667");
  CHECK(speed["leader"]["above"] == Json{{"rises", "b"}, {"falls", "a"}});
  CHECK(speed["leader"]["below"].is_null());
  CHECK(speed["leader_certain"].is_null());
  CHECK(robustness["flips"][0]["outcome"] == "changes-leader");
  CHECK(item(robustness["schemes"], "scheme", "without-criterion")["subject"] == "speed");
}

TEST_CASE("rank acceptability gives options by ranks, with seed and draws") {
  const Json ranks = choice()["robustness"]["rank_acceptability"];
  CHECK(ranks["seed"] == 20'171'101);
  CHECK(ranks["draws"] == 100'000);
  REQUIRE(ranks["options"].size() == 3);
  for (const Json& row : ranks["options"]) {
    REQUIRE(row["ranks"].size() == 3);
    double sum = 0;
    for (const Json& share : row["ranks"]) sum += share.get<double>();
    CHECK(sum == Approx(1));
  }
  double weights = 0;
  for (const auto& [criterion, weight] : item(ranks["options"], "option", "a")["central_weights"].items())
    weights += weight.get<double>();
  CHECK(weights == Approx(1));
}

TEST_CASE("numbers are exact as far as fifteen digits go") {
  CHECK(json_number(1810).dump() == "1810");
  CHECK(json_number(-25).dump() == "-25");
  CHECK(json_number(Rational(1, 8)).dump() == "0.125");
  CHECK(json_number(Rational(-2, 3)).dump() == "-0.666666667");
  CHECK(json_number(Rational(29'999'999'999, 30'000'000'000)).dump() == "1");
  CHECK(json_number(Rational(100'000'000'000'001, 1000)).dump() == "100000000000.001");
  CHECK(json_number(Rational(2'999'998, 3)).dump() == "999999.333333333");
  CHECK(json_number(Rational(3'000'001, 3)).dump() == "1000000.33333333");
  CHECK(json_number(Rational(2'000'000'000'000'001, 2)).dump() == "1000000000000001");
  CHECK(json_number(1'000'000'000'000'001).dump() == "1000000000000001");
  CHECK(json_number(Rational(3'000'000'000'000'000'001, 3)).dump() == "1e+18");  // more digits than readers take
}

TEST_CASE("the ways to fill the gaps are counted where none gives the published total") {
  std::string text(tests::example_appraisal);
  text.replace(text.find("title = \"Ünnamed\""), 0, "published = { total = 36 }\n");
  const Json document = choice(text);
  const Json& c = item(document["options"], "id", "c");
  CHECK(c["basis"] == "midpoint");
  CHECK(c["fillings"] == Json{{"possible", 3}, {"matching", 0}, {"exact", true}, {"listed", Json::array()}});
}

TEST_CASE("a cell off the scale is told, and what its row would come to were it meant otherwise") {
  std::string text(tests::example_appraisal);
  const std::string_view printed = "a = 30\n";
  text.replace(text.find(printed), printed.size(), "a = { value = -30, as_printed = true }\n");
  const Json document = choice(text);
  CHECK(cell(document, "cost", "a")["off_scale"] == true);
  CHECK(cell(document, "cost", "a")["level"].is_null());
  CHECK(cell(document, "cost", "b")["off_scale"] == false);
  CHECK(cell(document, "cost", "b")["level"] == "low");
  CHECK(cell(document, "speed", "c")["off_scale"] == false);
  const Json& other = item(document["options"], "id", "a")["other_reading"];
  CHECK(other["total"] == Json{{"lowest", 50}, {"highest", 50}});
  CHECK(other["sign_changed"] == Json{"cost"});
  CHECK(other["left_open"].empty());
  CHECK(other["explains"] == true);
  CHECK(item(document["options"], "id", "b")["other_reading"].is_null());
}

TEST_CASE("a gate says who passed it, and where that stands") {
  const Json gates = choice(std::string(tests::example_appraisal) +
                            "[[gate]]\nid = \"legal\"\ntitle = \"Legal\"\nsource = { id = \"report\", where = \"part "
                            "2\" }\nresults = { a = \"pass\", b = \"fail\", c = \"pass\" }\n")["gates"];
  CHECK(gates == Json::parse(R"([{"id": "legal", "title": "Legal", "passed": {"a": true, "b": false, "c": true},
    "source": "report", "where": "part 2"}])"));
}

TEST_CASE("criteria in no group count alone as a group without a name") {
  std::string text(tests::example_appraisal);
  text.replace(text.find("[[option]]"), 0, "[[group]]\nid = \"g\"\ntitle = \"Group\"\n");
  text.replace(text.find("title = \"Speed\""), 0, "group = \"g\"\n");
  std::vector<Json> subjects;
  const Json schemes = choice(text)["robustness"]["schemes"];
  for (const Json& scheme : schemes)
    if (scheme["scheme"] == "one-group") subjects.push_back(scheme["subject"]);
  CHECK(subjects == std::vector<Json>{"g", nullptr});
}

TEST_CASE("an option that is nowhere behind another and somewhere ahead dominates it") {
  std::string text(tests::example_appraisal);
  const std::string_view printed = "b = 40\n";
  text.replace(text.find(printed), printed.size(), "b = 0\n");
  CHECK(choice(text)["robustness"]["dominance"] == Json::parse(R"([
    {"winner": "a", "loser": "b"}, {"winner": "c", "loser": "b"}])"));
}
