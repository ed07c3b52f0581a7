#include "imports/csv.h"

#include <catch2/catch.hpp>
#include <string>

#include "sheets.h"

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::Messages;
using imports::read_csv;

namespace {

std::string shown(const std::optional<imports::Workbook>& book, imports::Place at) {
  REQUIRE(book);
  return std::string(book->sheets.front().shown(at));
}

}  // namespace

TEST_CASE("an unclosed quotation mark is told with its line") {
  Messages messages;
  CHECK_FALSE(read_csv("a,b\n\"c,d\ne,f\n", std::nullopt, messages));
  CHECK(tests::codes(messages) == std::vector<std::string>{"damaged-file"});
  CHECK(messages.all().front().where == "line 2");
}

TEST_CASE("where commas and semicolons would both do, it is asked which") {
  Messages messages;
  CHECK_FALSE(read_csv("a,b;c\n1,2;3\n", std::nullopt, messages));
  CHECK(tests::codes(messages) == std::vector<std::string>{"unclear-separator"});
  Messages none;
  CHECK(shown(read_csv("a,b;c\n1,2;3\n", ';', none), {0, 0}) == "a,b");
}

TEST_CASE("bytes that are no text are refused") {
  Messages messages;
  CHECK_FALSE(read_csv(std::string_view("\0\1\2,3", 6), std::nullopt, messages));
  CHECK(tests::codes(messages) == std::vector<std::string>{"unknown-format"});
}

TEST_CASE("text that is not UTF-8 is read as Windows-1252, and that is said") {
  Messages messages;
  const auto book = read_csv("Caf\xE9,Kitchen\n1,2\n", std::nullopt, messages);
  CHECK(shown(book, {0, 0}) == "Café");
  REQUIRE(tests::codes(messages) == std::vector<std::string>{"not-utf8"});
  CHECK(messages.all().front().text.find("“é”") != std::string::npos);
}

TEST_CASE("quotation marks keep separators, line breaks and quotation marks in a cell") {
  Messages messages;
  const auto book = read_csv("\xEF\xBB\xBF\"a, \"\"b\"\"\",\"two\r\nlines\"\r\n1,2\r\n", std::nullopt, messages);
  CHECK(shown(book, {0, 0}) == "a, \"b\"");
  CHECK(shown(book, {0, 1}) == "two lines");
  CHECK(shown(book, {1, 1}) == "2");
  CHECK(messages.all().empty());
}

TEST_CASE("tabs, UTF-16 and a first line that names the separator are read") {
  Messages messages;
  CHECK(shown(read_csv("a\tb\n1\t2\n", std::nullopt, messages), {1, 1}) == "2");
  const std::string utf16(
      "\xFF\xFE"
      "a\0,\0b\0\n\0",
      10);
  CHECK(shown(read_csv(utf16, std::nullopt, messages), {0, 1}) == "b");
  CHECK(shown(read_csv("sep=;\na;b\n", std::nullopt, messages), {1, 1}) == "b");
  CHECK(messages.all().empty());
}

TEST_CASE("a table of more rows than are read is refused") {
  Messages messages;
  std::string text;
  for (std::uint32_t row = 0; row <= imports::most_rows; ++row) text += "1,2\n";
  CHECK_FALSE(read_csv(text, std::nullopt, messages));
  CHECK(tests::codes(messages) == std::vector<std::string>{"too-large"});
}

TEST_CASE("commas divide decimals where semicolons divide columns, and no number says otherwise") {
  Messages messages;
  const auto book =
      read_csv("a;2019;2020\nb;1.234;2,35\nc;12,5 %;1.000.000\nd;1,5 or 2;€ 3,1\n", std::nullopt, messages);
  CHECK(tests::codes(messages) == std::vector<std::string>{"decimal-comma"});
  CHECK(messages.all().front().where == "C2");
  CHECK(shown(book, {1, 1}) == "1,234");
  CHECK(shown(book, {1, 2}) == "2.35");
  CHECK(shown(book, {2, 1}) == "12.5 %");
  CHECK(shown(book, {2, 2}) == "1,000,000");
  CHECK(shown(book, {3, 1}) == "1,5 or 2");
  CHECK(shown(book, {3, 2}) == "€ 3.1");
  Messages none;
  CHECK(shown(read_csv("a;b\n1.25;2,35\n", std::nullopt, none), {1, 1}) == "2,35");
  CHECK(shown(read_csv("a;b\n1.234;2\n", std::nullopt, none), {1, 0}) == "1.234");
  CHECK(shown(read_csv("a,b\n1,\"2,35\"\n", std::nullopt, none), {1, 1}) == "2,35");
  CHECK(none.all().empty());
}
