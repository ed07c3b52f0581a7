#include "exports/spreadsheet.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "english.h"
#include "workbook.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using exports::Spreadsheet;
using exports::Style;
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
  CHECK(range_of("ABC") == "'ABC'!$E$4:$E$9");
  CHECK(range_of("ABCD") == "ABCD!$E$4:$E$9");
  CHECK(range_of("R1C1") == "'R1C1'!$E$4:$E$9");
  CHECK(range_of("Sgôr") == "'Sgôr'!$E$4:$E$9");
}

TEST_CASE("a text in a formula has its quotation marks doubled") {
  CHECK(exports::text_literal("none") == "\"none\"");
  CHECK(exports::text_literal("dim \"byd\"") == "\"dim \"\"byd\"\"\"");
}

namespace {

// A book with one sheet "S" that `fill` fills, read back.
tests::Workbook book_of(const std::function<void(exports::Sheet&)>& fill, std::string_view footer = "") {
  Spreadsheet book("Title", english());
  exports::Sheet sheet = book.add_sheet("S", footer);
  fill(sheet);
  return tests::read_workbook(book.finish());
}

tests::WorkbookSheet sheet_of(const std::function<void(exports::Sheet&)>& fill, std::string_view footer = "") {
  return book_of(fill, footer).sheets.at(0);
}

// How high a text makes its row, in lines of 15 points, in a column of ten characters.
double lines_taken(const std::string& text, Style style = Style::text) {
  const tests::WorkbookSheet written = sheet_of([&](exports::Sheet& sheet) {
    sheet.set_width(0, 0, 10);
    sheet.write({0, 0}, text, style);
  });
  const auto rows = written.xml->document_element().select_nodes("sheetData/row");
  REQUIRE(rows.size() == 1);
  return rows.first().node().attribute("ht").as_double(15) / 15;
}

}  // namespace

TEST_CASE("a file says what it is called and who made it, and nothing of the day on which it was made") {
  Spreadsheet book("Risks & more", english());
  static_cast<void>(book.add_sheet("S", ""));
  const auto parts = tests::read_workbook(book.finish()).parts;
  const auto xml = tests::xml_of(parts.at("docProps/core.xml"));
  const auto properties = xml->document_element();
  CHECK(properties.child("dc:title").text().get() == std::string("Risks & more"));
  CHECK(properties.child("dc:creator").text().get() == std::string("Scrutineer"));
  CHECK(properties.child("dcterms:created").text().get() == std::string("2000-01-01T00:00:00Z"));
}

