#include "base/index_letters.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/collation.h"

using scrutineer::base::Collation;
using scrutineer::base::IndexLetters;

TEST_CASE("in English a text stands under its first letter, whatever its marks and signs before it") {
  const IndexLetters letters("en-GB");
  CHECK(letters.letter("adult care") == "A");
  CHECK(letters.letter("Éclair") == "E");
  CHECK(letters.letter("“Best value”") == "B");
  CHECK(letters.letter("Charge") == "C");
  CHECK(letters.letter("llama") == "L");
  CHECK(letters.letter("2015 Act") == "#");
  CHECK(letters.letter("Жена") == "#");
  CHECK(letters.letter("…") == "#");
  CHECK(letters.letter("") == "#");
  CHECK(letters.letter("Zebra") == "Z");
}

TEST_CASE("in Welsh a letter of two signs is one letter") {
  const IndexLetters letters("cy");
  const auto letter = [&](const char* text) { return letters.letter(text); };
  CHECK(letter("Chwarter") == "Ch");
  CHECK(letter("cyngor") == "C");
  CHECK(letter("DDEDDF") == "Dd");
  CHECK(letter("ffioedd") == "Ff");
  CHECK(letter("Ngwynedd") == "Ng");
  CHECK(letter("“llety”") == "Ll");
  CHECK(letter("phil") == "Ph");
  CHECK(letter("rhestr fer") == "Rh");
  CHECK(letter("Theatr") == "Th");
  CHECK(letter("ŵyn") == "W");
  CHECK(letter("Kent") == "K");  // letters that Welsh has not
  CHECK(letter("Zurich") == "Z");
}

TEST_CASE("in another script both its letters and those of English are letters") {
  const IndexLetters letters("ru");
  CHECK(letters.letter("Жена") == "Ж");
  CHECK(letters.letter("Kent") == "K");
}

TEST_CASE("in Welsh texts are in the order of its alphabet") {
  const Collation collation("cy");
  std::vector<std::string> words = {"chwaer",  "cyngor", "dŵr",   "ddoe",   "elw", "ffi", "fôr",
                                    "ngwaith", "gwyn",   "haf",   "llety",  "lwc", "nos", "phil",
                                    "pysgod",  "rhes",   "rygbi", "theatr", "tŷ"};
  std::ranges::sort(words, {}, [&](const std::string& word) { return collation.sort_key(word); });
  CHECK(words == std::vector<std::string>{"cyngor", "chwaer", "dŵr", "ddoe", "elw", "fôr", "ffi", "gwyn", "ngwaith",
                                          "haf", "lwc", "llety", "nos", "pysgod", "phil", "rygbi", "rhes", "tŷ",
                                          "theatr"});
}
