#include "link/href.h"

#include <catch2/catch.hpp>

using scrutineer::link::href;
using scrutineer::link::path_to_top;

TEST_CASE("addresses are relative, and short within a folder") {
  CHECK(href("index.html", "models/trust.html") == "models/trust.html");
  CHECK(href("models/trust.html", "index.html") == "../index.html");
  CHECK(href("models/trust.html", "models/other.html") == "other.html");
  CHECK(href("models/trust.html", "case-studies/slough.html") == "../case-studies/slough.html");
  CHECK(href("about.html", "index.html") == "index.html");
  CHECK(href("models/trust.html", "images/a/b.svg") == "../images/a/b.svg");
  CHECK(href("models/trust.html", "models/images/b.svg") == "../models/images/b.svg");
  CHECK(href("model/a.html", "models/a.html") == "../models/a.html");
}

TEST_CASE("a place on the page itself needs no file name") {
  CHECK(href("models/trust.html", "models/trust.html", "uses") == "#uses");
  CHECK(href("models/trust.html", "models/other.html", "uses") == "other.html#uses");
}

TEST_CASE("the page itself is addressed by its name, as an empty address would be") {
  CHECK(href("models/trust.html", "models/trust.html") == "trust.html");
  CHECK(href("index.html", "index.html") == "index.html");
}

TEST_CASE("the way to the top is one step for each folder") {
  CHECK(path_to_top("index.html").empty());
  CHECK(path_to_top("a/b.html") == "../");
  CHECK(path_to_top("a/b/c.html") == "../../");
}
