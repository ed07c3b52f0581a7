// Each limit of markdown_budget.cpp to the sign: what is just allowed, and what is one too many. budget_test.cpp is
// about what they are for.
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "markup/markdown.h"
#include "markup/repeated.h"

using namespace scrutineer::markup;
using scrutineer::tests::repeated;

namespace {

// The limit that a text goes over.
std::optional<Limit> over(const std::string& markdown) {
  const auto document = Document::parse(markdown);
  if (document) return std::nullopt;
  return document.error().limit;
}

}  // namespace

TEST_CASE("fifty lists and quotations may lie in each other, the blank behind a marker counted with it") {
  CHECK(over(repeated(50, ">") + "a\n") == std::nullopt);
  CHECK(over(repeated(51, ">") + "a\n") == Limit::block_nesting);
  for (const std::string_view marker : {"> ", "- ", "* ", "+ ", "1. ", "12) "}) {
    CAPTURE(marker);
    CHECK(over(repeated(50, marker) + "a\n") == std::nullopt);
    CHECK(over(repeated(51, marker) + "a\n") == Limit::block_nesting);
  }
  CHECK(over(repeated(50, "- ") + "-\n") == Limit::block_nesting);  // an empty item
  CHECK(over(repeated(50, "1. ") + "1.\n") == Limit::block_nesting);
  CHECK(over(repeated(34, ">  ") + "a\n") == std::nullopt);  // the second blank may be half a list
  CHECK(over(repeated(35, ">  ") + "a\n") == Limit::block_nesting);
}

TEST_CASE("two columns before a marker may be a list that goes on, a tab four") {
  CHECK(over(repeated(98, " ") + "- a\n") == std::nullopt);
  CHECK(over(repeated(100, " ") + "- a\n") == Limit::block_nesting);
  CHECK(over(repeated(24, "\t") + "- a\n") == std::nullopt);
  CHECK(over(repeated(25, "\t") + "- a\n") == Limit::block_nesting);
  CHECK(over(repeated(50, " ") + ">" + repeated(50, " ") + "> a\n") == Limit::block_nesting);
  CHECK(over(repeated(200, " ") + "a\n") == std::nullopt);
  CHECK(over("a" + repeated(200, " ") + "- a\n") == std::nullopt);
}

TEST_CASE("rules, numbers and words begin no lists") {
  for (const std::string_view line : {"-", "*", "+", "1", "1 ", "-a ", "*a ", "1.a ", "1- ", "a "})
    CHECK(over(repeated(60, line) + "\n") == std::nullopt);
  CHECK(over("5") == std::nullopt);
}

