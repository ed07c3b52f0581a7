// The place of every mistake is exact: pages put together at random from all that Markdown can put before, round and
// behind a mistake, with mistakes at places that are known.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "linked_site_fixture.h"

using namespace scrutineer;
using namespace scrutineer::tests;

namespace {

// Builds a page and knows where its mistakes stand.
class RandomPage {
 public:
  explicit RandomPage(unsigned seed) : random_(seed) {}

  std::string page;
  Lines expected;  // "guidance/a.md:7:3+9 unknown-reference"

  void build() {
    for (int blocks = 1 + below(6); blocks > 0; --blocks) block();
  }

 private:
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  template <class T, std::size_t N>
  const T& one_of(const T (&all)[N]) {
    return all[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

  void put(std::string_view text) { page += text; }

  void expect(std::size_t begin, std::size_t end, std::string_view code) {
    const std::string_view text = page;
    const auto line = std::ranges::count(text.substr(0, begin), '\n') + 5;
    const std::size_t start = text.substr(0, begin).rfind('\n') + 1;
    expected.push_back(fmt::format("guidance/a.md:{}:{}+{} {}", line,
                                   base::character_count(text.substr(start, begin - start)) + 1,
                                   base::character_count(text.substr(begin, end - begin)), code));
  }

  // Something broken; `expect` gets what of it is marked.
  void mistake() {
    const std::size_t begin = page.size();
    const auto mark = [&](std::size_t skip, std::size_t length, std::string_view code) {
      expect(begin + skip, begin + skip + length, code);
    };
    switch (below(in_table_ ? 7 : in_heading_ ? 8 : 9)) {
      case 0:
        put("[[nowhere]]");
        return mark(0, 9, "unknown-reference");
      case 1:
        put("[[nowhere#part]]");
        return mark(0, 9, "unknown-reference");
      case 2:
        put("[@nobody-2017, page 3]");
        return mark(0, 13, "unknown-source");
      case 3:
        put("[the *words*](missing.md)");
        return mark(14, 10, "broken-link");
      case 4:
        put("[x](/a\\_b 'Title')");
        return mark(4, 5, "broken-link");
      case 5:
        put("[`[code]`](<no file.md>)");
        return mark(12, 10, "broken-link");
      case 6:
        put("![é](missing.png)");
        return mark(6, 11, "missing-image");
      case 7:
        put("[[nowhere|w\xC3\xB6rds]]");
        return mark(0, 9, "unknown-reference");
      default:
        put("[two\n");
        put(prefix_);
        put("lines](missing.md)");
        return expect(page.size() - 11, page.size() - 1, "broken-link");
    }
  }

  void piece() {
    static const char* const harmless[]{
        "words",
        "\\[\\[nowhere\\]\\]",
        "`[[nowhere]]`",
        "`` ` [[x]] ``",
        "é ü 日本",
        "&amp; &#91;[nowhere]]",
        "\\\\",
        "a\\*b\\_c",
        "5 < 6 > 4",
        "*it*",
        "**bo*ld*er**",
        "_x_ ~~gone~~",
        "[a](b.md)",
        "[a](b.md \"t [[nowhere]]\")",
        "[*a*](<b.md>)",
        "<https://example.org/a?b&amp;c~d>",
        "www.example.org",
        "https://example.org/~x",
        "me@example.org",
        "~5",
        "a & b",
        "\"quoted\"",
        "\\& &copy; x",
        "![alt](b.svg)",
        "[[b]]",
        "[[b|text]]",
        "[r]",
        "[words][r]",
        "![**i**](b.svg)",
        "] [",
        "* _",
        "tab\there",
        "missing.md",
        "nowhere [nowhere]",
        "[^f]",
        "\\`x\\`",
    };
    const std::string_view chosen = one_of(harmless);
    put(in_table_ && chosen.find('|') != std::string_view::npos ? "words" : chosen);
  }

  void line_end() {
    static const char* const ends[]{"\n", "\n", "\\\n", "  \n", " \n"};
    if (in_table_ || in_heading_) return put(" ");
    put(one_of(ends));
    put(prefix_);
  }

  void emphasised() {
    static const char* const marks[]{"*", "**", "_", "~~", "***"};
    const std::string_view mark = one_of(marks);
    put(" ");
    put(mark);
    mistake();
    put(mark);
    put(" ");
  }

  void inlines() {
    for (int count = 1 + below(6); count > 0; --count) {
      switch (below(6)) {
        case 0:
          emphasised();
          break;
        case 1:
          line_end();
          put("x");
          break;
        case 2:
        case 3:
          mistake();
          if (below(2) == 0) put(".");
          break;
        default:
          piece();
      }
      put(" ");
    }
    put("end");
  }

  void paragraph(std::string_view first, std::string_view rest) {
    put(first);
    const std::string outer = prefix_;
    prefix_ += rest;
    inlines();
    prefix_ = outer;
    put("\n");
    put(outer);
    put("\n");
  }

  void row() {
    put(prefix_);
    const bool bars = below(3) > 0;
    if (bars) put("| ");
    put("c");
    inlines();
    put(below(2) == 0 ? " | " : "|");
    put("a \\| b ");
    inlines();
    if (bars) put(" |");
    put("\n");
  }

  void table() {
    in_table_ = true;
    row();
    put(prefix_);
    put("|---|---|\n");
    row();
    row();
    in_table_ = false;
    put(prefix_);
    put("\n");
  }

  void block() {
    switch (below(11)) {
      case 0:
        return paragraph("> ", "> ");
      case 1:
        return paragraph("- ", "  ");
      case 2:
        return paragraph("10. ", "    ");
      case 3:
        return paragraph("> - > ", ">   > ");
      case 4:
        in_heading_ = true;
        put("## ");
        inlines();
        put(below(2) == 0 ? " ##\n\n" : "\n\n");
        in_heading_ = false;
        return;
      case 5:
        return table();
      case 6:
        put("> before\n>\n");
        prefix_ = "> ";
        table();
        prefix_.clear();
        put("\n");
        return;
      case 7:
        put("[definition]: b.md\n[other]: b.md 'missing.md'\n");
        return paragraph("", "");
      case 8:
        put("```\n[[nowhere]] missing.md\n```\n\n");
        return paragraph("", "");
      case 9:
        paragraph("", below(2) == 0 ? "  " : "");
        return;
      default:
        return paragraph("", "");
    }
  }

  std::mt19937 random_;
  std::string prefix_;
  bool in_table_ = false;
  bool in_heading_ = false;
};

TestSite site_of_pages() {
  TestSite site;
  site.file("guidance/b.md", front("B") + "[[a]]\n").file("guidance/b.svg", "<svg/>");
  return site;
}

Lines found(const Mistakes& mistakes) {
  Lines result;
  for (const Mistake& mistake : mistakes)
    if (mistake.is_error) result.push_back(mistake.at + " " + mistake.code);
  std::ranges::sort(result);
  return result;
}

}  // namespace

TEST_CASE("the line and column of every mistake are exact, whatever stands round it") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    RandomPage random(seed);
    random.build();
    const std::string page = random.page + "\n\n[^f]: A note.\n\n[r]: b.md\n";
    const Linking linking = linked_page(site_of_pages(), page);
    Lines expected = random.expected;
    std::ranges::sort(expected);
    expected.erase(std::ranges::unique(expected).begin(), expected.end());
    const Lines came = found(linking.mistakes);
    Lines missed, wrong;
    std::ranges::set_difference(expected, came, std::back_inserter(missed));
    std::ranges::set_difference(came, expected, std::back_inserter(wrong));
    if (missed.empty() && wrong.empty()) continue;
    CAPTURE(seed, page);
    CHECK(missed == Lines{});
    REQUIRE(wrong == Lines{});
  }
}
