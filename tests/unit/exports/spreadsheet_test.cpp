#include "exports/spreadsheet.h"

#include <catch2/catch.hpp>

#include "english.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Spreadsheet;
using tests::english;

TEST_CASE("a sheet has a name that every program takes") {
  Spreadsheet book("Title", english());
  CHECK(book.add_sheet("Scores", "").name() == "Scores");
  CHECK(book.add_sheet("scores", "").name() == "scores 2");
  CHECK(book.add_sheet("Risks: members' [draft]", "").name() == "Risks  members’  draft ");
  CHECK(book.add_sheet("", "").name() == " 2");
  CHECK(book.add_sheet("ŵ23456789 123456789 123456789 12", "").name() == "ŵ23456789 123456789 123456789 1");
  CHECK(book.add_sheet("ŵ23456789 123456789 123456789 13", "").name() == "ŵ23456789 123456789 12345678 2");
}

TEST_CASE("formulas name another sheet in quotation marks where its name is more than a word") {
  Spreadsheet book("Title", english());
  const auto range_of = [&](std::string_view name) { return book.add_sheet(name, "").range({3, 4}, {8, 4}); };
  CHECK(range_of("Register") == "Register!$E$4:$E$9");
  CHECK(range_of("Our risks") == "'Our risks'!$E$4:$E$9");
  CHECK(range_of("AB") == "'AB'!$E$4:$E$9");
  CHECK(range_of("R1C1") == "'R1C1'!$E$4:$E$9");
  CHECK(range_of("Sgôr") == "'Sgôr'!$E$4:$E$9");
}

TEST_CASE("a text in a formula has its quotation marks doubled") {
  CHECK(exports::text_literal("none") == "\"none\"");
  CHECK(exports::text_literal("dim \"byd\"") == "\"dim \"\"byd\"\"\"");
}
