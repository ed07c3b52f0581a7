#include "imports/spreadsheet_file.h"

#include <zip.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "imports/archive.h"
#include "sheets.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::Messages;
using imports::read_spreadsheet;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
  REQUIRE(zip_close(archive) == 0);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

Parts xlsx_parts(const std::string& sheet_data, const std::string& calculation = "") {
  return {{"[Content_Types].xml", "<Types/>"},
          {"xl/workbook.xml",
           "<workbook><sheets><sheet name=\"Scores\" id=\"r1\"/></sheets>" + calculation + "</workbook>"},
          {"xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" "
           "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
          {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet_data + "</worksheet>"}};
}

std::string xlsx(const std::string& sheet_data, const std::string& calculation = "") {
  return zipped(xlsx_parts(sheet_data, calculation));
}

std::string ods(const std::string& table) {
  return zipped(
      {{"content.xml", "<document-content><body><spreadsheet>" + table + "</spreadsheet></body></document-content>"}});
}

std::vector<std::string> refused(const std::string& bytes) {
  Messages messages;
  CHECK_FALSE(read_spreadsheet(bytes, std::nullopt, messages));
  CHECK(messages.has_errors());
  return tests::codes(messages);
}

imports::Sheet read(const std::string& bytes) {
  Messages messages;
  auto book = read_spreadsheet(bytes, std::nullopt, messages);
  REQUIRE(book);
  CHECK(messages.all().empty());
  return book->sheets.at(0);
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("files that are no spreadsheets are told for what they are") {
  CHECK(refused("\xD0\xCF\x11\xE0 old") == Codes{"unknown-format"});
  CHECK(refused("%PDF-1.7") == Codes{"unknown-format"});
  CHECK(refused(zipped({{"word/document.xml", "<x/>"}})) == Codes{"unknown-format"});
  CHECK(refused(zipped({{"xl/workbook.bin", "x"}})) == Codes{"unknown-format"});
}

TEST_CASE("damaged files are told, and where") {
  const std::string whole = xlsx("<sheetData/>");
  CHECK(refused(whole.substr(0, whole.size() / 2)) == Codes{"damaged-file"});
  CHECK(refused(zipped({{"[Content_Types].xml", "<Types/>"}})) == Codes{"damaged-file"});
  CHECK(refused(xlsx("<sheetData><row>")) == Codes{"damaged-file"});
  Parts without_sheet = xlsx_parts("");
  without_sheet.pop_back();
  CHECK(refused(zipped(without_sheet)) == Codes{"damaged-file"});
  CHECK(refused(zipped({{"content.xml", "<document-content/>"}})) == Codes{"damaged-file"});
  CHECK(refused(zipped({{"content.xml", "?"}, {"META-INF/manifest.xml", "<encryption-data/>"}})) ==
        Codes{"damaged-file"});
}

TEST_CASE("entities are refused before anything is made of them") {
  Parts parts = xlsx_parts("");
  parts.back().second = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>";
  CHECK(refused(zipped(parts)) == Codes{"damaged-file"});
}

TEST_CASE("a part that unpacks to more than is read is refused") {
  Parts parts = xlsx_parts("");
  parts.back().second = "<worksheet>" + std::string(imports::most_part_bytes, ' ') + "</worksheet>";
  CHECK(refused(zipped(parts)) == Codes{"too-large"});
}

TEST_CASE("cells beyond the bounds of a sheet are refused, blank ones are not") {
  CHECK(refused(xlsx("<sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>")) ==
        Codes{"too-large"});
  CHECK(refused(xlsx("<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>")) == Codes{"too-large"});
  CHECK(read(xlsx("<sheetData><row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row></sheetData>")).cells().empty());
  CHECK(refused(ods("<table name=\"T\"><table-row number-rows-repeated=\"1048576\"><table-cell value-type=\"float\" "
                    "value=\"1\"/></table-row></table>")) == Codes{"too-large"});
  CHECK(read(ods("<table name=\"T\"><table-row number-rows-repeated=\"4294967295\"><table-cell "
                 "number-columns-repeated=\"99999\"/></table-row></table>"))
            .cells()
            .empty());
}

TEST_CASE("what a cell of .ods shows is its number and what stands beside it, where it is the number") {
  const auto sheet =
      read(ods("<table name=\"T\"><table-row>"
               "<table-cell value-type=\"currency\" value=\"-1200.4\"><p>-£1,200</p></table-cell>"
               "<table-cell value-type=\"float\" value=\"12345\"><p>12.3k</p></table-cell>"
               "<table-cell value-type=\"float\" value=\"-7\"><p>(7 tonnes)</p></table-cell>"
               "<table-cell value-type=\"percentage\" value=\"0.441\"><p>44%</p></table-cell>"
               "<table-cell value-type=\"float\" value=\"1.5\"><p>1,500</p></table-cell>"
               "<table-cell value-type=\"float\" value=\"0.5\"><p>1/2</p></table-cell></table-row></table>"));
  CHECK(sheet.text({0, 0}) == "-£1,200");
  CHECK(sheet.shown({0, 0}) == "-1,200");
  CHECK(sheet.shown({0, 1}) == "12.3");
  CHECK(sheet.text({0, 1}) == "12.3k");
  CHECK(sheet.text({0, 2}) == "-7 tonnes");
  CHECK(sheet.text({0, 3}) == "44%");
  CHECK(sheet.text({0, 4}) == "1.5");
  CHECK(sheet.text({0, 5}) == "0.5");
}

TEST_CASE("a hidden sheet of .ods is told from others") {
  Messages messages;
  const auto book = read_spreadsheet(
      zipped({{"content.xml",
               "<document-content><automatic-styles><style name=\"ta2\"><table-properties display=\"false\"/></style>"
               "</automatic-styles><body><spreadsheet><table name=\"A\" style-name=\"ta1\"/>"
               "<table name=\"B\" style-name=\"ta2\"/></spreadsheet></body></document-content>"}}),
      std::nullopt, messages);
  REQUIRE(book);
  CHECK_FALSE(book->sheets[0].is_hidden);
  CHECK(book->sheets[1].is_hidden);
}

TEST_CASE("links and notes of cells are kept") {
  const auto of_ods = read(
      ods("<table name=\"T\"><table-row><table-cell value-type=\"string\"><annotation><p>Was</p><p>3</p></annotation>"
          "<p><a href=\"https://example.org\">View</a></p></table-cell></table-row></table>"));
  CHECK(of_ods.shown({0, 0}) == "View");
  CHECK(of_ods.links.at({0, 0}) == "https://example.org");
  CHECK(of_ods.pinned_notes.at({0, 0}) == "Was 3");

  Parts parts = xlsx_parts(
      "<sheetData><row><c><v>2</v></c></row></sheetData>"
      "<hyperlinks><hyperlink ref=\"A1\" id=\"r1\"/><hyperlink ref=\"B1\" location=\"T!A9\"/></hyperlinks>");
  const std::string sheet =
      std::ranges::find_if(parts, [](const auto& part) { return part.second.contains("hyperlinks"); })->first;
  const std::size_t name = sheet.rfind('/') + 1;
  parts.emplace_back(sheet.substr(0, name) + "_rels/" + sheet.substr(name) + ".rels",
                     "<Relationships><Relationship Id=\"r1\" Type=\"x/hyperlink\" Target=\"https://example.org/a\"/>"
                     "<Relationship Id=\"r2\" Type=\"x/comments\" Target=\"comments1.xml\"/></Relationships>");
  parts.emplace_back(sheet.substr(0, name) + "comments1.xml",
                     "<comments><commentList><comment ref=\"A1\"><text><t>[Threaded comment] Older. Comment: "
                     "Why?</t></text></comment></commentList></comments>");
  const auto of_xlsx = read(zipped(parts));
  CHECK(of_xlsx.links == std::map<imports::Place, std::string>{{{0, 0}, "https://example.org/a"}});
  CHECK(of_xlsx.pinned_notes.at({0, 0}) == "Why?");
}

TEST_CASE("rows and cells without numbers are counted on") {
  const auto sheet =
      read(xlsx("<sheetData><row><c t=\"inlineStr\"><is><t>A</t></is></c><c><v>2</v></c></row>"
                "<row hidden=\"1\"><c t=\"str\"><v>B</v></c></row></sheetData>"));
  CHECK(sheet.shown({0, 0}) == "A");
  CHECK(sheet.shown({0, 1}) == "2");
  CHECK(sheet.shown({1, 0}) == "B");
  CHECK(sheet.hidden_rows.contains(1));
}

TEST_CASE("rows below 1 and styles that are not there do no harm") {
  CHECK(refused(xlsx("<sheetData><row r=\"0\"><c><v>1</v></c></row></sheetData>")) == Codes{"too-large"});
  CHECK(read(xlsx("<sheetData><row r=\"1\"><c s=\"99\"><v>1.5</v></c><c t=\"s\"><v>7</v></c></row></sheetData>"))
            .shown({0, 0}) == "1.5");
}

TEST_CASE("a formula without a value is told from one that comes to nothing") {
  const auto sheet =
      read(xlsx("<sheetData><row><c><f>A2</f></c><c><f>A2</f><v/></c><c t=\"str\"><f>A2</f><v></v></c>"
                "<c><f>A2</f><v>3</v></c></row></sheetData>"));
  CHECK(sheet.at({0, 0})->kind == imports::CellKind::unstored);
  CHECK(sheet.at({0, 1})->kind == imports::CellKind::unstored);
  CHECK(sheet.at({0, 2}) == nullptr);
  CHECK(sheet.shown({0, 3}) == "3");
}

TEST_CASE("a workbook that asks to be worked out when it is opened says so") {
  Messages messages;
  CHECK(read_spreadsheet(xlsx("<sheetData/>", "<calcPr fullCalcOnLoad=\"1\"/>"), std::nullopt, messages)->recalculates);
  CHECK_FALSE(read_spreadsheet(xlsx("<sheetData/>"), std::nullopt, messages)->recalculates);
}

TEST_CASE("control characters and changes of direction in cells are left out") {
  CHECK(read(xlsx("<sheetData><row><c t=\"inlineStr\"><is><t>a\u202Eb\u00A0\n c</t></is></c></row></sheetData>"))
            .shown({0, 0}) == "ab c");
}

// Every spreadsheet of tests/imports, with bytes changed and cut off: a message, or a workbook, and nothing worse.
TEST_CASE("mangled files do no harm") {
  std::uint32_t seed = 20260115;
  const auto random = [&](std::size_t below) { return (seed = seed * 1664525U + 1013904223U) / 7U % below; };
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/imports")) {
    const std::string ending = entry.path().extension();
    if (ending != ".xlsx" && ending != ".ods" && ending != ".csv") continue;
    ++files;
    std::stringstream whole;
    whole << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    for (int turn = 0; turn < 60; ++turn) {
      std::string bytes = whole.str();
      if (turn % 3 == 0) bytes.resize(random(bytes.size()));
      for (std::size_t change = 0; !bytes.empty() && change < 1 + random(4); ++change)
        bytes[random(bytes.size())] = static_cast<char>(random(256));
      Messages messages;
      const auto book = read_spreadsheet(bytes, std::nullopt, messages);
      CHECK(book.has_value() != messages.has_errors());
    }
  }
  CHECK(files >= 6);
}
