#include "markup/special_characters.h"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <string>
#include <thread>

#include "markup/markdown.h"

using namespace scrutineer::markup;

namespace {

std::string html_and_words(std::string_view markdown) {
  auto document = Document::parse(markdown, {});
  REQUIRE(document.has_value());
  std::string html;
  document->render_html(html);
  return html + document->plain_text();
}

// Definitions that nothing asks for show nothing. This one holds what autolinks and footnotes begin with.
constexpr std::string_view all_signs = "[zz-nothing]: http://www.z.org 'a@b [^'\n\n";

void check_that_it_reads_the_same(const std::string& text) {
  CAPTURE(text);
  CHECK(html_and_words(text) == html_and_words(std::string(all_signs) + text));
}

}  // namespace

TEST_CASE("What begins addresses and footnotes is looked for however it is written") {
  for (const char* const address :
       {"a@b.org", "a\\@b.org", "a&#64;b.org", "a&#x40;b.org", "a&commat;b.org", "a&period;@b.org", "*a*@b.org",
        "mailto:a@b.org", "xmpp:a@b.org/x", "(www.b.org)", "ahttp://b.org", "ftp://b.org"}) {
    check_that_it_reads_the_same(address);
    check_that_it_reads_the_same(std::string("Ask ") + address + " who knows");
  }
  for (const char* const sign : {"[^1]", "[\\^1]", "[&Hat;1]", "[&#94;1]"})
    check_that_it_reads_the_same(std::string("Words") + sign + "\n\n[^1]: Note\n");
  CHECK_FALSE(may_hold_autolink("Cited [@a, page 3], and @ w: as they are"));
}

TEST_CASE("A text without addresses and footnotes reads as it does where they are looked for") {
  constexpr auto pieces = std::to_array<std::string_view>({"w",         "who knew: two",
                                                           "www.",      "www.example.org",
                                                           "ww.",       ":",
                                                           "://",       "http://example.org",
                                                           "a@b.org",   "@",
                                                           "[@a]",      " @a.b",
                                                           "\\@",       "a\\@b",
                                                           "&#64;",     "&commat;",
                                                           "&amp;",     "[^1]",
                                                           "[^",        "[\\^1]",
                                                           "^",         "&Hat;",
                                                           "&#94;",     "\n[^1]: note\n",
                                                           "\n\n",      "\n",
                                                           "*",         "**",
                                                           "`",         "|",
                                                           "~~",        "\n- ",
                                                           "[",         "](",
                                                           ")",         "<",
                                                           ">",         "!",
                                                           "\\",        "\n# ",
                                                           "\n| - |\n", "mailto:",
                                                           "b.org",     "x"});
  std::mt19937 random(20261201);
  for (int times = 0; times < 4000; ++times) {
    std::string text;
    for (std::size_t count = random() % 12; count > 0; --count) text += pieces[random() % pieces.size()];
    check_that_it_reads_the_same(text);
  }
}

TEST_CASE("Addresses are found on each of several threads, whatever the others read") {
  const std::string with = "See www.example.org, http://example.org and a@example.org: who wrote?";
  const std::string without = "Who knew: two of what was written were wrong.";
  const std::string html_with = html_and_words(with), html_without = html_and_words(without);
  std::array<int, 4> wrong{};
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < wrong.size(); ++i)
    threads.emplace_back([&, i] {
      for (std::size_t times = 0; times < 500; ++times) {
        auto document = Document::parse((times + i) % 3 == 0 ? with : without, {});
        std::string html;
        document->render_html(html);
        if (html + document->plain_text() != ((times + i) % 3 == 0 ? html_with : html_without)) ++wrong[i];
      }
    });
  threads.clear();
  CHECK(wrong == std::array<int, 4>{});
}
