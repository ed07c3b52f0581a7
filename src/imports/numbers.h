// Numbers in cells: how they are stored, how a format shows them, and how people write them as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/rational.h"

namespace scrutineer::imports {

// A number as a spreadsheet file stores it ("0.10000000000000001", "2.17E+3") in plain decimals: the shortest that read
// back as the same double, or, where those have more than 15 significant digits, which no spreadsheet program shows,
// rounded to 15. Nothing for what is no number, or is of more than 15 digits before the point.
[[nodiscard]] std::optional<std::string> decimal_of(std::string_view stored);

enum class FormatKind : std::uint8_t { general, decimal, percent, date };

// What a number format does to a number, as far as its figure goes.
struct NumberFormat {
  FormatKind kind = FormatKind::general;
  int least_decimals = 0, most_decimals = 0;
  int thousands = 0;                                                // how often it is divided by a thousand first
  bool shows_day = false, shows_month = false, shows_year = false;  // of a date
  std::string before = {}, behind = {};                             // what stands beside the figure: "£", "m"
  bool operator==(const NumberFormat&) const = default;
};

// Of a format's code without conditions: `0.0%`, `£#,##0.0,,"m"`; of several parts the first. `general` for what is no
// plain decimal, such as fractions.
[[nodiscard]] NumberFormat format_of(std::string_view code);
// Of the part of a code that a number chooses: `#,##0;[Red]-#,##0`, `[>=1000000]0.0,,"m";0.0,"k"`.
[[nodiscard]] NumberFormat format_of(std::string_view code, std::string_view stored);
// `decimal` as the format shows it: "83%", "57.0", "1,810".
[[nodiscard]] std::string shown_in(const NumberFormat& format, const std::string& decimal);

// The day that a number is in a spreadsheet, as far as the format shows it: "2026-04-03", "2026-04", "2026". Nothing
// for a time, a day before March 1900 or after 9999, and what is no number.
[[nodiscard]] std::optional<std::string> day_of(std::string_view stored, const NumberFormat& format);

// The time of day, or the hours and minutes, that a number is in a format of times: "01:30", "30:00".
[[nodiscard]] std::optional<std::string> time_of(std::string_view stored, const NumberFormat& format);

// A number as people read it.
struct Number {
  base::Figure figure;
  std::string literal;  // as TOML takes it: "1810", "57.0", "-2.5"
  bool is_percent = false;
};

// "1,810", "1 810", "57.0", "83%", "−2.5". Nothing for anything else: "1,5" may be one and a half, or a slip.
[[nodiscard]] std::optional<Number> number_in(std::string_view shown);

// With at most nine decimals, which is what an appraisal takes, and whether that changed it.
[[nodiscard]] bool cut_to_nine_decimals(Number& number);

// Exact, without separators: "1810", "57.5". Of a fraction that is a decimal.
[[nodiscard]] std::string plain_decimal(const base::Rational& value);

}  // namespace scrutineer::imports
