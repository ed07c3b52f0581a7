#include "render/records/judgement.h"

#include <catch2/catch.hpp>

#include "english.h"

using namespace scrutineer::render;
using scrutineer::base::PartialDate;
using scrutineer::catalogue::FactDate;
using scrutineer::tests::english;

namespace {

std::string side(const char* inspection, const char* start) {
  return side_words(english(), side_of(PartialDate::parse(inspection), PartialDate::parse(start)));
}

}  // namespace

TEST_CASE("an inspection is before or after the start as far as both dates tell") {
  CHECK(side("2013", "2014") == "Before it started");
  CHECK(side("2014-03", "2014-04-01") == "Before it started");
  CHECK(side("2014-04-01", "2014-04-01") == "After it started");
  CHECK(side("2014-05", "2014-04") == "After it started");
  CHECK(side("2015", "2014-12-31") == "After it started");
}

TEST_CASE("an inspection in the year or month of the start, of which no more is known, is on neither side") {
  CHECK(side("2014", "2014-04") == "About when it started");
  CHECK(side("2014-04", "2014") == "About when it started");
  CHECK(side("2014-04", "2014-04-30") == "About when it started");
}

TEST_CASE("without a start there are no sides") {
  CHECK(side_words(english(), side_of(PartialDate::parse("2014"), FactDate{})) == "Start not stated");
}
