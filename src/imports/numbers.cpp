#include "imports/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include "base/blanks.h"
#include "base/characters.h"

namespace scrutineer::imports {
namespace {

constexpr double too_large = 1e15;
constexpr int shown_digits = 15, most_decimals_taken = 9;
using Buffer = std::array<char, 400>;  // a double in plain decimals has at most 343 characters

std::optional<double> double_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string shortest(double value) {
  Buffer buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed).ptr;
  return {buffer.data(), end};
}

using base::is_digit;

std::ptrdiff_t significant_digits(std::string_view decimal) {
  const std::size_t first = decimal.find_first_of("123456789");
  if (first == std::string_view::npos) return 0;
  return std::ranges::count_if(decimal.substr(first), is_digit);
}

double rounded_as_shown(double value) {
  Buffer buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific,
                                 shown_digits - 1)
                       .ptr;
  return double_of({buffer.data(), static_cast<std::size_t>(end - buffer.data())}).value_or(value);
}

// Where a sign of a format's code ends that stands for itself, in quotation marks, in brackets or behind a backslash;
// or the character, where it is none of those.
std::size_t end_of_sign(std::string_view code, std::size_t at) {
  const char c = code[at];
  if (c == '"' || c == '[') return std::min(code.find(c == '"' ? '"' : ']', at + 1), code.size() - 1) + 1;
  return std::min(at + (c == '\\' || c == '_' || c == '*' ? 2 : 1), code.size());
}

std::vector<std::string_view> parts_of(std::string_view code) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < code.size(); at = end_of_sign(code, at)) {
    if (code[at] != ';') continue;
    parts.push_back(code.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.push_back(code.substr(begin));
  return parts;
}

// "£", "[$£-809]", "\"k\"": what a sign puts into the cell.
std::string_view words_of(std::string_view sign) {
  if (sign.starts_with('"')) return sign.substr(1, sign.size() - (sign.size() > 1 && sign.ends_with('"') ? 2 : 1));
  if (sign.starts_with("[$")) return sign.substr(2, std::min(sign.find('-'), sign.size() - 1) - 2);
  if (sign.starts_with('\\')) return sign.substr(1);
  return sign.starts_with('[') || sign.starts_with('_') || sign.starts_with('*') ? std::string_view() : sign;
}

// The digits of a part of a code, and what it puts beside them. The sign of a number below zero is no part of that.
struct Digits {
  std::string code, before, behind;
};
Digits digits_of(std::string_view code) {
  constexpr std::string_view of_digits = "0#?.,%/@", of_sign = "+-()", digit = "0#?";
  Digits result;
  for (std::size_t at = 0, end = 0; at < code.size(); at = end) {
    end = end_of_sign(code, at);
    const std::string_view sign = code.substr(at, end - at);
    const char c = sign.front();
    if (sign.size() == 1 && (of_digits.contains(c) || base::is_letter(c))) {
      result.code += c;
    } else if (sign.size() > 1 || !of_sign.contains(c)) {
      const bool is_behind = result.code.find_first_of(digit) != std::string::npos || result.code == "General";
      (is_behind ? result.behind : result.before) += words_of(sign);
    }
  }
  if (const std::size_t open = result.before.find('('); open != std::string::npos && result.behind.starts_with(')')) {
    result.before.erase(open, 1);
    result.behind.erase(0, 1);
  }
  result.before = base::trimmed(result.before, " -+");
  while (result.behind.ends_with(' ')) result.behind.pop_back();
  return result;
}

// "[>=1000]": whether a number is one that the part is for; nothing where it does not say.
std::optional<bool> is_meant(std::string_view part, double value) {
  for (std::size_t at = 0, end = 0; at < part.size(); at = end) {
    end = end_of_sign(part, at);
    std::string_view sign = part.substr(at, end - at);
    if (!sign.starts_with("[<") && !sign.starts_with("[>") && !sign.starts_with("[=")) continue;
    sign = sign.substr(1, sign.size() - 2);
    const std::size_t length = std::min(sign.find_first_not_of("<>="), sign.size());
    const std::string_view how = sign.substr(0, length);
    const auto limit = double_of(sign.substr(length));
    if (!limit) return std::nullopt;
    if (how == "<>") return value != *limit;
    return (how.contains('<') && value < *limit) || (how.contains('>') && value > *limit) ||
           (how.contains('=') && value == *limit);
  }
  return std::nullopt;
}

std::string without_separators(std::string text) {
  std::erase_if(text, [](char c) { return c == ',' || c == ' '; });
  return text;
}

// An m is a minute where hours or seconds are and no day or year.
NumberFormat date_format(std::string_view digits) {
  const auto shows = [&](std::string_view letters) { return digits.find_first_of(letters) != std::string_view::npos; };
  NumberFormat format{FormatKind::date};
  format.shows_year = shows("yY");
  format.shows_day = shows("dD");
  format.shows_month = shows("mM") && (format.shows_year || format.shows_day);
  return format;
}

// Whether commas, or blanks, stand where thousands are divided, if there are any.
bool has_thousands_right(std::string_view whole) {
  const char between = whole.contains(',') ? ',' : ' ';
  if (!whole.contains(between)) return true;
  for (std::size_t at = 0; at < whole.size(); ++at)
    if ((whole[at] == between) != ((whole.size() - at) % 4 == 0)) return false;
  return whole.front() != between;
}

}  // namespace

