#include "link/site_files.h"

#include <catch2/catch.hpp>

using namespace scrutineer::link;

TEST_CASE("a path is read from the folder of its file, or from the top behind a stroke") {
  CHECK(resolved_path("guidance/a.md", "b.md") == "guidance/b.md");
  CHECK(resolved_path("guidance/a.md", "../models/c.md") == "models/c.md");
  CHECK(resolved_path("guidance/a.md", "./x//b.md") == "guidance/x/b.md");
  CHECK(resolved_path("guidance/deep/a.md", "..") == "guidance");
  CHECK(resolved_path("guidance/a.md", "/models/c.md") == "models/c.md");
  CHECK(resolved_path("a.md", "b.md") == "b.md");
  CHECK(resolved_path("a.md", "./") == "");
  CHECK(resolved_path("guidance/a.md", "..") == "");
}

TEST_CASE("a path may not lead out of the site") {
  CHECK(resolved_path("a.md", "../b.md") == std::nullopt);
  CHECK(resolved_path("guidance/a.md", "../../b.md") == std::nullopt);
  CHECK(resolved_path("guidance/a.md", "/../b.md") == std::nullopt);
}

TEST_CASE("an address has a scheme where a colon stands before any other sign") {
  for (const char* url : {"https://example.org", "mailto:a@b", "x:"}) CHECK(has_scheme(url));
  for (const char* url : {"a.md", "a/b:c.md", "?a:b", "#a:b", "", "/:"}) CHECK_FALSE(has_scheme(url));
}

TEST_CASE("the folder of a path is what stands before its last stroke") {
  CHECK(folder_of("a/b/c.md") == "a/b");
  CHECK(folder_of("c.md") == "");
}
