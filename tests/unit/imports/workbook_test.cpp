#include "imports/workbook.h"

#include <catch2/catch.hpp>

#include "sheets.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::Place;

TEST_CASE("cells are named as spreadsheets name them, and read back") {
  for (const std::uint32_t column : {0U, 25U, 26U, 51U, 52U, 701U, 702U}) {
    const Place at{6, column};
    CHECK(imports::cell_named(imports::cell_name(at)) == at);
  }
  CHECK(imports::cell_name({6, 2}) == "C7");
  CHECK(imports::column_name(702) == "AAA");
  CHECK(imports::cell_named("$c$7") == Place{6, 2});
  CHECK(imports::range_named("F20:A1") == imports::Range{{0, 0}, {19, 5}});
}

TEST_CASE("what names no cell is told") {
  for (const char* text : {"", "7", "C", "C0", "7C", "ABCD1", "C-7", "C7:", "C12345678"})
    CHECK_FALSE(imports::range_named(text));
}

TEST_CASE("a sheet says where its cells are, with its name where it has one") {
  imports::Sheet sheet;
  CHECK(sheet.place_name({6, 2}) == "C7");
  sheet.name = "Scores";
  CHECK(sheet.place_name({6, 2}) == "sheet Scores, C7");
  CHECK(sheet.row_name(6) == "sheet Scores, row 7");
}

TEST_CASE("a sheet holds no more than its bounds") {
  imports::Sheet sheet;
  CHECK(sheet.put({imports::most_rows - 1, imports::most_columns - 1}, tests::cell_of("1")));
  CHECK_FALSE(sheet.put({imports::most_rows, 0}, tests::cell_of("1")));
  CHECK_FALSE(sheet.put({0, imports::most_columns}, tests::cell_of("1")));
}
