// Inputs that are known to make a Markdown parser slow: most are cmark's own pathological tests and the advisories
// against cmark-gfm. Each must be refused or be cheap.
#include <ctime>

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/markdown.h"
#include "markup/repeated.h"

using namespace scrutineer::markup;
using scrutineer::tests::repeated;

namespace {

OverBudget refusal(const std::string& markdown, const Options& options = {}) {
  const auto document = Document::parse(markdown, options);
  REQUIRE_FALSE(document.has_value());
  return document.error();
}

double processor_seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Pathological {
  const char* name;
  std::function<std::string(std::size_t)> text;  // of about so many bytes
};

const std::vector<Pathological>& pathological() {
  using std::size_t;
  static const std::vector<Pathological> all{
      {"nested strong emphasis",
       [](size_t n) { return repeated(n / 12, "*a **a ") + "b" + repeated(n / 12, " a** a*"); }},
      {"emphasis closers", [](size_t n) { return repeated(n / 3, "a_ "); }},
      {"emphasis openers", [](size_t n) { return repeated(n / 3, "_a "); }},
      {"openers and closers of different kinds",
       [](size_t n) { return repeated(n / 6, "_a ") + repeated(n / 6, "a* "); }},
      {"closers that match by threes", [](size_t n) { return "a**b" + repeated(n / 3, "c* "); }},
      {"one long run", [](size_t n) { return repeated(n, "_") + "\na"; }},
      {"alternating runs", [](size_t n) { return repeated(n / 2, "*_") + "a"; }},
      {"strikethrough between emphasis", [](size_t n) { return repeated(n / 8, "*~~a") + repeated(n / 8, "b~~*"); }},
      {"strikethrough openers", [](size_t n) { return repeated(n / 4, "~~a "); }},
      {"strikethrough closers", [](size_t n) { return repeated(n / 4, "a~~ "); }},
      {"alternating runs, item after item", [](size_t n) { return repeated(n / 25, "- *~~a*~~ab~~*b~~* **a_\n"); }},
      {"alternating runs, stretch after stretch",
       [](size_t n) { return repeated(n / 12000, repeated(1400, "*~~a") + repeated(1400, "b~~*") + "\n\n"); }},
      {"link openers", [](size_t n) { return repeated(n / 2, "[a"); }},
      {"link closers", [](size_t n) { return repeated(n / 2, "a]"); }},
      {"openers of links and emphasis", [](size_t n) { return repeated(n / 3, "[*_"); }},
      {"nested brackets", [](size_t n) { return repeated(n / 2, "[") + "a" + repeated(n / 2, "]"); }},
      {"nested brackets, just allowed",
       [](size_t n) { return repeated(n / 200, repeated(99, "[") + repeated(99, "]")); }},
      {"image openers", [](size_t n) { return repeated(n / 3, "![l"); }},
      {"images without text", [](size_t n) { return repeated(n / 6, "![[]()"); }},
      {"brackets closed too late",
       [](size_t n) { return repeated(n / 600, repeated(99, "![[]()") + repeated(99, "]")); }},
      {"links without an end", [](size_t n) { return repeated(n / 6, "[a](<b"); }},
      {"link addresses without an end", [](size_t n) { return repeated(n / 5, "[a](b"); }},
      {"link titles without an end", [](size_t n) { return repeated(n / 7, "[a](b \""); }},
      {"backticks of growing length",
       [](size_t n) {
         std::string text;
         for (size_t i = 1; text.size() < n; ++i) text += "e" + repeated(i, "`");
         return text;
       }},
      {"less-than signs", [](size_t n) { return repeated(n, "<"); }},
      {"tags without an end", [](size_t n) { return repeated(n / 6, "<a x='"); }},
      {"closing tags without a name", [](size_t n) { return "x" + repeated(n / 2, "</"); }},
      {"comments without an end", [](size_t n) { return "x" + repeated(n / 5, "<!-- "); }},
      {"declarations without an end", [](size_t n) { return "x" + repeated(n / 4, "<!A "); }},
      {"processing instructions without an end", [](size_t n) { return "x" + repeated(n / 2, "<?"); }},
      {"CDATA without an end", [](size_t n) { return "x" + repeated(n / 9, "<![CDATA["); }},
      {"declarations, just allowed", [](size_t n) { return "x" + repeated(99, "<?") + repeated(n, "a"); }},
      {"nested quotations", [](size_t n) { return repeated(n, ">") + "a"; }},
      {"nested quotations, line after line", [](size_t n) { return repeated(n / 51, repeated(50, ">") + "\n"); }},
      {"one nested quotation, many lines", [](size_t n) { return repeated(50, ">") + "a\n" + repeated(n / 2, "b\n"); }},
      {"nested lists", [](size_t n) { return repeated(n / 2, "- ") + "a"; }},
      {"nested lists, then empty lines", [](size_t n) { return repeated(50, "- ") + "a\n" + repeated(n, "\n"); }},
      {"nested lists, then text", [](size_t n) { return repeated(50, "- ") + "a\n" + repeated(n / 2, "b\n"); }},
      {"lists nested by indentation",
       [](size_t n) {
         std::string text;
         for (size_t i = 0; text.size() < n / 2; ++i) text += repeated(i, "\t") + "- a\n";
         return text + repeated(n / 2, "\n");
       }},
      {"a wide table", [](size_t n) { return repeated(n / 4, "|a") + "|\n" + repeated(n / 4, "|-") + "|\n"; }},
      {"short rows of a wide table",
       [](size_t n) {
         return repeated(n / 8, "|a") + "|\n" + repeated(n / 8, "|-") + "|\n" + repeated(n / 6, "|a\n");
       }},
      {"short rows, in a list",
       [](size_t n) {
         return "1. " + repeated(90, "|a") + "|\n   " + repeated(90, "|-") + "|\n" + repeated(n / 6, "   |a\n");
       }},
      {"a paragraph before a table", [](size_t n) { return repeated(n / 4, "a\n") + "|a|\n|-|\n"; }},
      {"almost tables", [](size_t n) { return repeated(n / 10, "|a|\n|-|-|\n"); }},
      {"almost tables of one column", [](size_t n) { return "a|b\n" + repeated(n / 3, ":-\n"); }},
      {"nothing but delimiter rows", [](size_t n) { return "|a\n" + repeated(n / 6, "|-|-|\n"); }},
      {"many tables", [](size_t n) { return repeated(n / 9, "|a|\n|-|\n\n"); }},
      {"many definitions",
       [](size_t n) {
         std::string text;
         for (size_t i = 0; text.size() < n; ++i) text += "[" + std::to_string(i) + "]: u\n";
         return text;
       }},
      {"one definition again and again", [](size_t n) { return repeated(n / 7, "[a]: u\n"); }},
      {"a long definition, often used",
       [](size_t n) { return "[a]: " + repeated(n / 2, "u") + "\n\n" + repeated(n / 8, "[a] "); }},
      {"many footnotes",
       [](size_t n) {
         std::string text;
         for (size_t i = 0; text.size() < n; ++i) text += "[^" + std::to_string(i) + "]: u\n";
         return text;
       }},
      {"one footnote, often used", [](size_t n) { return repeated(n / 5, "[^a] ") + "\n\n[^a]: x\n"; }},
      {"footnotes without an end", [](size_t n) { return repeated(n / 3, "[^a") + "\n\n[^a]: x\n"; }},
      {"footnotes inside footnotes", [](size_t n) { return repeated(n / 6, "[^a]: "); }},
      {"autolinks without a space", [](size_t n) { return repeated(n / 5, "www.a"); }},
      {"many autolinks", [](size_t n) { return repeated(n / 8, "www.a.b "); }},
      {"parentheses in an autolink", [](size_t n) { return "http://a" + repeated(n / 2, "(") + repeated(n / 2, ")"); }},
      {"closing parentheses after an autolink", [](size_t n) { return "http://a" + repeated(n, ")"); }},
      {"semicolons after an autolink", [](size_t n) { return "http://a/" + repeated(n / 3, "&a;"); }},
      {"schemes", [](size_t n) { return repeated(n / 7, "http://"); }},
      {"colons and slashes", [](size_t n) { return repeated(n / 2, "a") + repeated(n / 6, "://"); }},
      {"at signs", [](size_t n) { return repeated(n / 2, "a@"); }},
      {"many addresses", [](size_t n) { return repeated(n / 6, "a@b.c "); }},
      {"ampersands", [](size_t n) { return repeated(n, "&"); }},
      {"long entities", [](size_t n) { return repeated(n / 34, "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"); }},
      {"backslashes", [](size_t n) { return repeated(n, "\\"); }},
      {"a long line of spaces", [](size_t n) { return "a" + repeated(n, " ") + "b"; }},
      {"almost a rule", [](size_t n) { return repeated(n / 9, "* * * *a\n"); }},
      {"a heading of many lines", [](size_t n) { return repeated(n / 2, "a\n") + "==="; }},
      {"the same heading again and again", [](size_t n) { return repeated(n / 5, "## a\n"); }},
      {"bytes that are zero", [](size_t n) { return std::string(n, '\0'); }},
      {"carriage returns", [](size_t n) { return repeated(n / 4, "- *a\r"); }},
      {"fences", [](size_t n) { return repeated(n / 4, "```\n"); }},
      {"HTML", [](size_t n) { return "<div>\n" + repeated(n / 2, "a\n"); }},
  };
  return all;
}

}  // namespace

