// Where a file keeps what its editor has seen below its values.
#include "read/seen_values.h"

#include <catch2/catch.hpp>

using scrutineer::read::with_seen_values;

TEST_CASE("what was seen stands first in the TOML of a file") {
  CHECK(with_seen_values("+++\ntitle = \"A\"\n+++\n\nWords.\n", true, "seen = { a = \"1\" }") ==
        "+++\nseen = { a = \"1\" }\ntitle = \"A\"\n+++\n\nWords.\n");
  CHECK(with_seen_values("# Ours\n[[question]]\nid = \"q\"\n", false, "seen = { a = \"1\" }") ==
        "seen = { a = \"1\" }\n# Ours\n[[question]]\nid = \"q\"\n");
}

TEST_CASE("it takes the place of what was seen before, wherever and however that is written") {
  CHECK(with_seen_values("+++\ntitle = \"A\"\nseen={ a = \"0\" }\ntags = []\n+++\nseen = 3\n", true,
                         "seen = { b = \"1\" }") ==
        "+++\ntitle = \"A\"\nseen = { b = \"1\" }\ntags = []\n+++\nseen = 3\n");
  CHECK(with_seen_values("text = \"\"\"\n[[q]] is it.\nseen = { }\"\"\"\nseen = { \"a.b\" = \"0\" }\nn = 1\n", false,
                         "seen = { b = \"1\" }") ==
        "text = \"\"\"\n[[q]] is it.\nseen = { }\"\"\"\nseen = { b = \"1\" }\nn = 1\n");
}

TEST_CASE("line breaks and a byte order mark stay") {
  CHECK(with_seen_values("\xEF\xBB\xBF+++\r\ntitle = \"A\"\r\n+++\r\n", true, "seen = { a = \"1\" }") ==
        "\xEF\xBB\xBF+++\r\nseen = { a = \"1\" }\r\ntitle = \"A\"\r\n+++\r\n");
}
