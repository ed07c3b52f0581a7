#include "base/letter_case.h"

#include <catch2/catch.hpp>

#include "base/blanks.h"
#include "base/collation.h"
#include "base/nfc.h"

using namespace scrutineer::base;

TEST_CASE("Texts are the same but for the case of letters, however accents were typed") {
  CHECK(equal_but_for_case("Council", "COUNCIL"));
  CHECK(equal_but_for_case("\u00C9t\u00E9", "e\u0301TE\u0301"));
  CHECK(equal_but_for_case("stra\u00DFe", "STRASSE"));
  CHECK_FALSE(equal_but_for_case("Council", "Councils"));
  CHECK_FALSE(equal_but_for_case("e", "é"));
}

TEST_CASE("Only the letters A to Z become small as ASCII") { CHECK(ascii_lower_case("AZ az @[ ÉÀ") == "az az @[ ÉÀ"); }

TEST_CASE("A capital is put first, in any script") {
  CHECK(capitalised("élan") == "Élan");
  CHECK(capitalised("word And More") == "Word And More");
  CHECK(capitalised("").empty());
  CHECK(capitalised("9 lives") == "9 lives");
}

TEST_CASE("Composed and decomposed letters become the same, and bytes that are no text stay") {
  CHECK(nfc("e\u0301") == "é");
  CHECK(nfc("plain") == "plain");
}

TEST_CASE("Blanks are taken from both ends, and those that are named") {
  CHECK(trimmed("  a b\t\r\n") == "a b");
  CHECK(trimmed("   ").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("--a--", "-") == "a");
}

TEST_CASE("Sort keys order words as people look them up, of any length") {
  const Collation english("en-GB");
  CHECK(english.sort_key("Éclair") < english.sort_key("eclairs"));
  CHECK(english.sort_key("adm") < english.sort_key("Agreement"));
  CHECK(english.sort_key("a") == english.sort_key("a"));
  const std::string a = std::string(400, 'a') + "b", b = std::string(400, 'a') + "c";
  CHECK(english.sort_key(a) < english.sort_key(b));
  const Collation not_understood("en@colStrength=nonsense");
  CHECK(not_understood.sort_key("a") < not_understood.sort_key("B"));
  const Collation unknown("zz-nowhere");
  CHECK(unknown.sort_key("a") < unknown.sort_key("B"));
}
