#include "base/period.h"

#include <catch2/catch.hpp>

using namespace scrutineer::base;

namespace {

std::string days(std::string_view written) {
  const auto period = Period::parse(written);
  if (!period) return "none";
  const auto iso = [](std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return Date::from(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()))
        .value()
        .iso();
  };
  return iso(period->days().first) + " to " + iso(period->days().last);
}

}  // namespace

TEST_CASE("A period has the days from its first to its last") {
  CHECK(days("2015") == "2015-01-01 to 2015-12-31");
  CHECK(days("2015-04") == "2015-04-01 to 2015-04-30");
  CHECK(days("2016-02") == "2016-02-01 to 2016-02-29");
  CHECK(days("2015-02") == "2015-02-01 to 2015-02-28");
  CHECK(days("2015-04-03") == "2015-04-03 to 2015-04-03");
  CHECK(days("2015/16") == "2015-04-01 to 2016-03-31");
  CHECK(days("1999/00") == "1999-04-01 to 2000-03-31");
  CHECK(days("2015 Q1") == "2015-01-01 to 2015-03-31");
  CHECK(days("2015 Q4") == "2015-10-01 to 2015-12-31");
  CHECK(days("2015/16 Q1") == "2015-04-01 to 2015-06-30");
  CHECK(days("2015/16 Q4") == "2016-01-01 to 2016-03-31");
}

TEST_CASE("A quarter is one of four, behind a year") {
  for (const char* text :
       {"2015 Q0", "2015 Q5", "2015Q1", "2015 q1", "2015-04 Q1", "Q1 2015", "2015  Q1", "2015 Q12", "2015 "}) {
    INFO(text);
    CHECK_FALSE(Period::parse(text));
  }
  const Period quarter = Period::parse("2015/16 Q2").value();
  CHECK(quarter.iso() == "2015/16 Q2");
  CHECK(quarter.whole_year() == "2015/16");
  CHECK(quarter.length() == Period::Length::quarter);
  CHECK(quarter != Period::parse("2015/16").value());
}

TEST_CASE("A financial year is two years that follow each other, with a stroke") {
  for (const char* text : {"2015/17", "2015/15", "2015/2016", "2015/1", "2015/166", "2015 16", "15/16", "9999/00",
                           "201a/16", "2015/1a", "2015/", ""}) {
    INFO(text);
    CHECK_FALSE(Period::parse(text));
  }
  CHECK(Period::parse("2015/16").value().is_financial_year());
  CHECK_FALSE(Period::parse("2015").value().is_financial_year());
  CHECK(Period::parse("9998/99"));
}

TEST_CASE("A period is written as it was read, and is as long as it says") {
  for (const char* text : {"2015", "2015-04", "2015-04-03", "2015/16", "1999/00"})
    CHECK(Period::parse(text).value().iso() == text);
  CHECK(Period::parse("2015").value().length() == Period::Length::year);
  CHECK(Period::parse("2015/16").value().length() == Period::Length::year);
  CHECK(Period::parse("2015-04").value().length() == Period::Length::month);
  CHECK(Period::parse("2015-04-03").value().length() == Period::Length::day);
}

TEST_CASE("Other ways to write a financial year are understood") {
  for (const char* text : {"2015-16", "2015/16", "2015-2016", "2015/2016"}) {
    INFO(text);
    REQUIRE(Period::meant_by(text));
    CHECK(Period::meant_by(text).value().iso() == "2015/16");
  }
  CHECK(Period::meant_by("1999-2000").value().iso() == "1999/00");
  for (const char* text : {"2015-17", "2015-2017", "2015 16", "2015-160", "2015-1", "2015-20166", "201x-16", "2015",
                           "2015-", "", "2015.16", "2015.-16", "2015-1216", "9999-10000"}) {
    INFO(text);
    CHECK_FALSE(Period::meant_by(text));
  }
}
