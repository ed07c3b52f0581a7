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
}

TEST_CASE("a Welsh list joins its last item so, without a comma before it") {
  const Locale welsh("cy");
  CHECK(welsh.list({}).empty());
  CHECK(welsh.list({"cost"}) == "cost");
  CHECK(welsh.list({"elw", "cost"}) == "elw a cost");
  CHECK(welsh.list({"cost", "risg", "elw"}) == "cost, risg ac elw");
  CHECK(Locale("cy-GB").list({"A", "B", "8"}) == "A, B ac 8");
}
