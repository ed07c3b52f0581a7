// Before and after, held to every day that a date can mean, and the difference to whole numbers.
#include "analyse/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "analyse/measure_words.h"
#include "english.h"

using namespace scrutineer;           // NOLINT(google-build-using-namespace)
using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using base::Period;
using catalogue::Measure;
using catalogue::MeasuredValue;
using catalogue::MeasureSeries;
using catalogue::Preferred;
using std::chrono::days;

namespace {

const Measure visits{"visits", "Visits", "app-measure-visits", {}, {}, {}, Preferred::higher};
const Measure cost{"cost", "Cost", "app-measure-cost", {}, "a head", "£", Preferred::lower};
const Measure share{"share", "Share", "app-measure-share", {}, "%", {}, Preferred::neither};

Period period(const std::string& written) { return *Period::parse(written); }
std::optional<Change> change(const std::string& date) { return Change{*base::PartialDate::parse(date), {}}; }

// "2013 412,000; 2014 -": dates and figures, "-" where one is missing.
MeasureSeries series(const Measure& measure, const std::vector<std::pair<std::string, std::string>>& values) {
  MeasureSeries made;
  made.measure = &measure;
  for (const auto& [date, figure] : values) made.values.push_back({period(date), base::figure_of(figure), {}, {}, {}});
  return made;
}

// By every day that the change can have been on.
Side side_by_days(const Period& when, const base::PartialDate& date) {
  bool before = true, after = true;
  const base::Days of_change = base::days_of(date);
  for (auto start = of_change.first; start <= of_change.last; start += days{1})
    for (auto day = when.days().first; day <= when.days().last; day += days{1}) {
      before = before && day < start;
      after = after && day >= start;
    }
  return before ? Side::before : after ? Side::after : Side::during;
}

}  // namespace

TEST_CASE("a figure is before or after a change when it is whatever day the dates mean") {
  std::mt19937 random(20261130);
  const auto below = [&](unsigned most) { return static_cast<unsigned>(random() % most); };
  const auto date = [&] {
    const unsigned year = 2014 + below(3), month = 1 + below(12), day = 1 + below(28);
    const unsigned form = below(3);
    return form == 0   ? fmt::format("{}", year)
           : form == 1 ? fmt::format("{}-{:02}", year, month)
                       : fmt::format("{}-{:02}-{:02}", year, month, below(2) ? 1 : day);
  };
  for (int i = 0; i < 130; ++i) {
    const unsigned year = 2014 + below(3);
    const std::string when = below(3) ? date() : fmt::format("{}/{}", year, (year + 1) % 100), of = date();
    CAPTURE(when, of);
    CHECK(side_of(period(when), change(of)) == side_by_days(period(when), *base::PartialDate::parse(of)));
  }
  CHECK(side_of(period("2014"), std::nullopt) == Side::unknown);
  CHECK(side_of(period("2014/15"), change("2014-04-01")) == Side::after);
  CHECK(side_of(period("2014/15"), change("2014-04")) == Side::during);
  CHECK(side_of(period("2013/14"), change("2014-04")) == Side::before);
}

TEST_CASE("the last figure of each side is set against the other, exactly") {
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    MeasureSeries made;
    made.measure = random() % 3 == 0 ? &share : random() % 2 ? &visits : &cost;
    std::optional<std::int64_t> before, after;  // in thousandths
    std::size_t missing = 0;
    int places_before = 0, places_after = 0;
    for (int year = 2010; year < 2020; ++year) {
      if (random() % 3 == 0) continue;
      if (random() % 4 == 0) {
        missing += year > 2014;
        made.values.push_back({period(std::to_string(year)), std::nullopt, {}, {}, {}});
        continue;
      }
      const int places = static_cast<int>(random() % 4);
      const std::int64_t unit = places == 0 ? 1000 : places == 1 ? 100 : places == 2 ? 10 : 1;
      const std::int64_t thousandths = (static_cast<std::int64_t>(random() % 2001) - 1000) * unit;
      made.values.push_back(
          {period(std::to_string(year)), base::Figure{base::Rational(thousandths, 1000), places}, {}, {}, {}});
      if (year < 2014) before = thousandths, places_before = places;
      if (year > 2014) after = thousandths, places_after = places;
    }
    const BeforeAndAfter shown = before_and_after(made, change("2014-06"));
    REQUIRE((shown.before != nullptr) == before.has_value());
    REQUIRE((shown.after != nullptr) == after.has_value());
    CHECK(shown.missing_after.size() == missing);
    REQUIRE(shown.difference.has_value() == (before && after));
    if (!shown.difference) {
      CHECK(shown.verdict == Verdict::none);
      continue;
    }
    CHECK(shown.difference->value == base::Rational(*after - *before, 1000));
    CHECK(shown.difference->places == std::max(places_before, places_after));
    const Verdict verdict = made.measure == &share                            ? Verdict::none
                            : *after == *before                               ? Verdict::same
                            : (*after > *before) == (made.measure == &visits) ? Verdict::better
                                                                              : Verdict::worse;
    CHECK(shown.verdict == verdict);
    // The headline says the two figures, and which way they go.
    const std::string said = headline(tests::english(), made, change("2014-06"));
    CAPTURE(said);
    CHECK(said.find(*after > *before   ? " rose from "
                    : *after < *before ? " fell from "
                                       : " both in ") != std::string::npos);
    CHECK(said.find(figure_words(*made.measure, *shown.after->figure)) != std::string::npos);
    CHECK(said.find(shown.before->when.iso()) < said.find(shown.after->when.iso()));
  }
}

