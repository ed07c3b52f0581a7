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
}
