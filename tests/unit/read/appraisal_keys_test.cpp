#include "read/appraisal_keys.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "read/common_keys.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using Found = std::vector<base::Diagnostic>;

namespace {

struct Result {
  catalogue::Appraisal appraisal;
  Found diagnostics;
};

Result decoded(std::string_view toml_text) {
  base::FileNames names;
  const read::Place place{names.add("appraisals/example.toml"), 0};
  base::Diagnostics out;
  Result result;
  const read::TomlText toml(toml_text, place, out);
  if (toml.table()) {
    read::TableReader table(toml, out);
    catalogue::Entry entry = read::read_common_keys({"appraisals/example.toml", "example", {{toml_text, place.file}}},
                                                    catalogue::Kind::page, table, out);
    read::read_appraisal_keys(entry, table, result.appraisal, out);
    table.finish();
  }
  result.diagnostics = out.sorted(names);
  return result;
}

// A sound appraisal of two options and one criterion, with one piece of text replaced.
std::string example(std::string_view from = {}, std::string_view to = {}) {
  std::string text = R"(title = "T"
summary = "S"
council = "C"
cells = "weighted"
source = "report"
[scale]
levels = [ { id = "high", title = "High", score = 10 }, { id = "low", title = "Low", score = 0 } ]
[bands]
applies_to = "weighted score"
levels = [ { id = "good", title = "Good", from = 11, to = 20 }, { id = "poor", title = "Poor", from = 0, to = 10 } ]
[[option]]
id = "one"
title = "One"
published = { total = 20, rank = 1 }
[[option]]
id = "two"
title = "Two"
published = { total = 0, rank = 2 }
[[gate]]
id = "gate"
title = "G"
results = { one = "pass", two = "fail" }
[[criterion]]
id = "first"
title = "First"
weight = 2
expects = { high = 1 }
levels = { high = "yes" }
published = { one = 20, two = 0 }
)";
  if (!from.empty()) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  }
  return text;
}

// The only diagnostic of the example with one piece of text replaced.
base::Diagnostic only(std::string_view from, std::string_view to) {
  const Found found = decoded(example(from, to)).diagnostics;
  REQUIRE(found.size() == 1);
  return found.front();
}

std::string contents(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a sound appraisal is read without complaint") {
  const Result result = decoded(example());
  CHECK(result.diagnostics.empty());
  CHECK(result.appraisal.options[1].published.total->figure.value == 0);
  CHECK(result.appraisal.gates[0].passed == std::vector<bool>{true, false});
  CHECK(result.appraisal.criteria[0].cells[0].value.value == 20);
}

TEST_CASE("an id that is not an option's is reported with the nearest one") {
  const auto found = only("two = \"fail\" }", "two = \"fail\", twoo = \"fail\" }");
  CHECK(found.code == "unknown-option");
  CHECK(found.help == "did you mean \"two\"?");
  CHECK(found.span.line == 22);
  CHECK(found.span.column == 41);
}

TEST_CASE("an unknown level and an unknown group are reported") {
  CHECK(only("expects = { high", "expects = { hihg").code == "unknown-level");
  CHECK(only("weight = 2", "weight = 2\ngroup = \"costs\"").code == "unknown-group");
}

TEST_CASE("a score that is off the scale has to be marked as printed so") {
  const auto found = only("one = 20", "one = 25");
  CHECK(found.code == "off-scale-score");
  CHECK(found.message == "25 is not the weight 2 times a score of the scale (10, 0)");
  CHECK(found.span.line == 29);
  CHECK(found.span.column == 21);
  CHECK(decoded(example("one = 20", "one = { value = -20, as_printed = true }")).diagnostics.empty());
}

TEST_CASE("two scores for one cell are reported at the second") {
  const auto found = only("two = 0 }\n", "two = 0, one = 0 }\n");
  CHECK(found.code == "toml-syntax");
  CHECK(found.span.line == 29);
}

TEST_CASE("two criteria of one name are reported at the second") {
  const std::string text = example() +
                           "[[criterion]]\nid = \"first\"\ntitle = \"F\"\nweight = 1\n"
                           "published = { one = 0, two = 0 }\n";
  const Found found = decoded(text).diagnostics;
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "duplicate-id");
  CHECK(found[0].span.line == 31);
}

TEST_CASE("a weight is a number above zero") {
  CHECK(only("weight = 2", "weight = -2").code == "bad-weight");
  const Found not_a_number = decoded(example("weight = 2", "weight = nan")).diagnostics;
  REQUIRE_FALSE(not_a_number.empty());
  CHECK(std::ranges::any_of(not_a_number, [](const auto& d) { return d.code == "bad-number"; }));
  CHECK(only("weight = 2\n", "").code == "missing-weight");
}

TEST_CASE("a missing scale, a missing cell and an unknown key are reported") {
  const auto scale = example().find("[scale]");
  std::string text = example();
  text.erase(scale, text.find("[bands]") - scale);
  const Found found = decoded(text).diagnostics;
  CHECK(std::ranges::any_of(found, [](const auto& d) { return d.message == "\"scale\" is missing"; }));
  const auto cell = only("one = 20, ", "");
  CHECK(cell.code == "missing-cell");
  CHECK(cell.message == "\"first\" has no score for \"one\"");
  CHECK(only("weight = 2", "weight = 2\nweigth = 2").code == "unknown-key");
}

TEST_CASE("bands follow each other without gap or overlap") {
  const auto gap = only("from = 11", "from = 12");
  CHECK(gap.code == "band-gap");
  CHECK(gap.message == "no band covers the scores between 10 (\"poor\") and 12 (\"good\")");
  CHECK(only("from = 11", "from = 10").code == "band-overlap");
}

TEST_CASE("published ranks are taken as they are printed, from 1") {
  for (const char* rank : {"rank = 1", "rank = 1.5", "rank = 3"}) {
    CHECK(decoded(example("rank = 2", rank)).diagnostics.empty());
  }
  const auto found = only("rank = 2", "rank = 0.5");
  CHECK(found.code == "bad-rank");
  CHECK(found.message == "a rank cannot be 0.5");
  CHECK(found.span.line == 18);
}

TEST_CASE("a scale can say which end is better") {
  CHECK(decoded(example("[scale]", "[scale]\nbetter = \"lower\"")).diagnostics.empty());
  CHECK(only("[scale]", "[scale]\nbetter = \"low\"").message == "\"low\" is not a value of \"better\"");
}

TEST_CASE("a criterion is scored or says why it was not") {
  CHECK(only("weight = 2", "weight = 2\nnot_assessed = \"too early\"").code == "scored-and-not-assessed");
  CHECK(only("published = { one = 20, two = 0 }\n", "").message == "\"published\" is missing");
}

TEST_CASE("the appraisals of the example site are read without complaint") {
  for (const char* path : {"content/appraisals/worcestershire-2017.toml", "content/appraisals/birmingham-2014.toml"}) {
    for (const base::Diagnostic& each : decoded(contents(path)).diagnostics) {
      CAPTURE(path, each.span.line, each.message);
      CHECK(false);
    }
  }
  const Result worcestershire = decoded(contents("content/appraisals/worcestershire-2017.toml"));
  CHECK(worcestershire.appraisal.criteria.size() == 30);
  CHECK(worcestershire.appraisal.gates.size() == 3);
}

TEST_CASE("a scale of one score tells nothing apart") {
  const auto found = decoded(example("score = 0 }", "score = 10 }")).diagnostics;
  CHECK(std::ranges::count(found, "bad-scale", &base::Diagnostic::code) == 1);
}