std::optional<std::string> decimal_of(std::string_view stored) {
  const auto value = double_of(stored);
  if (!value || std::abs(*value) >= too_large) return std::nullopt;
  std::string decimal = shortest(*value);
  if (significant_digits(decimal) > shown_digits) decimal = shortest(rounded_as_shown(*value));
  return decimal == "-0" ? "0" : decimal;
}

NumberFormat format_of(std::string_view code) {
  const auto [digits, before, behind] = digits_of(parts_of(code).front());
  if (digits.find_first_of("ymdhsYMDHS") != std::string::npos && digits.find_first_of("0#?") == std::string::npos &&
      digits != "General" && digits != "Standard")
    return date_format(digits);
  const std::size_t first = digits.find_first_of("0#?");
  NumberFormat format;
  format.before = before;
  format.behind = behind;
  if (first == std::string::npos && digits == "General") return format;
  if (first == std::string::npos || digits.find_first_of("/Ee@") != std::string::npos) return {};
  format.kind = digits.find('%') == std::string::npos ? FormatKind::decimal : FormatKind::percent;
  const std::size_t last = digits.find_last_of("0#?");
  for (std::size_t at = last + 1; at < digits.size() && digits[at] == ','; ++at) ++format.thousands;
  const std::size_t point = digits.find('.');
  if (point == std::string::npos || point > last) return format;
  for (const char c : std::string_view(digits).substr(point, last + 1 - point)) {
    format.least_decimals += c == '0' ? 1 : 0;
    format.most_decimals += c == '0' || c == '#' || c == '?' ? 1 : 0;
  }
  return format;
}

NumberFormat format_of(std::string_view code, std::string_view stored) {
  const auto parts = parts_of(code);
  const auto value = double_of(stored);
  if (!value || parts.size() == 1) return format_of(code);
  const auto has_digits = [](std::string_view part) {
    return digits_of(part).code.find_first_of("0#?G") != std::string::npos;
  };
  bool has_conditions = false;
  for (const std::string_view part : parts) {
    const auto meant = is_meant(part, *value);
    if (meant.value_or(has_conditions) && has_digits(part)) return format_of(part);
    has_conditions = has_conditions || meant.has_value();
  }
  const std::size_t at = *value < 0 ? 1 : *value == 0 && parts.size() > 2 ? 2 : 0;
  // A dash for nothing is the number 0.
  return format_of(!has_conditions && has_digits(parts[at]) ? parts[at] : code);
}

