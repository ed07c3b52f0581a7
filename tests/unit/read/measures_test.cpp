// What models and case studies give of the measures that a site defines, and the change that they are judged by.
#include "site_fixture.h"

using namespace scrutineer;         // NOLINT(google-build-using-namespace)
using namespace scrutineer::tests;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view two_measures =
    "[[measure]]\nkey = \"visits\"\nlabel = \"Visits\"\nbetter = \"higher\"\n"
    "[[measure]]\nkey = \"cost\"\nlabel = \"Cost a head\"\ncurrency = \"£\"\nunit = \"a head\"\nbetter = \"lower\"\n";

TestSite measuring(std::string vocabulary = std::string(two_measures)) {
  TestSite site;
  site.file("vocabulary/measures.toml", std::move(vocabulary));
  return site;
}

// Front matter whose line 7 is the first of `more`.
std::string study_with_measures(std::string_view more) {
  return front("C", fmt::format("council = [\"A\"]\nmodels = []\nstarted = \"2014-04\"\n{}", more));
}

// [[measure]] stands on line 7, its values from line 10 on.
std::string measured(std::string_view values, std::string_view key = "visits", std::string_view more = {}) {
  return fmt::format("[[measure]]\nkey = \"{}\"\nvalues = [\n{}]\n{}", key, values, more);
}

Reading reading_of(std::string_view more, TestSite site = measuring()) {
  site.file("case-studies/c.md", study_with_measures(more));
  site.file("sources.toml", source("s"));
  return site.read();
}

Mistake mistake(std::string_view more) { return only(reading_of(more).mistakes); }

const std::vector<catalogue::MeasureSeries>& series_of(const Reading& reading) {
  return std::get<catalogue::CaseStudy>(reading.entry("c").detail).measures;
}

}  // namespace

// ---- mistakes

TEST_CASE("a measure that the site does not define is told with the nearest") {
  const Mistake unknown = mistake(measured("{ date = \"2013\", value = 1 },\n", "visit"));
  CHECK(unknown == Mistake{true, "case-studies/c.md:8:7+7", "unknown-measure", "this site has no measure \"visit\"",
                           "did you mean \"visits\"?"});
  CHECK(only(reading_of(measured("{ date = \"2013\", value = 1 },\n"), measuring("")).mistakes).help ==
        "it defines none: [[measure]] in site.toml or vocabulary/*.toml does");
}

TEST_CASE("a date has one value of a measure, and an entry has a measure once") {
  CHECK(mistake(measured("{ date = \"2013\", value = 1 },\n{ date = \"2012\", value = 3 },\n"
                         "{ date = \"2013\", missing = true },\n")) ==
        Mistake{true, "case-studies/c.md:12:10+6", "doubled-date", "\"visits\" has two values of 2013",
                "the first stands in line 10"});
  CHECK(mistake(measured("{ date = \"2013\", value = 1 },\n") + measured("{ date = \"2014\", value = 1 },\n")) ==
        Mistake{true, "case-studies/c.md:13:7+8", "doubled-measure", "this page gives \"visits\" twice",
                "put all values under the first, in line 8"});
}

TEST_CASE("a value is given or marked as missing, never both and never neither") {
  CHECK(mistake(measured("{ date = \"2013\" },\n")) ==
        Mistake{true, "case-studies/c.md:10:1+17", "no-value", "this says no value",
                "write value = …, or missing = true where the source leaves it out"});
  CHECK(mistake(measured("{ date = \"2013\", value = 5, missing = true },\n")) ==
        Mistake{true, "case-studies/c.md:10:39+4", "missing-after-all",
                "this value is said to be missing, and is given", "take one of the two out"});
  CHECK(mistake(measured("")) == Mistake{true, "case-studies/c.md:9:10+1", "no-value", "\"visits\" has no values",
                                         "values = [ { date = \"2013\", value = 412000 }, … ]"});
  CHECK(mistake("[[measure]]\nkey = \"visits\"\n").code == "missing-key");
  CHECK(mistake(measured("{ value = 5 },\n")).message == "\"date\" is missing");
  CHECK(mistake(measured("{ date = \"2013\", value = \"5\" },\n")).code == "wrong-type");
}

