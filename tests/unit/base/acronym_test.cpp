#include "base/acronym.h"

#include <catch2/catch.hpp>

using scrutineer::base::looks_like_acronym;

TEST_CASE("Acronyms are capitals and digits, with signs and few small letters") {
  for (const char* text : {"DfE", "R&D", "Ts&Cs", "S151", "COVID-19", "A", "ADM", "NEETs", "s151", "3G",
                           "C++", "C#",  "A/B",   "O'D",  "O’D",      "Á", "ŴŶ",  "N.B.",  "aAbB", "P2P-x"}) {
    INFO(text);
    CHECK(looks_like_acronym(text));
  }
}

TEST_CASE("Words, names and numbers are no acronyms") {
  for (const char* text :
       {"",   "Ofsted", "McKenzie", "24/7",  "151", "ss151", "aBc", "A B", "A\tB", "A~",    "A\x7F", "A–B",
        "A€", "Ab",     "word",     "ABcde", "-",   "a",     "é",   "a-",  "\xFF", "A\xFF", "éÉ"}) {
    INFO(text);
    CHECK_FALSE(looks_like_acronym(text));
  }
}
