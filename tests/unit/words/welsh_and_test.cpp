#include "words/welsh_and.h"

#include <catch2/catch.hpp>
#include <string>

#include "words/locale.h"

using namespace scrutineer::words;  // NOLINT(google-build-using-namespace)

TEST_CASE("and is ac before a vowel and a before a consonant") {
  for (const char* const vowel : {"elw", "Ynys Môn", "iechyd", "wyth", "ŵyn", "ôl-ofal", "Awdurdod", "York"}) {
    CAPTURE(vowel);
    CHECK(welsh_and(vowel) == "ac");
  }
  for (const char* const consonant : {"cost", "Hafod", "Wrecsam", "Wiltshire", "Llanelli", "", "…"}) {
    CAPTURE(consonant);
    CHECK(welsh_and(consonant) == "a");
  }
}

TEST_CASE("a number is and-ed as its first word is spoken") {
  for (const char* const vowel : {"1", "8", "8.5", "11", "19", "80", "812", "8,000", "11,500", "1%"}) {
    CAPTURE(vowel);
    CHECK(welsh_and(vowel) == "ac");
  }
  for (const char* const consonant : {"0", "2", "5", "10", "21", "100", "180", "1,000", "1,800,000", "2017"}) {
    CAPTURE(consonant);
    CHECK(welsh_and(consonant) == "a");
  }
}

TEST_CASE("tags, quotation marks and escaped signs are not spoken") {
  CHECK(welsh_and("<a href=\"x.html\">elw</a>") == "ac");
  CHECK(welsh_and("<a href=\"elw.html\">cost</a>") == "a");
  CHECK(welsh_and("“Elw”") == "ac");
  CHECK(welsh_and("&quot;Elw&quot;") == "ac");
  CHECK(welsh_and("[8]") == "ac");
  CHECK(welsh_and("& a chostau; risg") == "ac");  // what is too long for an escaped sign, or has a blank, is words
  CHECK(welsh_and("&abcdefghi;cost") == "ac");
  CHECK(welsh_and("&abcdefgh;cost") == "a");
}

TEST_CASE("what follows the text, or its number, says nothing about it") {
  CHECK(welsh_and(std::string_view("wal").substr(0, 1)) == "ac");
  CHECK(welsh_and(std::string_view("10").substr(0, 1)) == "ac");
  CHECK(welsh_and("1 o 100") == "ac");
}

TEST_CASE("a Welsh list joins its last item so, without a comma before it") {
  const Locale welsh("cy");
  CHECK(welsh.list({}).empty());
  CHECK(welsh.list({"cost"}) == "cost");
  CHECK(welsh.list({"elw", "cost"}) == "elw a cost");
  CHECK(welsh.list({"cost", "risg", "elw"}) == "cost, risg ac elw");
  CHECK(Locale("cy-GB").list({"A", "B", "8"}) == "A, B ac 8");
}