TEST_CASE("values of a measure are all of days, all of months or all of years") {
  CHECK(mistake(measured("{ date = \"2013\", value = 1 },\n{ date = \"2014/15\", value = 1 },\n"
                         "{ date = \"2015-03\", value = 2 },\n")) ==
        Mistake{true, "case-studies/c.md:12:10+9", "mixed-periods",
                "this value is of a month, and the first of \"visits\" is of a year",
                "what is counted in a month and in a year cannot be compared: give both of the same, or two measures"});
}

TEST_CASE("quarters stand beside quarters") {
  CHECK(mistake(measured("{ date = \"2014/15 Q4\", value = 1 },\n{ date = \"2015 Q2\", value = 1 },\n"
                         "{ date = \"2016\", value = 2 },\n"))
            .message == "this value is of a year, and the first of \"visits\" is of a quarter");
}

TEST_CASE("financial years have a stroke, and what may be a month or one is asked about") {
  CHECK(mistake(measured("{ date = \"2015-16\", value = 1 },\n")) ==
        Mistake{true, "case-studies/c.md:10:10+9", "bad-date", "\"2015-16\" is not a date",
                "write \"2015/16\" for the financial year from April 2015 to March 2016"});
  CHECK(mistake(measured("{ date = \"2015/17\", value = 1 },\n")).help ==
        "expected a year, month or day, \"2017\", \"2017-04\" or \"2017-04-03\", a financial year, \"2017/18\", or a "
        "quarter, \"2017/18 Q1\" or \"2017 Q1\"");
  CHECK(mistake(measured("{ date = \"2009-10\", value = 1 },\n")) ==
        Mistake{true, "case-studies/c.md:10:10+9", "unclear-date",
                "\"2009-10\" may be October 2009 or the financial year 2009/10",
                "write \"2009/10\" for the year, or a day of the month, such as \"2009-10-31\""});
  // Among months it is one.
  CHECK(reading_of(measured("{ date = \"2009-10\", value = 1, source = \"s\" },\n"
                            "{ date = \"2009-11\", value = 1, source = \"s\" },\n"))
            .mistakes == Mistakes{});
}

TEST_CASE("a measure is counted in its own unit") {
  CHECK(mistake(measured("{ date = \"2013\", value = 1 },\n", "cost", "unit = \"a household\"\n")) ==
        Mistake{true, "case-studies/c.md:12:8+13", "mixed-unit",
                "\"cost\" is in £ a head, and this is in £ a household",
                "give the values in £ a head, or define another measure"});
  CHECK(mistake(measured("{ date = \"2013\", value = 1 },\n", "cost", "currency = \"€\"\n")).code == "mixed-unit");
  CHECK(reading_of(measured("{ date = \"2013\", value = 1, source = \"s\" },\n", "cost", "unit = \"a head\"\n"))
            .mistakes == Mistakes{});
}

TEST_CASE("what divides before from after is the start, or a turning point, and is missed where there is neither") {
  TestSite site = measuring();
  site.file("sources.toml", source("s"));
  const std::string values = measured("{ date = \"2013\", value = 1, source = \"s\" },\n");
  const auto with = [&](std::string_view more) {
    site.file("case-studies/c.md", front("C", fmt::format("council = [\"A\"]\nmodels = []\n{}{}", more, values)));
    return site.read().mistakes;
  };
  CHECK(only(with("")) ==
        Mistake{
            false, "case-studies/c.md:7:7+8", "no-turning-point",
            "nothing says when the change was, so nothing is told of before and after",
            "give `started`, or turning_point = { date = \"2014-04\", title = \"…\" }, or turning_point = { unknown = "
            "true } where no source says"});
  CHECK(with("planned_start = \"soon [@s]\"\n") == Mistakes{});
  CHECK(with("turning_point = { date = \"2019-09\", title = \"Taken back\", source = \"s\" }\n") == Mistakes{});
  CHECK(with("turning_point = { unknown = true, note = \"Two dates are given. [@s]\" }\n") == Mistakes{});
  CHECK(places(with("turning_point = { title = \"Taken back\" }\n")) == Lines{"case-studies/c.md:6:17+24 missing-key"});
  CHECK(places(with("turning_point = { date = \"2019\" }\n")) == Lines{"case-studies/c.md:6:17+17 missing-key"});
  CHECK(places(with("turning_point = { date = \"2019\", title = \"A\", unknown = true }\n")) ==
        Lines{"case-studies/c.md:6:57+4 missing-after-all"});
  CHECK(places(with("turning_point = { unknown = false }\n")) ==
        Lines{"case-studies/c.md:6:17+19 missing-key", "case-studies/c.md:6:17+19 missing-key"});
}

