#include "search/words.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace scrutineer::search;

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  find_words(text, [&](std::string_view word, bool joined) { all.push_back((joined ? "+" : "") + std::string(word)); });
  return all;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words are letters and digits, in small letters") {
  CHECK(words("Do the sums hold? 83% (of 2,170)") == Words{"do", "the", "sums", "hold", "83", "of", "2170"});
  CHECK(words("S151, section 8.2; R&D") == Words{"s151", "section", "8", "2", "r", "d"});
  CHECK(words(" – ?!").empty());
  CHECK(words("").empty());
}

TEST_CASE("apostrophes and soft hyphens are no part of a word") {
  CHECK(words("the council's Children’s 'Trust'") == Words{"the", "councils", "childrens", "trust"});
  CHECK(words("scru\u00ADtiny") == Words{"scrutiny"});
}

TEST_CASE("words joined by hyphens are found one by one and as one") {
  CHECK(words("An in-house team") == Words{"an", "in", "house", "+inhouse", "team"});
  CHECK(words("non\u2011executive") == Words{"non", "executive", "+nonexecutive"});
  CHECK(words("cost - benefit") == Words{"cost", "benefit"});
}

TEST_CASE("marks on letters do not matter, however they are typed") {
  CHECK(words("Tŷ Gŵyr") == Words{"ty", "gwyr"});
  CHECK(words("TY\u0302 GW\u0302YR") == Words{"ty", "gwyr"});
  CHECK(words("ÉTÉ ΣΟΦΌΣ") == Words{"ete", "σοφος"});
}

TEST_CASE("of a very long word the beginning counts, in whole characters") {
  CHECK(words(std::string(100, 'a')) == Words{std::string(40, 'a')});
  CHECK(words(std::string(39, 'a') + "жжж") == Words{std::string(39, 'a')});
}

TEST_CASE("bytes that are no text end a word") { CHECK(words("one\xFFtwo") == Words{"one", "two"}); }

TEST_CASE("Plain words are found wherever they begin and end") {
  std::mt19937 random(20261201);
  for (int times = 0; times < 500; ++times) {
    std::string text, expected;
    for (std::size_t count = random() % 12; count > 0; --count) {
      std::string word;
      for (std::size_t letters = 1 + random() % (random() % 8 == 0 ? 60 : 9); letters > 0; --letters)
        word.push_back("abcXYZ019"[random() % 9]);
      text += word;
      text += std::string_view(" .;\n/").substr(random() % 5, 1);
      for (char& c : word)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      expected += word.substr(0, longest_word) + "|";
    }
    CAPTURE(text);
    std::string found;
    find_words(text, [&](const Word& word, bool joined) {
      CHECK(!joined);
      CHECK(Word(word.text()).beginning() == word.beginning());
      found.append(word.text()).push_back('|');
    });
    CHECK(found == expected);
  }
}
