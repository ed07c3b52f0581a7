#include "search/stemmer.h"

#include <catch2/catch.hpp>

using scrutineer::search::Stemmer;

TEST_CASE("forms of an English word have one stem") {
  Stemmer english("en-GB");
  CHECK(english.stem("pensions") == english.stem("pension"));
  CHECK(english.stem("scrutinising") == english.stem("scrutinised"));
  CHECK(english.stem("childrens") == english.stem("child"));
  CHECK(english.stem("pension") != english.stem("penalty"));
}

TEST_CASE("English spellings with z are those with s") {
  Stemmer english("en");
  CHECK(english.stem("organization") == english.stem("organisations"));
  CHECK(english.stem("prize") != english.stem("prise"));
}

TEST_CASE("numbers and words with digits stay as they are") {
  Stemmer english("en-GB");
  CHECK(english.stem("2017s") == "2017s");
  CHECK(english.stem("s151") == "s151");
  CHECK(english.stem("covid19s") == "covid19s");
}

TEST_CASE("other languages have their own stems, and one that Snowball does not know keeps its words") {
  Stemmer german("de-DE");
  CHECK(german.stem("aufgaben") == german.stem("aufgabe"));
  CHECK_FALSE(german.is_function_word("the"));
  Stemmer welsh("cy");
  CHECK(welsh.stem("cynghorau") == "cynghorau");
  CHECK(welsh.function_words().empty());
  Stemmer by_long_code("deu");
  CHECK(by_long_code.stem("aufgaben") == by_long_code.stem("aufgabe"));
  Stemmer no_language("porter");  // an algorithm of Snowball's
  CHECK(no_language.stem("pensions") == "pensions");
}

TEST_CASE("function words are the language's, and none of them looks like an acronym") {
  const Stemmer english("en-GB");
  CHECK(english.is_function_word("of"));
  for (const char* word : {"it", "us", "who", "council"}) CHECK_FALSE(english.is_function_word(word));
  CHECK(english.function_words().starts_with("a about after"));
}