TEST_CASE("a page over a limit is refused, and the message says which limit and where") {
  Options options;
  options.first_line = 10;

  const OverBudget deep = refusal("a\n\n" + repeated(51, ">") + "b\n", options);
  CHECK(deep.limit == Limit::block_nesting);
  CHECK(deep.line == 12);
  CHECK(deep.message() == "what may be more than 50 lists or quotations inside each other");

  CHECK(refusal(repeated(4097 * 1024, "a")).limit == Limit::size);
  const OverBudget brackets = refusal("a\n" + repeated(10'001, "[a"));
  CHECK(brackets.limit == Limit::open_brackets);
  CHECK(brackets.line == 2);
  CHECK(refusal(repeated(50'001, "*a ")).limit == Limit::delimiter_runs);
  CHECK(refusal("x" + repeated(10'001, "<!A ")).limit == Limit::declarations);
  CHECK(refusal("http://a" + repeated(20'001, ")")).limit == Limit::parentheses);
  CHECK(refusal("[a]: " + repeated(40'000, "u") + "\n\n" + repeated(4000, "[a] ")).limit == Limit::definitions);
  const OverBudget headers = refusal("\n" + repeated(4000, "|a|\n|:-|-|\n"), options);
  CHECK(headers.limit == Limit::table_headers);
  CHECK(headers.line > 100);
  CHECK(refusal(repeated(501, "|a") + "\n" + repeated(501, "|-") + "\n").limit == Limit::table_columns);
  CHECK(refusal(repeated(50, "|a") + "\n" + repeated(50, "|-") + "\n" + repeated(5000, "|a\n")).limit ==
        Limit::table_cells);
}

TEST_CASE("lines may end in any of the three ways; the limits hold all the same") {
  CHECK(refusal("a\r\r" + repeated(51, ">")).line == 3);
  CHECK(refusal("a\r\n\r\n" + repeated(51, ">")).line == 3);
  CHECK(refusal(repeated(10'001, "[a\r\n")).limit == Limit::open_brackets);
}

TEST_CASE("what people write is far from every limit, be it a megabyte of it") {
  constexpr std::size_t megabyte = 1024 * 1024;
  std::string references;
  for (std::size_t i = 0; references.size() < megabyte; ++i) {
    const std::string number = std::to_string(i);
    references += "See [r" + number + "] and[^" + number + "].\n\n[r" + number + "]: https://a.example/" + number +
                  "\n[^" + number + "]: A note.\n\n";
  }
  for (const std::string_view line :
       {"A paragraph of text, with some **words**, a snake_case_name and [links](x.md) in it.\n\n",
        "- an item with *words*, `code` and [a link](x.md#y)\n", "  - an item in an item, *so*\n",
        "* Fix [#123](https://a.example/123) in `foo_bar` by @user_name ([abc](https://a.example/c/abc))\n",
        "## A heading\n\nText.\n\n", "Some <b>bold</b><br>and <a name=x></a> <kbd>Ctrl</kbd>\n\n"}) {
    INFO(line);
    CHECK(Document::parse(repeated(megabyte / line.size(), line)).has_value());
  }
  CHECK(Document::parse(references).has_value());
  CHECK(Document::parse("| a | b | c | d |\n|---|---|---|---|\n" +
                        repeated(5000, "| **one** | [[two\\|x]] | [`_mm_3`](https://a.example/i#_mm_3) | 4 |\n"))
            .has_value());
}

TEST_CASE("no known input is expensive") {
  for (const Pathological& input : pathological()) {
    const std::string text = input.text(100'000);
    const double seconds = processor_seconds([&] {
      auto document = Document::parse(text);
      std::string html;
      if (document) document->render_html(html);
    });
    INFO(input.name);
    CHECK(seconds < 10.0);  // a hundred repeated what it takes: what is not linear takes minutes
  }
}