std::string shown_in(const NumberFormat& format, const std::string& decimal) {
  const auto figure = base::figure_of(decimal);
  if (!figure || (format.kind != FormatKind::decimal && format.kind != FormatKind::percent)) return decimal;
  const bool is_percent = format.kind == FormatKind::percent;
  base::Rational value = is_percent ? figure->value * 100 : figure->value;
  for (int times = 0; times < format.thousands; ++times) value /= 1000;
  const base::Rational shown = base::rounded(value, format.most_decimals);
  int places = format.least_decimals;
  while (places < format.most_decimals && base::rounded(shown, places) != shown) ++places;
  return base::to_text(shown, places) + (is_percent ? "%" : "");
}

std::optional<std::string> day_of(std::string_view stored, const NumberFormat& format) {
  constexpr double first_sure = 61, last = 2958465;  // spreadsheets know a 29 February 1900, which is day 60
  const auto value = double_of(stored);
  if (!value || *value < first_sure || *value >= last + 1 || !(format.shows_year || format.shows_day))
    return std::nullopt;
  using namespace std::chrono;
  const year_month_day day{sys_days{year{1899} / December / 30} + days{static_cast<int>(std::floor(*value))}};
  std::string text = fmt::format("{:04}", static_cast<int>(day.year()));
  if (format.shows_month || format.shows_day) text += fmt::format("-{:02}", static_cast<unsigned>(day.month()));
  if (format.shows_day) text += fmt::format("-{:02}", static_cast<unsigned>(day.day()));
  return text;
}

std::optional<std::string> time_of(std::string_view stored, const NumberFormat& format) {
  const auto value = double_of(stored);
  if (!value || *value < 0 || *value > 10'000 || format.kind != FormatKind::date || format.shows_year ||
      format.shows_month || format.shows_day)
    return std::nullopt;
  const auto minutes = static_cast<int>(std::lround(*value * 24 * 60));
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::optional<Number> number_in(std::string_view shown) {
  const auto trim = [](std::string_view text) { return base::trimmed(text, " \t\n"); };
  shown = trim(shown);
  Number number;
  if (shown.ends_with('%')) {
    number.is_percent = true;
    shown = trim(shown.substr(0, shown.size() - 1));
  }
  bool is_negative = false;
  for (const std::string_view sign : {"-", "\u2212", "+"}) {
    if (!shown.starts_with(sign)) continue;
    is_negative = sign != "+";
    shown.remove_prefix(sign.size());
    break;
  }
  const std::string_view whole = shown.substr(0, shown.find('.'));
  const std::string_view decimals = whole.size() < shown.size() ? shown.substr(whole.size() + 1) : std::string_view();
  const auto is_part = [](char c) { return is_digit(c) || c == ',' || c == ' '; };
  if (whole.empty() || !std::ranges::all_of(whole, is_part) || !has_thousands_right(whole)) return std::nullopt;
  if (whole.size() < shown.size() && decimals.empty()) return std::nullopt;
  if (!std::ranges::all_of(decimals, is_digit)) return std::nullopt;
  std::string digits = without_separators(std::string(whole));
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  number.literal = (is_negative ? "-" : "") + digits + (decimals.empty() ? "" : "." + std::string(decimals));
  const auto figure = base::figure_of(number.literal);
  if (!figure) return std::nullopt;
  number.figure = *figure;
  return number;
}

bool cut_to_nine_decimals(Number& number) {
  if (number.figure.places <= most_decimals_taken) return false;
  const base::Rational cut = base::rounded(number.figure.value, most_decimals_taken);
  const bool changed = cut != number.figure.value;
  number.literal = plain_decimal(cut);
  number.figure = *base::figure_of(number.literal);
  return changed;
}

std::string plain_decimal(const base::Rational& value) {
  int places = 0;
  while (base::rounded(value, places) != value && places < 64) ++places;
  return without_separators(base::to_text(value, places));
}

}  // namespace scrutineer::imports