TEST_CASE("ten thousand brackets may be open in a stretch") {
  CHECK(over(repeated(10'000, "[")) == std::nullopt);
  CHECK(over(repeated(10'001, "[")) == Limit::open_brackets);
  CHECK(over(repeated(5'000, "[") + "\n" + repeated(5'001, "[")) == Limit::open_brackets);
  CHECK(over(repeated(20'000, "[]")) == std::nullopt);
  CHECK(over("a ] " + repeated(10'000, "[")) == std::nullopt);
  CHECK(over(repeated(9, "]") + repeated(10'001, "[")) == Limit::open_brackets);
  CHECK(over(repeated(10'001, "[") + repeated(10'001, "]")) == Limit::open_brackets);
}

TEST_CASE("empty lines, items and cells of a table end a stretch") {
  const std::string half = repeated(6'000, "[");
  CHECK(over(half + "\n \t\n" + half) == std::nullopt);
  for (const std::string_view item : {"- ", "+ ", "* ", "   - "})
    CHECK(over(half + "\n" + std::string(item) + half) == std::nullopt);
  for (const std::string_view words : {"    - ", "-x", "-", "1. ", "a - "}) {
    CAPTURE(words);
    CHECK(over(half + "\n" + std::string(words) + half) == Limit::open_brackets);
  }
  CHECK(over(half + "\n-  " + half) == Limit::open_brackets);  // an item of one that may be code
  CHECK(over("|a|b|\n|-|-|\n" + half + "\n" + half) == std::nullopt);
  CHECK(over("a\n:-\n" + half + "\n" + half) == Limit::open_brackets);
}

TEST_CASE("fifty thousand groups of asterisks, underscores and tildes may stand in a stretch") {
  CHECK(over(repeated(50'000, "*a ")) == std::nullopt);
  CHECK(over(repeated(50'001, "*a ")) == Limit::delimiter_runs);
  CHECK(over(repeated(25'001, "**a ")) == std::nullopt);  // two together are one
  CHECK(over(repeated(50'001, "~~ ")) == Limit::delimiter_runs);
  CHECK(over(repeated(25'001, "*_")) == Limit::delimiter_runs);
  CHECK(over(repeated(50'001, "*\n")) == Limit::delimiter_runs);
  CHECK(over(repeated(25'001, "*a ") + "\n\n" + repeated(25'001, "*a ")) == std::nullopt);
}

TEST_CASE("ten thousand declarations may stand in a stretch") {
  for (const std::string_view sign : {"<! ", "<? "}) {
    CHECK(over("x" + repeated(10'000, sign)) == std::nullopt);
    CHECK(over("x" + repeated(10'001, sign)) == Limit::declarations);
  }
  CHECK(over("x" + repeated(10'001, "<b")) == std::nullopt);
  CHECK(over("x" + repeated(10'001, "!<")) == std::nullopt);
  CHECK(over("x" + repeated(10'001, "*!")) == std::nullopt);
  CHECK(over("x" + repeated(10'001, "<b!")) == std::nullopt);
}

TEST_CASE("twenty thousand closing parentheses may stand in a word") {
  CHECK(over("a" + repeated(20'000, ")")) == std::nullopt);
  CHECK(over("a b" + repeated(20'001, ")")) == Limit::parentheses);
  CHECK(over("a" + repeated(20'001, "b)")) == Limit::parentheses);
  CHECK(over("a" + repeated(15'000, ")") + " " + repeated(15'000, ")")) == std::nullopt);
  CHECK(over("a" + repeated(15'000, ")") + "\n" + repeated(15'000, ")")) == std::nullopt);
  CHECK(over("a" + repeated(20'001, "]")) == std::nullopt);
  CHECK(over("a" + repeated(50'001, ") ")) == std::nullopt);  // and are no delimiters
}

TEST_CASE("the longest link definition, times the brackets that may use it, is limited") {
  constexpr std::size_t bytes = 16'384, brackets = 4'096;
  const std::string uses = repeated(brackets - 1, "[a]\n");
  const auto definition = [](std::string_view begin, std::size_t size) {
    return std::string(begin) + repeated(size - begin.size(), "u");
  };
  CHECK(over(definition("[a]: ", bytes) + "\n\n" + uses) == std::nullopt);
  CHECK(over(definition("[a]: ", bytes + 1) + "\n\n" + uses) == Limit::definitions);
  CHECK(over(definition("[a]: ", bytes) + "\n\n" + uses + "[a]\n") == Limit::definitions);
  CHECK(over("[a]:\n" + repeated(bytes - 4, "u") + "\n\n" + uses) == std::nullopt);
  CHECK(over("[a]:\n" + repeated(bytes - 3, "u") + "\n\n" + uses) == Limit::definitions);
  CHECK(over("[a]: u\n\n" + repeated(bytes, "u") + "\n\n" + uses) == std::nullopt);  // no part of it
  for (const std::string_view begin : {"> [a]: ", "- [a]: ", "1. [a]: "})
    CHECK(over(definition(begin, bytes + 1) + "\n\n" + uses) == Limit::definitions);
  for (const std::string_view begin : {"[^a]: ", "b [a]: ", "[a] : ", "a]: "}) {
    CAPTURE(begin);
    CHECK(over(definition(begin, bytes + 1) + "\n\n" + repeated(brackets, "[a]\n")) == std::nullopt);
  }
  CHECK(over(repeated(9'000, ">")).has_value());
  CHECK(over("a\n\n" + repeated(40, ">") + "\n\n" + repeated(9'000, "a")) == std::nullopt);
}

TEST_CASE("a table has five hundred columns at most, as its row of dashes counts them") {
  CHECK(over(repeated(499, "|a") + "\n" + repeated(499, "|-") + "\n") == std::nullopt);
  for (const std::string_view begin : {"", "> ", "- ", "+ ", "* ", "1. ", "2) ", "\t"}) {
    CAPTURE(begin);
    CHECK(over(std::string(begin) + repeated(500, "|-") + "\n") == Limit::table_columns);
  }
  CHECK(over(repeated(500, "|:-:") + "\n") == Limit::table_columns);
  CHECK(over(repeated(500, "-|") + "\n") == Limit::table_columns);
  for (const std::string_view cell : {"|", "|:", "|a", "|a-", "|-a"})
    CHECK(over(repeated(600, cell) + "\n") == std::nullopt);
}

TEST_CASE("the tables of a page have a quarter of a million cells at most") {
  const std::string head = repeated(99, "|a") + "\n" + repeated(99, "|-") + "\n";  // 100 as they are counted
  CHECK(over(head + repeated(2'499, "|a\n")) == std::nullopt);
  CHECK(over(head + repeated(2'500, "|a\n")) == Limit::table_cells);
  CHECK(over(head + "\n" + repeated(10'000, "a\n")) == std::nullopt);  // behind the table
  CHECK(over(head + repeated(1'249, "|a\n") + "\n" + head + repeated(1'250, "|a\n")) == Limit::table_cells);
}

TEST_CASE("a megabyte of text may stand before rows that could begin a table, and the row that goes beyond is named") {
  constexpr std::size_t allowed = std::size_t{1024} * 1024;
  // Two columns below one begin no table, and are read again before each row of dashes.
  std::string markdown = "\n";
  std::uint32_t line = 1;
  std::size_t paragraph = 0, looked_at = 0;
  while (looked_at <= allowed) {
    markdown += "|a|\n|-|-|\n";
    paragraph += 4;
    looked_at += paragraph;
    paragraph += 6;
    line += 2;
  }
  CHECK(over(markdown.substr(0, markdown.size() - 6)) == std::nullopt);
  const auto refused = Document::parse(markdown + "|a|\n|-|-|\n", {.first_line = 11});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().limit == Limit::table_headers);
  CHECK(refused.error().line == 10 + line);
  CHECK(over(markdown).has_value());
  CHECK(over(repeated(700'000, "a") + "\n|-|-|\n\n" + repeated(700'000, "a") + "\n") == std::nullopt);
}

TEST_CASE("a page has four megabytes at most") {
  CHECK(over(repeated(std::size_t{4} * 1024 * 1024, "a")) == std::nullopt);
  CHECK(over(repeated(std::size_t{4} * 1024 * 1024 + 1, "a")) == Limit::size);
}

TEST_CASE("what a page spends on tables is not the next one's to pay") {
  const std::string page = repeated(700'000, "a") + "\n|-|-|\n";
  CHECK(over(page) == std::nullopt);
  CHECK(over(page) == std::nullopt);
}
