// Mistakes that make other Markdown than was meant: each is told where it stands, and nothing like it is.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markdown.h"

using namespace scrutineer::markup;

namespace {

using Kind = Dropped::Kind;
using Lines = std::vector<std::string>;

// "line:column literal" of what is told of one kind.
Lines told(Kind kind, std::string_view markdown) {
  struct Listener : Visitor {
    Kind wanted{};
    Lines lines;
    void dropped(const Dropped& drop) override {
      if (drop.kind == wanted)
        lines.push_back(fmt::format("{}:{} {}{}{}", drop.line, drop.column, drop.literal,
                                    drop.detail.empty() ? "" : " ", drop.detail));
    }
  } listener;
  listener.wanted = kind;
  auto document = Document::parse(markdown, {.first_line = 1});
  REQUIRE(document.has_value());
  document->walk(listener);
  return listener.lines;
}

}  // namespace

TEST_CASE("cells that a table has no column for are told, empty ones and escaped bars are not") {
  CHECK(told(Kind::lost_cell, "| a | b |\n|---|---|\n| 1 | 2 | three | 4 |\n| 1 | 2 | |\n| 1 | x\\|y |\n") ==
        Lines{"3:11 three"});
  CHECK(told(Kind::lost_cell, "> a | b\n> --|--\n> Tŷ | 2 | 3\n\n- | a |\n  |---|\n  | b | c |\n") ==
        Lines{"3:12 3", "7:9 c"});
  CHECK(told(Kind::lost_cell, "| a | b |\n|---|---|\n| 1 |\n").empty());
}

TEST_CASE("what looks like a table and is none is told") {
  CHECK(told(Kind::table_without_dashes, "Text.\n\n| a | b |\n| 1 | 2 |\n") == Lines{"3:1 | a | b |"});
  CHECK(told(Kind::table_without_dashes, "> | a | b |\n") == Lines{"1:3 | a | b |"});
  CHECK(told(Kind::table_dashes, "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n") == Lines{"2:1 |---|---|"});
  for (const std::string_view fine :
       {"| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n\n|x| is the size of x\n", "`|a|b|`\n"}) {
    CHECK(told(Kind::table_without_dashes, fine).empty());
    CHECK(told(Kind::table_dashes, fine).empty());
  }
}

TEST_CASE("a heading without its space is told, at any line; #1 and code are none") {
  CHECK(told(Kind::heading_without_space, "##Costs\n\ntext\n###More of it\n\n- ##Item\n") ==
        Lines{"1:1 ##Costs", "4:1 ###More of it", "6:3 ##Item"});
  CHECK(told(Kind::heading_without_space, "#1 of ten, C##x\n\n    ##code\n\n```\n##code\n```\n\n####### seven\n")
            .empty());
}

TEST_CASE("a heading that leaves a level out is told") {
  CHECK(told(Kind::heading_skips, "## A\n\n### B\n\n##### C\n\n## D\n\n#### E\n") == Lines{"5:0 C ####", "9:0 E ###"});
  CHECK(told(Kind::heading_skips, "### A\n") == Lines{"1:0 A ##"});
  CHECK(told(Kind::heading_skips, "## A\n\n### B\n\n#### C\n\n## D\n").empty());
}

TEST_CASE("a fence without an end is told") {
  CHECK(told(Kind::open_fence, "text\n\n```python\ncode\n\n# more\n") == Lines{"3:1 ```python"});
  CHECK(told(Kind::open_fence, "> - ~~~~\n>   code\n>   ~~~\n\ntext\n") == Lines{"1:5 ~~~~"});
  CHECK(
      told(Kind::open_fence, "```\ncode\n```\n\n> ~~~\n> a\n> ~~~~\n\n- ```\n  b\n  ```\n\n    indented\n\n```\n```\n")
          .empty());
  CHECK(told(Kind::open_fence, "```\ncode\n```").empty());
}

TEST_CASE("footnotes that are missing, not referred to, or there twice are told") {
  constexpr std::string_view page =
      "One.[^n] Two.[^nope]\n\n> quoted[^Q]\n\n[^n]: Note.\n[^unused]: Nobody.\n[^n]: Again.\n[^q]: Note, "
      "see[^in].\n[^in]: In.";
  CHECK(told(Kind::footnote_undefined, page) == Lines{"1:0 [^nope]"});
  CHECK(told(Kind::footnote_unused, page) == Lines{"6:1 [^unused]"});
  CHECK(told(Kind::footnote_doubled, page) == Lines{"7:1 [^n]"});
  CHECK(told(Kind::footnote_undefined, "a[^b c] `[^x]` [^ ]\n").empty());
  CHECK(told(Kind::footnote_unused, "[^last]: Nobody.") == Lines{"1:1 [^last]"});
}

TEST_CASE("what looks like a table is told once, as the mistake that it is") {
  CHECK(told(Kind::table_dashes, "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n|---|---|\n") == Lines{"2:1 |---|---|"});
  CHECK(told(Kind::table_without_dashes, "| a | b |\n| c | d |\n|---|---|---|\n").empty());
  CHECK(told(Kind::table_dashes, "| a | b |\n| c | d |\n|---|---|---|\n") == Lines{"3:1 |---|---|---|"});
  CHECK(told(Kind::table_without_dashes, "| a | b |\n| c | d |\n| e | f |\n| g | h |\n") == Lines{"1:1 | a | b |"});
}

TEST_CASE("a fence on the last line is open, and so is a comment that holds two dashes") {
  CHECK(told(Kind::open_fence, "text\n\n```") == Lines{"3:1 ```"});
  CHECK(told(Kind::open_comment, "a <!-- b -- c --> d") == Lines{"1:0 <!--"});
  CHECK(told(Kind::open_comment, "a <!-- b --> d \\<!--").empty());
}

TEST_CASE("footnotes of one name in capitals and in small letters are two of one name") {
  CHECK(told(Kind::footnote_doubled, "a[^n]\n\n[^n]: One.\n[^N]: Two.\n") == Lines{"4:1 [^N]"});
}