TEST_CASE("measures are defined once, under keys that nothing else has") {
  TestSite site = measuring(std::string(two_measures) +
                            "[[measure]]\nkey = \"visits\"\nlabel = \"Visits\"\n"
                            "[[measure]]\nkey = \"No Key\"\nlabel = \"N\"\n"
                            "[[measure]]\nkey = \"started\"\nlabel = \"N\"\n"
                            "[[measure]]\nkey = \"form\"\nlabel = \"N\"\n"
                            "[[attribute]]\nkey = \"form\"\nlabel = \"F\"\nkinds = [\"model\"]\n"
                            "[[measure]]\nkey = \"sick\"\nlabel = \"N\"\nbetter = \"lowest\"\n");
  CHECK(places(site.read().mistakes) ==
        Lines{"vocabulary/measures.toml:12:7+8 duplicate-id", "vocabulary/measures.toml:15:7+8 bad-key",
              "vocabulary/measures.toml:18:7+9 taken-key", "vocabulary/measures.toml:21:7+6 taken-key",
              "vocabulary/measures.toml:30:10+8 unknown-value"});
}

// ---- what is right

TEST_CASE("values stand in order of time, with the source of their measure where they name none") {
  const Reading reading = reading_of(
      measured("{ date = \"2016\", value = 390500, note = \"Without Oxley.\" },\n"
               "{ date = \"2013/14\", value = 412000.50, source = { id = \"s\", where = \"page 9\" } },\n"
               "{ date = \"2013\", value = -3 },\n{ date = \"2015\", missing = true, note = \"Not counted.\" },\n",
               "visits", "note = \"Of all centres.\"\nsource = { id = \"s\", where = \"table 2\" }\n"));
  CHECK(reading.mistakes == Mistakes{});
  const catalogue::MeasureSeries& series = series_of(reading).at(0);
  CHECK(series.measure->label == "Visits");
  CHECK(reading.entry("c").text(series.note).markdown == "Of all centres.");
  Lines values;
  for (const catalogue::MeasuredValue& value : series.values)
    values.push_back(fmt::format("{} {} {}", value.when.iso(), value.figure ? to_text(*value.figure) : "missing",
                                 value.source.where));
  CHECK(values ==
        Lines{"2013 -3 table 2", "2013/14 412,000.50 page 9", "2015 missing table 2", "2016 390,500 table 2"});
}

TEST_CASE("measures stand in the order of the vocabulary, and models have them too") {
  TestSite site = measuring();
  const std::string both = measured("{ date = \"2013\", value = 1, source = \"s\" },\n", "cost") +
                           measured("{ date = \"2013\", value = 1, source = \"s\" },\n");
  site.file("models/m.md",
            front("M",
                  "family = \"in-house\"\nturning_point = { date = \"2015\", title = \"Law changed\", source = "
                  "\"s\" }\n" +
                      both));
  site.file("sources.toml", source("s"));
  const Reading reading = site.read();
  CHECK(reading.mistakes == Mistakes{});
  const auto& model = std::get<catalogue::Model>(reading.entry("m").detail);
  CHECK(model.measures.at(0).measure->key == "visits");
  CHECK(model.measures.at(1).measure->key == "cost");
  CHECK(model.turning_point->title == "Law changed");
}

TEST_CASE("what a file of the vocabulary that could not be read may define is not called unknown") {
  TestSite site = measuring("[[measure\n");
  site.file("case-studies/c.md", study_with_measures(measured("{ date = \"2013\", value = 1 },\n")));
  CHECK(of_code(site.read().mistakes, "unknown-measure") == Mistakes{});
}
