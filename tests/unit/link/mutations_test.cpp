#include "link/mutations.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace scrutineer::link;

using Forms = std::vector<std::string>;

TEST_CASE("the first letter of a Welsh word changes as grammars say") {
  CHECK(mutations("pwyllgor") == Forms{"bwyllgor", "mhwyllgor", "phwyllgor"});
  CHECK(mutations("trigolion") == Forms{"drigolion", "nhrigolion", "thrigolion"});
  CHECK(mutations("cyngor") == Forms{"gyngor", "nghyngor", "chyngor"});
  CHECK(mutations("bwrdd") == Forms{"fwrdd", "mwrdd"});
  CHECK(mutations("dinas") == Forms{"ddinas", "ninas"});
  CHECK(mutations("gofal") == Forms{"ofal", "ngofal"});
  CHECK(mutations("maer") == Forms{"faer"});
  CHECK(mutations("llywodraeth") == Forms{"lywodraeth"});
  CHECK(mutations("rhiant") == Forms{"riant"});
  CHECK(mutations("ysgol").empty());
  for (const char* word : {"chwaer", "ddoe", "ffordd", "ngof", "phen", "theatr"}) CHECK(mutations(word).empty());
  CHECK(mutations("g") == Forms{"ng"});  // what is left of it is no word
  CHECK(mutations("").empty());
}

TEST_CASE("an h stands before a vowel behind ei, ein, eu and what ends as they do") {
  CHECK(with_h("ardal") == "hardal");
  CHECK(with_h("ŵyr") == "hŵyr");
  CHECK(with_h("cyngor").empty());
  CHECK(with_h("").empty());
  for (const char* word : {"ei", "Ein", "eu", "i'w", "o'i", "a'n", "â\u2019u"}) CHECK(puts_h_before_vowels(word));
  for (const char* word : {"y", "a'r", "mein", "i", "w", "'w"}) {
    CAPTURE(word);
    CHECK(puts_h_before_vowels(word) == (std::string(word) == "'w"));
  }
}

TEST_CASE("what hangs on to the end of a word is no part of it") {
  CHECK(without_clitic("craffu'n") == "craffu");
  CHECK(without_clitic("pwyllgorau\u2019r") == "pwyllgorau");
  CHECK(without_clitic("gyda'th") == "gyda");
  CHECK(without_clitic("na'ch") == "na");
  CHECK(without_clitic("i'W") == "i");
  CHECK(without_clitic("cyngor") == "cyngor");
  CHECK(without_clitic("'n") == "'n");
  CHECK(without_clitic("n") == "n");
  CHECK(without_clitic("") == "");
}
