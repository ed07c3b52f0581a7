// What the workbook computes is tested in tests/downloads, in a spreadsheet program.
#include "exports/appraisal_workbook.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "appraisal_example.h"
#include "base/parallel.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Json;
using tests::english;

TEST_CASE("the same data gives the same workbook, from any thread") {
  const Json document = tests::choice();
  std::vector<std::string> books(8);
  base::parallel_for(books.size(), 4,
                     [&](std::size_t at) { books[at] = exports::appraisal_workbook(document, english()); });
  for (const std::string& book : books) {
    CHECK(book.starts_with("PK"));
    CHECK(book == books.front());
  }
}

TEST_CASE("a workbook is made of an appraisal that scores nothing yet") {
  Json document = tests::choice();
  document["cells"] = Json::array();
  document["findings"] = Json::array();
  for (Json& criterion : document["criteria"]) criterion["assessed"] = false, criterion["not_assessed"] = "Not yet.";
  CHECK(exports::appraisal_workbook(document, english()).starts_with("PK"));
}

TEST_CASE("cells are named as formulas name them") {
  CHECK(exports::cell_name({0, 0}) == "$A$1");
  CHECK(exports::cell_name({7, 25}) == "$Z$8");
  CHECK(exports::cell_name({7, 26}) == "$AA$8");
  CHECK(exports::cell_name({0, 702}) == "$AAA$1");
  CHECK(exports::range_name({7, 2}, {9, 2}) == "$C$8:$C$10");
}
