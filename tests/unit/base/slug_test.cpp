#include "base/slug.h"

#include <catch2/catch.hpp>

using scrutineer::base::slug;

TEST_CASE("text without a letter or digit has no slug") {
  CHECK(slug("").empty());
  CHECK(slug(" – ?!").empty());
  CHECK(slug("'").empty());
}

TEST_CASE("a slug is lower case, with hyphens for what is no letter or digit, none of them at an end") {
  CHECK(slug("Wholly owned company") == "wholly-owned-company");
  CHECK(slug("  (ADM) -- costs & benefits?  ") == "adm-costs-benefits");
  CHECK(slug("Section 8.2") == "section-8-2");
}

TEST_CASE("apostrophes are dropped, straight or curly") {
  CHECK(slug("Children's Trust") == "childrens-trust");
  CHECK(slug("Children’s Trust") == "childrens-trust");
}

TEST_CASE("letters of other alphabets stay, in lower case and composed") {
  CHECK(slug("Tŷ Gŵyr") == "tŷ-gŵyr");
  CHECK(slug("TY\u0302 GW\u0302YR") == "tŷ-gŵyr");
  CHECK(slug("ÉTÉ – 2026") == "été-2026");
  CHECK(slug("10³ m²") == "103-m2");
  CHECK(slug("x\u0302y \u0302z") == "x\u0302y-z");  // marks that no letter composes with stay on theirs
  CHECK(slug("\u0302a") == "a");
}

TEST_CASE("an id of a title has the letters of ids: accents are taken off, and other scripts left out") {
  using scrutineer::base::id_of_title;
  CHECK(id_of_title("Set-up cost (£)") == "set-up-cost");
  CHECK(id_of_title("Été à Gŵyr") == "ete-a-gwyr");
  CHECK(id_of_title("10³ m²") == "103-m2");
  CHECK(id_of_title("Children’s ‘own’ plan") == "childrens-own-plan");
  CHECK(id_of_title("a–b") == "a-b");
  CHECK(id_of_title("Дом").empty());
  CHECK(id_of_title("Дом 7") == "7");
  CHECK(id_of_title("e\u0301t\u00E9") == "ete");
  CHECK(id_of_title("Nàpoli") == "napoli");
  CHECK(id_of_title("x\u036Fy") == "xy");  // the last of the marks
  CHECK(id_of_title("Onʼt") == "ont");
}

TEST_CASE("an id of a long title ends behind a word, at most 60 letters on") {
  using scrutineer::base::id_of_title;
  const std::string ten = "abcdefghi-";
  CHECK(id_of_title(ten + ten + ten + ten + ten + "abcdefghij").size() == 60);
  CHECK(id_of_title(ten + ten + ten + ten + ten + "abcdefghijk") ==
        "abcdefghi-abcdefghi-abcdefghi-abcdefghi-abcdefghi");
  CHECK(id_of_title(ten + ten + ten + ten + ten + "abcdefghij-k").size() == 60);
  CHECK(id_of_title(std::string(80, 'a')) == std::string(60, 'a'));
}
