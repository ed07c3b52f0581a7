#include "base/date.h"

#include <array>
#include <catch2/catch.hpp>
#include <ctime>
#include <string>

using namespace scrutineer::base;

TEST_CASE("A date that does not exist is refused") {
  for (const char* text : {"2017-02-29", "2017-13-01", "2017-00-10", "2017-04-31", "2017-04-00", "0000-01-01", ""}) {
    INFO(text);
    CHECK_FALSE(Date::parse(text));
  }
  CHECK_FALSE(Date::from(2017, 257, 1));
  CHECK_FALSE(Date::from(2017, 1, 257));
  CHECK_FALSE(Date::from(10000, 1, 1));
}

TEST_CASE("A date in another form is refused") {
  for (const char* text : {"2017-4-3", "03/04/2017", "2017-04-03T00:00", "2017-04-3 ", "+017-04-03", "2017"}) {
    INFO(text);
    CHECK_FALSE(Date::parse(text));
  }
}

TEST_CASE("A date is said in full, in English") {
  CHECK(long_form(Date::parse("2017-04-03").value()) == "3 April 2017");
  CHECK(long_form(Date::parse("2016-02-29").value()) == "29 February 2016");
  CHECK(long_form(Date::parse("2026-12-31").value()) == "31 December 2026");
}

TEST_CASE("A date survives being written down") {
  CHECK(Date::parse("2017-04-03").value().iso() == "2017-04-03");
  CHECK(Date::from(2017, 4, 3) == Date::parse("2017-04-03"));
}

TEST_CASE("Dates are of the years with four digits, the first and the last too") {
  CHECK(Date::from(1, 1, 1).value().iso() == "0001-01-01");
  CHECK(Date::from(9999, 12, 31).value().iso() == "9999-12-31");
  CHECK_FALSE(Date::from(0, 12, 31));
  CHECK(PartialDate::parse("0001-01").value().iso() == "0001-01");
  CHECK(PartialDate::parse("9999-12").value().iso() == "9999-12");
}

TEST_CASE("Dates follow time") {
  const auto date = [](const char* text) { return Date::parse(text).value(); };
  CHECK(date("2017-04-03") < date("2017-04-10"));
  CHECK(date("2017-04-30") < date("2017-05-01"));
  CHECK(date("2017-12-31") < date("2018-01-01"));
  CHECK((date("2018-01-01").days() - date("2017-12-31").days()).count() == 1);
}

TEST_CASE("A partial date that does not exist is refused") {
  for (const char* text :
       {"", "17", "0000", "2017-13", "2017-00", "2017/04", "2017-4", "2017-02-30", "20170403", "2017-04-"}) {
    INFO(text);
    CHECK_FALSE(PartialDate::parse(text));
  }
}

TEST_CASE("A partial date is said as far as it is known") {
  CHECK(long_form(PartialDate::parse("2017").value()) == "2017");
  CHECK(long_form(PartialDate::parse("2017-04").value()) == "April 2017");
  CHECK(long_form(PartialDate::parse("2017-04-03").value()) == "3 April 2017");
}

TEST_CASE("A partial date survives being written down") {
  for (const char* text : {"2017", "2017-04", "2017-04-03"}) CHECK(PartialDate::parse(text).value().iso() == text);
}

TEST_CASE("Partial dates follow time, the less precise first") {
  const auto date = [](const char* text) { return PartialDate::parse(text).value(); };
  CHECK(date("2016-12-31") < date("2017"));
  CHECK(date("2017") < date("2017-01"));
  CHECK(date("2017-04") < date("2017-04-03"));
  CHECK(date("2017-04-03") < date("2017-05"));
  CHECK(date("2017-04-03") == PartialDate(Date::parse("2017-04-03").value()));
}

TEST_CASE("Today is the date on the system's clock, where it is") {
  const auto written = [] {
    const std::time_t now = std::time(nullptr);
    std::array<char, 11> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", std::localtime(&now));
    return std::string(text.data());
  };
  const std::string before = written();
  const std::string date = today().iso();
  CHECK((date == before || date == written()));  // midnight may come between
}
