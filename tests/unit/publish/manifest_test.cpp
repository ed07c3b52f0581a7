#include "publish/manifest.h"

#include <catch2/catch.hpp>

using namespace scrutineer;
using publish::Manifest;
using publish::may_be_published;

namespace {

const std::string hash = "99aa06d3014798d86001c324468d497f";

std::string with_line(const std::string& line) { return "scrutineer-manifest 1 1\n" + line + "\n"; }

}  // namespace

TEST_CASE("A path that leaves the output folder, hides in it or is not portable may not be published") {
  for (const char* path : {"", "/etc/passwd", "../x", "a/../x", "a/..", "..", ".", "./a", "a/./b", "a//b", "a/", "a\\b",
                           "C:x", ".scrutineer-manifest", ".scrutineer-staging/1", "a/.htaccess", "a\nb", "a\x7f"}) {
    INFO(path);
    CHECK_FALSE(may_be_published(path));
  }
  CHECK_FALSE(may_be_published(std::string_view("a\0b", 3)));
}

TEST_CASE("Ordinary paths may be published") {
  for (const char* path : {"index.html", "models/joint-venture.html", "images/a..b.svg", "a b/é.pdf"}) {
    INFO(path);
    CHECK(may_be_published(path));
  }
}

TEST_CASE("A corrupt manifest is none") {
  REQUIRE(Manifest::parse(with_line(hash + " 5 index.html")));
  CHECK_FALSE(Manifest::parse(""));
  CHECK_FALSE(Manifest::parse("\0\1\2"));
  CHECK_FALSE(Manifest::parse("scrutineer-manifest 2 0\n"));
  CHECK_FALSE(Manifest::parse("scrutineer-manifest 1 1\n"));
  CHECK_FALSE(Manifest::parse("scrutineer-manifest 1 x\n"));
  CHECK_FALSE(Manifest::parse(with_line(hash + " 5 ../index.html")));
  CHECK_FALSE(Manifest::parse(with_line(hash + " -5 index.html")));
  CHECK_FALSE(Manifest::parse(with_line(hash + "  index.html")));
  CHECK_FALSE(Manifest::parse(with_line("abc 5 index.html")));
  CHECK_FALSE(Manifest::parse("scrutineer-manifest 1 1\n" + hash + " 5 index.html"));
  CHECK_FALSE(Manifest::parse("scrutineer-manifest 1 2\n" + hash + " 5 b\n" + hash + " 5 a\n"));
  CHECK_FALSE(Manifest::parse("scrutineer-manifest 1 2\n" + hash + " 5 a\n" + hash + " 5 a\n"));
}

TEST_CASE("A manifest is the same text whatever the order of its files, and survives being written down") {
  const publish::ManifestEntry a{"a.html", {1, 2}, 3};
  const publish::ManifestEntry b{"with a space.html", {4, 5}, 6};
  const std::string text = Manifest({b, a}).text();
  CHECK(text ==
        "scrutineer-manifest 1 2\n"
        "00000000000000010000000000000002 3 a.html\n"
        "00000000000000040000000000000005 6 with a space.html\n");
  const auto parsed = Manifest::parse(text);
  REQUIRE(parsed);
  CHECK(parsed->entries() == Manifest({a, b}).entries());
  CHECK(*parsed->find("a.html") == a);
  CHECK(parsed->find("b.html") == nullptr);
}
