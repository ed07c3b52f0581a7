#include "search/word_table.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>

using namespace scrutineer::search;

TEST_CASE("Words have the numbers they were given, whatever their length and however much they share") {
  std::mt19937 random(20261201);
  std::map<std::string, std::uint32_t> given;
  WordTable table;
  for (std::uint32_t number = 0; number < 20'000; ++number) {
    std::string word(1 + random() % longest_word, 'a');
    word[random() % word.size()] = static_cast<char>('a' + random() % 3);
    word.back() = static_cast<char>('a' + random() % 26);
    const auto known = given.find(word);
    CHECK(table.find(Word(word)) == (known == given.end() ? WordTable::none : known->second));
    if (known != given.end()) continue;
    given.emplace(word, number);
    table.add(Word(word), number);
  }
  for (const auto& [word, number] : given) CHECK(table.find(Word(word)) == number);
}
