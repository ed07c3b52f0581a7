#include "link/document_address.h"

#include <catch2/catch.hpp>

#include "english.h"

using scrutineer::catalogue::Source;
using scrutineer::link::document_address;

namespace {

std::string address(std::string url, std::string_view place) {
  Source source;
  source.url = std::move(url);
  return document_address(scrutineer::tests::english(), source, place);
}

}  // namespace

TEST_CASE("a PDF opens at the page that the place names") {
  const std::string pdf = "https://example.org/a.pdf";
  CHECK(address(pdf, "page 9") == pdf + "#page=9");
  CHECK(address(pdf, "section 8.2, Pages 12–14") == pdf + "#page=12");
  CHECK(address(pdf, "appendix A (p. 3)") == pdf + "#page=3");
  CHECK(address("https://example.org/A.PDF?v=2", "pp. 7, 9") == "https://example.org/A.PDF?v=2#page=7");
}

TEST_CASE("an address that leads to a page of a PDF leads to the document's page 1") {
  CHECK(address("https://example.org/a.pdf#page=3", "page 9") == "https://example.org/a.pdf#page=11");
  CHECK(address("https://example.org/a.pdf#page=3", "section 2") == "https://example.org/a.pdf#page=3");
}

TEST_CASE("what names no page of a file leads to the document") {
  const std::string pdf = "https://example.org/a.pdf";
  for (const std::string_view place : {"", "section 8.2", "page", "page iv", "page 0", "page 4a", "page 3.2",
                                       "homepage 3", "page 99999999999999999999"})
    CHECK(address(pdf, place) == pdf);
  CHECK(address("https://example.org/a.html", "page 9") == "https://example.org/a.html");
  CHECK(address("https://example.org/a.pdf#toc", "page 9") == "https://example.org/a.pdf#toc");
  CHECK(address("", "page 9").empty());
}
