#include "imports/numbers.h"

#include <catch2/catch.hpp>

using namespace scrutineer;  // NOLINT(google-build-using-namespace)
using imports::decimal_of;
using imports::format_of;
using imports::FormatKind;
using imports::number_in;
using imports::shown_in;

TEST_CASE("a stored number becomes the shortest decimal of the same double") {
  CHECK(decimal_of("0.10000000000000001") == "0.1");
  CHECK(decimal_of("2.1700000000000001E+3") == "2170");
  CHECK(decimal_of("0.83") == "0.83");
  CHECK(decimal_of("57.0") == "57");
  CHECK(decimal_of("-0") == "0");
  CHECK(decimal_of("1E-3") == "0.001");
}

TEST_CASE("what no spreadsheet program shows of a number is left out") {
  CHECK(decimal_of("0.30000000000000004") == "0.3");
  CHECK(decimal_of("3.6666666666666665") == "3.66666666666667");
}

TEST_CASE("what is no number, or a huge one, is none") {
  for (const char* text : {"", "five", "1 2", "inf", "nan", "1e999", "1e15", "0x10"}) CHECK_FALSE(decimal_of(text));
}

TEST_CASE("number formats show figures as spreadsheet programs do") {
  CHECK(shown_in(format_of("0%"), "0.834") == "83%");
  CHECK(shown_in(format_of("0.0%"), "0.83") == "83.0%");
  CHECK(shown_in(format_of("0%"), "0.825") == "83%");
  CHECK(shown_in(format_of("#,##0.00"), "1810") == "1,810.00");
  CHECK(shown_in(format_of("0.##"), "2.5") == "2.5");
  CHECK(shown_in(format_of("0;[Red]-0"), "3.7") == "4");
  CHECK(shown_in(format_of("0.0\" pts\""), "3.66") == "3.7");
  CHECK(shown_in(format_of("#,##0,"), "1234567") == "1,235");
  CHECK(shown_in(format_of("0.0,,\"m\""), "2450000") == "2.5");
  CHECK(shown_in(format_of("#,##0.00_);(#,##0.00)"), "1810") == "1,810.00");
  CHECK(shown_in(format_of("General"), "3.66") == "3.66");
  CHECK(shown_in(format_of("# ?/?"), "0.5") == "0.5");
  CHECK(shown_in(format_of("0.00E+00"), "1234") == "1234");
}

TEST_CASE("what a format puts beside a number is told from the number") {
  const auto beside = [](const char* code, const char* stored) {
    const auto format = format_of(code, stored);
    return format.before + "|" + shown_in(format, stored) + "|" + format.behind;
  };
  CHECK(beside("\"£\"#,##0", "1810") == "£|1,810|");
  CHECK(beside("[$£-809]#,##0.00", "1810") == "£|1,810.00|");
  CHECK(beside("_-£* #,##0_-;-£* #,##0_-;_-£* \"-\"??_-;_-@_-", "1810") == "£|1,810|");
  CHECK(beside("#,##0\\ [$€-407]", "12") == "|12| €");
  CHECK(beside("£0.0,,\"m\"", "2450000") == "£|2.5|m");
  CHECK(beside("0\" tonnes\"", "7") == "|7| tonnes");
  CHECK(beside("0.0%", "0.83") == "|83.0%|");
  CHECK(beside("General\" pts\"", "3.5") == "|3.5| pts");
  CHECK(beside("General", "3.5") == "|3.5|");
  CHECK(beside("\"open", "3.5") == "|3.5|");
  CHECK(beside("#,##0;\\(#,##0\\)", "-12") == "|-12|");
  CHECK(beside("£0;\\(£0\\)", "-12") == "£|-12|");
  CHECK(beside("0;\"-£\"0", "-12") == "£|-12|");
  CHECK(beside("0\" (est.)\"", "12") == "|12| (est.)");
}

TEST_CASE("a number chooses its part of a format") {
  const auto shown = [](const char* code, const char* stored) {
    const auto format = format_of(code, stored);
    return shown_in(format, stored) + format.behind;
  };
  constexpr const char* sizes = "[>=1000000]0.0,,\"m\";[>=1000]0.0,\"k\";0";
  CHECK(shown(sizes, "2450000") == "2.5m");
  CHECK(shown(sizes, "1000") == "1.0k");
  CHECK(shown(sizes, "12") == "12");
  CHECK(shown("[<1]0.0%;0", "0.25") == "25.0%");
  CHECK(shown("[<1]0.0%;0", "3") == "3");
  CHECK(shown("0.0;[Red]0", "-3.4") == "-3");
  CHECK(shown("0;(0)", "-3.4") == "-3");
  CHECK(shown("0.0;-0.0;\"nil\"", "0") == "0.0");
  CHECK(shown("0.0;-0.0;0", "0") == "0");
}

TEST_CASE("formats of dates are told from those of numbers") {
  CHECK(format_of("dd/mm/yyyy").kind == FormatKind::date);
  CHECK(format_of("[h]:mm").kind == FormatKind::date);
  CHECK(format_of("General").kind == FormatKind::general);
  CHECK(format_of("0\"days\"").kind == FormatKind::decimal);
}

TEST_CASE("numbers are read as people write them") {
  CHECK(number_in("1,810")->literal == "1810");
  CHECK(number_in("57.0")->literal == "57.0");
  CHECK(number_in(" \u22122.5 ")->literal == "-2.5");
  CHECK(number_in("83 %")->is_percent);
  CHECK(number_in("007")->literal == "7");
  CHECK(number_in("1,234,567.25")->literal == "1234567.25");
}

TEST_CASE("what may be two numbers is none") {
  for (const char* text : {"1,5", "1,81", "12,34,567", "4 or 5", "4/5", "5.", ".5", "£5", "", "%", "1e3", "--1"})
    CHECK_FALSE(number_in(text));
}

TEST_CASE("a figure keeps nine decimals, and it is said when that changed it") {
  auto number = number_in("3.66666666666667");
  CHECK(imports::cut_to_nine_decimals(*number));
  CHECK(number->literal == "3.666666667");
  auto short_one = number_in("3.5");
  CHECK_FALSE(imports::cut_to_nine_decimals(*short_one));
  CHECK(short_one->literal == "3.5");
}

TEST_CASE("blanks may divide thousands, and only those") {
  CHECK(number_in("1 234 567.5")->literal == "1234567.5");
  for (const char* text : {"1 2", "12 34", "1 234,567", " 1 23"}) CHECK_FALSE(number_in(text));
}

TEST_CASE("a time is shown as one, and is no number") {
  CHECK(imports::time_of("0.0625", format_of("hh:mm")) == "01:30");
  CHECK(imports::time_of("1.25", format_of("[h]:mm")) == "30:00");
  CHECK_FALSE(imports::time_of("42000", format_of("dd/mm/yyyy")));
}
