#include "base/hash.h"

#include <catch2/catch.hpp>

using namespace scrutineer::base;

TEST_CASE("What is not 32 lower-case hexadecimal digits is no hash") {
  CHECK_FALSE(ContentHash::from_hex(""));
  CHECK_FALSE(ContentHash::from_hex("99aa06d3014798d86001c324468d497"));
  CHECK_FALSE(ContentHash::from_hex("99AA06D3014798D86001C324468D497F"));
  CHECK_FALSE(ContentHash::from_hex("99aa06d3014798d86001c324468d497g"));
  CHECK_FALSE(ContentHash::from_hex("99aa06d3014798d86001c324468d497f0"));
}

TEST_CASE("The hash of nothing is the one XXH3 publishes") {
  CHECK(content_hash("").hex() == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("A hash survives being written down") {
  const ContentHash hash = content_hash("scrutiny");
  CHECK(ContentHash::from_hex(hash.hex()) == hash);
  CHECK(ContentHash{0, 1}.hex() == "00000000000000000000000000000001");
}

TEST_CASE("Different contents have different hashes") { CHECK(content_hash("a") != content_hash("b")); }