TEST_CASE("a headline says no more than the figures do") {
  const words::Words words = tests::english();
  const auto says = [&](const MeasureSeries& made, const std::string& date = "2014-06") {
    return headline(words, made, date.empty() ? std::nullopt : change(date));
  };
  CHECK(says(series(visits, {{"2013", "412000"}, {"2014", "1"}, {"2016", "390500"}})) ==
        "Visits fell from 412,000 in 2013 to 390,500 in 2016");
  CHECK(says(series(cost, {{"2013-05-03", "4.20"}, {"2015-06-01", "4.2"}})) ==
        "Cost: £4.2 a head both on 3 May 2013 and on 1 June 2015");
  CHECK(says(series(visits, {{"2012", "5"}, {"2013", "7"}, {"2015", "-"}})) == "Visits: 7 in 2013");
  CHECK(says(series(visits, {{"2012", "5"}, {"2013", "7"}, {"2014", "1"}})) == "Visits: 7 in 2013");
  CHECK(says(series(visits, {{"2014", "1"}, {"2015", "3"}})) == "Visits: 3 in 2015");
  CHECK(says(series(visits, {{"2013", "-"}})) == "Visits: no figure");
  CHECK(says(series(visits, {{"2014", "3"}})) == "Visits: 3 in 2014");
  CHECK(says(series(visits, {{"2012/13", "5"}, {"2015/16", "7"}}), "") ==
        "Visits rose from 5 in 2012/13 to 7 in 2015/16");
  CHECK(says(series(visits, {{"2013/14 Q4", "5"}, {"2014/15 Q1", "6"}, {"2014 Q3", "7"}})) ==
        "Visits rose from 5 in Q4 2013/14 to 7 in Q3 2014");
  CHECK(says(series(share, {{"2012", "12"}, {"2016", "-3.5"}})) == "Share fell from 12% in 2012 to −3.5% in 2016");
}

TEST_CASE("a difference has its sign and its unit, and is of points between percentages") {
  const words::Words words = tests::english();
  CHECK(difference_words(words, visits, *base::figure_of("1200")) == "+1,200");
  CHECK(difference_words(words, cost, *base::figure_of("-0.30")) == "−£0.30 a head");
  CHECK(difference_words(words, share, *base::figure_of("3")) == "+3 percentage points");
  CHECK(difference_words(words, share, *base::figure_of("0.0")) == "0.0 percentage points");
}

TEST_CASE("a figure after a change is due when a whole day, month or year has passed") {
  const auto due = [](const std::string& when, const std::string& date, const std::string& as_of) {
    return is_due(series(visits, {{when, "1"}}), *change(date), *base::Date::parse(as_of));
  };
  CHECK_FALSE(due("2013", "2014-04", "2015-12-31"));
  CHECK(due("2013", "2014-04", "2016-01-01"));
  CHECK(due("2013", "2014-01-01", "2015-01-01"));
  CHECK_FALSE(due("2012/13", "2014-04", "2016-03-31"));
  CHECK(due("2012/13", "2014-04", "2016-04-01"));
  CHECK(due("2012/13", "2014-04-01", "2015-04-01"));
  CHECK_FALSE(due("2013-05", "2014-04", "2014-05-31"));
  CHECK(due("2013-05", "2014-04", "2014-06-01"));
  CHECK_FALSE(due("2013-05", "2014-12", "2015-01-31"));
  CHECK(due("2013-05-01", "2014-04-07", "2014-04-08"));
}