TEST_CASE("a file of more than 64 kB is whole") {
  const tests::WorkbookSheet sheet = sheet_of([](exports::Sheet& filled) {
    std::uint64_t number = 1;
    for (std::uint32_t row = 0; row < 20'000; ++row)
      filled.write({row, 0}, static_cast<double>((number *= 0x9E3779B97F4A7C15U) >> 12U), Style::number);
  });
  CHECK(sheet.cells.size() == 20'000);
}

TEST_CASE("every kind of cell has its look") {
  const auto look = [](Style style) {
    return sheet_of([&](exports::Sheet& sheet) { sheet.write({0, 0}, 1, style); }).at("A1").look;
  };
  const std::string box = "top boxed thin FF8A8F94", ink = " in FF0B0C0C", grey = " on solid FFF3F2F1 FFF3F2F1",
                    input = " in FF003078 on solid FFFFF9DB FFFFF9DB";
  CHECK(look(Style::text) == "wrapped top" + ink);
  CHECK(look(Style::title) == "bold 16pt top" + ink);
  CHECK(look(Style::heading) == "bold 13pt top" + ink);
  CHECK(look(Style::columns) == "bold wrapped " + box + ink + grey);
  CHECK(look(Style::group) == "bold top" + ink + grey);
  CHECK(look(Style::label) == "wrapped indented " + box + ink);
  CHECK(look(Style::number) == box + ink);
  CHECK(look(Style::share) == box + ink + " as 0.0%");
  CHECK(look(Style::decimal) == box + ink + " as 0.0");
  CHECK(look(Style::result) == "bold 12pt " + box + ink);
  CHECK(look(Style::input) == box + input);
  CHECK(look(Style::share_input) == box + input + " as 0.0%");
  CHECK(look(Style::odd_input) == "bold italic underlined double " + box + input);
}

TEST_CASE("a cell holds a text, a number or nothing, and a formula the result that it gives now") {
  const tests::WorkbookSheet sheet = sheet_of([](exports::Sheet& filled) {
    filled.write_row({1, 0}, {"=1+1", 2.5, nullptr}, Style::number);
    filled.formula({2, 0}, "B2*2", 5, Style::number);
    filled.formula({2, 1}, "IF(B2>0,\"yes\",\"no\")", "yes", Style::result);
  });
  CHECK(sheet.row(2) == "=1+1 | 2.5");
  CHECK(sheet.at("A2").formula.empty());
  CHECK(sheet.at("C2").look == sheet.at("B2").look);
  CHECK(sheet.at("A3") == tests::WorkbookCell{"5", "B2*2", sheet.at("B2").look});
  CHECK(sheet.at("B3").shown == "yes");
  CHECK(sheet.at("B3").formula == "IF(B2>0,\"yes\",\"no\")");
  CHECK(sheet.at("B3").look == "bold 12pt " + sheet.at("B2").look);
}

TEST_CASE("a row is as high as its text needs, with whole words on each line") {
  CHECK(lines_taken("one") == 1);
  CHECK(lines_taken("") == 1);
  CHECK(lines_taken("12345 12345") == 1);
  CHECK(lines_taken("12345 123456") == 2);
  CHECK(lines_taken("12345 123456 12345") == 3);
  CHECK(lines_taken("123456 123456 123456") == 3);
  CHECK(lines_taken("12345678901 12345678901 1") == 3);
  CHECK(lines_taken("1234567 1234567 1234567") == 3);
  CHECK(lines_taken("1234 12 12 1234 1234 1") == 2);
  CHECK(lines_taken("ŵŵŵŵŵ ŵŵŵŵŵ") == 1);  // letters, not bytes
  CHECK(lines_taken("1234567890123 12345678") == 2);
  CHECK(lines_taken("1234567890123 123456789") == 3);
  CHECK(lines_taken("12345678901234567890123") == 3);  // a word that is longer than a line is broken
  CHECK(lines_taken("1234567890123456789012") == 2);
  CHECK(lines_taken("12345 12345", Style::label) == 1);
  CHECK(lines_taken("12345 12345", Style::columns) == 2);  // bold letters are wider
  CHECK(lines_taken("1234 1234", Style::columns) == 1);
  CHECK(lines_taken("12345 12345 12345 12345 12345", Style::number) == 1);
  CHECK(lines_taken("Title", Style::title) == 2);
  CHECK(lines_taken("A longer heading that runs on", Style::heading) == 1.5);
}

TEST_CASE("the highest text of a row decides, and columns have a width of their own or the usual one") {
  const auto heights = [](const std::function<void(exports::Sheet&)>& fill) {
    std::vector<std::string> found;
    const tests::WorkbookSheet sheet = sheet_of(fill);
    for (const pugi::xpath_node& row : sheet.xml->document_element().select_nodes("sheetData/row"))
      found.emplace_back(row.node().attribute("ht").value());
    return found;
  };
  CHECK(heights([](exports::Sheet& sheet) {
          sheet.set_width(1, 2, 20);
          sheet.write({0, 0}, "12345678 1234", Style::text);  // the usual 8.43
          sheet.write({1, 1}, "12345678 1234", Style::text);
          sheet.write({2, 2}, "12345678 1234 12345678 1234", Style::text);
          sheet.write({2, 1}, "1", Style::text);
          sheet.write({3, 3}, "12345678 1234", Style::text);
          sheet.write({4, 3}, "12345678 12345678 1234", Style::text);
          sheet.write({4, 0}, "12345678 1234", Style::text);
        }) == std::vector<std::string>{"30", "", "30", "30", "45"});
  CHECK(heights([](exports::Sheet& sheet) {
          sheet.set_width(0, 0, 10);
          sheet.set_width(1, 1, 10);
          sheet.write_across({0, 0}, 1, "12345 12345 12345 1234", Style::text);
          sheet.write_across({1, 0}, 1, "12345 12345 12345 12345", Style::text);
        }) == std::vector<std::string>{"", "30"});
}

TEST_CASE("a text across columns is one cell of them") {
  const tests::WorkbookSheet sheet = sheet_of([](exports::Sheet& filled) {
    filled.write_across({1, 1}, 4, "All of it", Style::text);
  });
  CHECK(sheet.at("B2").shown == "All of it");
  CHECK(sheet.elements("mergeCells/mergeCell") == std::vector<std::string>{"mergeCell ref=\"B2:E2\""});
}

TEST_CASE("columns are as wide as said") {
  const tests::WorkbookSheet sheet = sheet_of([](exports::Sheet& filled) { filled.set_width(1, 3, 12); });
  CHECK(sheet.elements("cols/col") ==
        std::vector<std::string>{"col min=\"2\" max=\"4\" width=\"12.7109375\" customWidth=\"1\""});
}

TEST_CASE("a sheet is printed on A4, across, as wide as the paper, with its title, name and page at the foot") {
  const tests::WorkbookSheet sheet = sheet_of([](exports::Sheet&) {}, "Tom & Jerry & co");
  CHECK(sheet.elements("pageSetup") ==
        std::vector<std::string>{"pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""});
  CHECK(sheet.elements("sheetPr/pageSetUpPr") == std::vector<std::string>{"pageSetUpPr fitToPage=\"1\""});
  CHECK(sheet.elements("pageMargins") ==
        std::vector<std::string>{
            "pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\""});
  CHECK(sheet.elements("headerFooter") ==
        std::vector<std::string>{"headerFooter &LTom && Jerry && co&C&A&RPage &P of &N"});
  CHECK(sheet.xml->document_element().child("sheetViews").first_child().attribute("showGridLines").value() ==
        std::string("0"));
}

TEST_CASE("headings stay in sight and are printed on every page, and a table can be filtered") {
  const tests::Workbook book = book_of([](exports::Sheet& filled) {
    filled.freeze({3, 2});
    filled.repeat_when_printed(1, 2);
    filled.filter({2, 0}, {8, 4});
  });
  const auto pane = book.sheets[0].xml->document_element().select_node("sheetViews/sheetView/pane").node();
  CHECK(pane.attribute("xSplit").as_int() == 2);
  CHECK(pane.attribute("ySplit").as_int() == 3);
  CHECK(pane.attribute("state").value() == std::string("frozen"));
  CHECK(book.sheets[0].elements("autoFilter") == std::vector<std::string>{"autoFilter ref=\"A3:E9\""});
  CHECK(book.parts.at("xl/workbook.xml").find("Print_Titles\" localSheetId=\"0\">S!$2:$3<") != std::string::npos);
}

TEST_CASE("cells of a range are hatched where they themselves are empty") {
  const tests::Workbook book = book_of([](exports::Sheet& filled) {
    filled.mark_empty({7, 2}, {9, 4});
    filled.mark_empty({2, 6}, {2, 6});
  });
  // A formula of a rule is that of the range's first cell; each other cell takes the one as far from itself.
  CHECK(book.sheets[0].elements("conditionalFormatting") ==
        std::vector<std::string>{"conditionalFormatting sqref=\"C8:E10\"", "conditionalFormatting sqref=\"G3\""});
  CHECK(book.sheets[0].elements("conditionalFormatting/cfRule") ==
        std::vector<std::string>{"cfRule type=\"expression\" dxfId=\"0\" priority=\"1\" LEN(TRIM(C8))=0",
                                 "cfRule type=\"expression\" dxfId=\"0\" priority=\"2\" LEN(TRIM(G3))=0"});
  const auto styles = tests::xml_of(book.parts.at("xl/styles.xml"));
  const auto fill = styles->document_element().select_node("dxfs/dxf/fill/patternFill").node();
  CHECK(fill.attribute("patternType").value() == std::string("lightUp"));
  CHECK(fill.child("fgColor").attribute("rgb").value() == std::string("FF0B0C0C"));
  CHECK(fill.child("bgColor").attribute("rgb").value() == std::string("FFFFF9DB"));
}

TEST_CASE("a weight below the lowest is refused, and a score that is not on the scale is warned of") {
  const tests::WorkbookSheet sheet = sheet_of([](exports::Sheet& filled) {
    filled.accept_only({7, 1}, {8, 1}, 0.5);
    filled.offer({7, 2}, {8, 4}, filled, {20, 2}, {20, 6});
  });
  CHECK(sheet.elements("dataValidations/dataValidation") ==
        std::vector<std::string>{
            "dataValidation type=\"decimal\" operator=\"greaterThanOrEqual\" allowBlank=\"1\" showInputMessage=\"1\" "
            "showErrorMessage=\"1\" errorTitle=\"Not a weight\" error=\"Enter a number that is not below 0.5.\" "
            "sqref=\"B8:B9\" 0.5",
            "dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\" showInputMessage=\"1\" "
            "showErrorMessage=\"1\" errorTitle=\"Not on the scale\" error=\"The scale of the document has no such "
            "score.\" sqref=\"C8:E9\" 'S'!$C$21:$G$21"});
}

TEST_CASE("the sheet that is selected is the one shown first") {
  Spreadsheet book("Title", english());
  exports::Sheet first = book.add_sheet("One", ""), second = book.add_sheet("Two", "");
  second.select();
  const auto parts = tests::read_workbook(book.finish()).parts;
  CHECK(parts.at("xl/workbook.xml").find("activeTab=\"1\"") != std::string::npos);
}

TEST_CASE("a workbook leaves no file open, finished or not") {
  const auto open_files = [] {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
  };
  const auto before = open_files();
  {
    const Spreadsheet unfinished("Title", english());
    Spreadsheet book("Title", english());
    static_cast<void>(book.add_sheet("S", ""));
    static_cast<void>(book.finish());
  }
  CHECK(open_files() == before);
}
