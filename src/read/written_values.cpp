#include "read/written_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <regex>

#include "base/date.h"
#include "base/letter_case.h"

namespace scrutineer::read {
namespace {

using Matches = std::match_results<std::string_view::const_iterator>;

// Regular expressions see only what a person may have written as one value: they recurse with the length of it.
constexpr std::size_t longest = 60;

bool matches(std::string_view value, Matches& found, const char* pattern) {
  return std::regex_match(value.begin(), value.end(), found, std::regex(pattern, std::regex::icase));
}

unsigned number_in(const Matches& found, std::size_t group) {
  const std::string digits = found[group].str();
  unsigned number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

// "Sept" and "sep" are September. 0 for what is no month.
unsigned month_of(std::string_view name) {
  if (name.size() < 3) return 0;
  for (std::size_t i = 0; i < base::month_names.size(); ++i)
    if (name.size() <= base::month_names[i].size() &&
        std::ranges::equal(name, base::month_names[i].substr(0, name.size()),
                           [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); }))
      return static_cast<unsigned>(i) + 1;
  return 0;
}

unsigned days_in(int year, unsigned month) {
  unsigned day = 31;
  while (!base::Date::from(year, month, day)) --day;
  return day;
}

WrittenValue date_value(std::string_view value, unsigned written_year, unsigned month, unsigned day) {
  const int year = static_cast<int>(written_year < 100 ? written_year + 2000 : written_year);
  if (month < 1 || month > 12)
    return {fmt::format("{} is not a date: there is no month {}", value, month),
            {},
            "write the year, the month and the day: 2024-05-03 for 3 May 2024"};
  const std::string_view name = base::month_names[static_cast<std::size_t>(month) - 1];
  const auto date = base::Date::from(year, month, day);
  if (!date)
    return {fmt::format("{} is not a date: there is no {} {} {}", value, day, name, year),
            {},
            fmt::format("{} {} has {} days", name, year, days_in(year, month))};
  return {fmt::format("{} is not how a date is written here", value), date->iso(),
          fmt::format("write {} for {} {} {}, without quotation marks", date->iso(), day, name, year)};
}

std::optional<WrittenValue> as_date(std::string_view value) {
  Matches found;
  if (matches(value, found, "(\\d{1,2})(?:st|nd|rd|th)?[ -]+(?:of )?([a-z]{3,9})\\.?,?[ -]+(\\d{4})") &&
      month_of(found[2].str()) > 0)
    return date_value(value, number_in(found, 3), month_of(found[2].str()), number_in(found, 1));
  if (matches(value, found, "([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})") && month_of(found[1].str()) > 0)
    return date_value(value, number_in(found, 3), month_of(found[1].str()), number_in(found, 2));
  if (matches(value, found, "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"))
    return date_value(value, number_in(found, 1), number_in(found, 2), number_in(found, 3));
  if (matches(value, found, "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})")) {
    const unsigned first = number_in(found, 1), second = number_in(found, 2), year = number_in(found, 3);
    if (second > 12 && first <= 12) return date_value(value, year, first, second);
    WrittenValue date = date_value(value, year, second, first);
    if (!date.right.empty() && first <= 12 && first != second)
      date.help = fmt::format("write the year, the month and the day: {} if the day comes first in it", date.right);
    return date;
  }
  const bool month_first = matches(value, found, "([a-z]{3,9}),? (\\d{4})") && month_of(found[1].str()) > 0;
  if (month_first || matches(value, found, "(\\d{4})[-/](\\d{1,2})")) {
    const unsigned month = month_first ? month_of(found[1].str()) : number_in(found, 2);
    const unsigned year = number_in(found, month_first ? 2 : 1);
    if (month < 1 || month > 12) return std::nullopt;
    return WrittenValue{fmt::format("{} is a month, and not how one is written here", value),
                        fmt::format("\"{}-{:02}\"", year, month),
                        fmt::format("write a whole date, such as {}-{:02}-01; a fact may give the month alone, in "
                                    "quotation marks: \"{}-{:02}\"",
                                    year, month, year, month)};
  }
  return std::nullopt;
}

std::string without(std::string_view text, std::string_view characters) {
  std::string result;
  for (const char c : text)
    if (characters.find(c) == std::string_view::npos) result += c;
  return result;
}

WrittenValue number_value(std::string_view value, std::string_view why, std::string right, bool perhaps_text = true) {
  std::string help = right.empty() ? std::string("write the number alone") : fmt::format("write {}", right);
  if (perhaps_text && value.find('"') == std::string_view::npos)
    help += fmt::format("; or \"{}\" in quotation marks where text is meant", value);
  return {fmt::format("{} is not a number here: {}", value, why), std::move(right), std::move(help)};
}

// £5m → 5000000.
std::string in_full(std::string_view digits, std::string_view written_unit) {
  const std::string unit = base::ascii_lower_case(written_unit);
  std::string number = without(digits, ", ");
  const std::size_t zeros = unit == "k" || unit == "thousand"  ? 3
                            : unit == "m" || unit == "million" ? 6
                            : unit.empty()                     ? 0
                                                               : 9;
  const std::size_t point = number.find('.');
  if (zeros == 0 || point == std::string::npos) return number + std::string(zeros, '0');
  const std::string decimals = number.substr(point + 1);
  number.erase(point);
  if (decimals.size() > zeros) return number + decimals.substr(0, zeros) + "." + decimals.substr(zeros);
  return number + decimals + std::string(zeros - decimals.size(), '0');
}

std::string without_leading_zeros(std::string number) {
  const std::size_t first = std::min(number.find_first_not_of('0'), number.size() - 1);
  return number.substr(number[first] == '.' ? first - 1 : first);
}

std::optional<WrittenValue> as_number(std::string_view value) {
  Matches found;
  if (matches(value, found, "[+-]?\\d{1,3}(?:[, ]\\d{3})+(?:\\.\\d+)?"))
    return number_value(value, "TOML numbers have no commas or spaces", without(value, ", "));
  if (matches(value, found, "([+-]?\\d+),(\\d+)"))
    return number_value(value, "decimals stand behind a point", found[1].str() + "." + found[2].str());
  if (matches(value, found, "([+-]?[\\d,.]+) ?(?:%|per ?cent)"))
    return number_value(value, "it has a percent sign", without(found[1].str(), ","));
  if (matches(value, found, "-?(?:£|\\$|€|EUR|GBP|USD) ?(\\d[\\d,. ]*?) ?(k|m|bn|b|thousand|million|billion)?"))
    return number_value(value, "it has a sign of money",
                        (value.starts_with('-') ? "-" : "") + in_full(found[1].str(), found[2].str()));
  if (matches(value, found, "(?:–|—|−) ?(\\d[\\d.]*)"))
    return number_value(value, "a dash stands where a minus sign (-) should", "-" + found[1].str());
  if (matches(value, found, "0\\d+(?:\\.\\d+)?"))
    return number_value(value, "it begins with a zero", without_leading_zeros(std::string(value)));
  if (matches(value, found, "([+-]?)(\\.\\d+)"))
    return number_value(value, "a digit is missing before the point", found[1].str() + "0" + found[2].str(), false);
  if (matches(value, found, "([+-]?\\d+)\\."))
    return number_value(value, "digits are missing behind the point", found[1].str(), false);
  if (matches(value, found, "\\d{17,}"))
    return WrittenValue{fmt::format("{} is too large for a number", value), {}, "numbers of up to 18 digits are read"};
  if (matches(value, found, "([+-]?\\d+(?:\\.\\d+)?) ?(\\S.*)"))
    return number_value(value, "something stands behind its digits", {});
  return std::nullopt;
}

std::optional<WrittenValue> as_answer(std::string_view value) {
  const std::string lower = base::ascii_lower_case(value);
  static constexpr std::array<std::string_view, 4> yes{"yes", "true", "on", "y"}, no{"no", "false", "off", "n"};
  const bool is_yes = std::ranges::find(yes, lower) != yes.end();
  if (!is_yes && std::ranges::find(no, lower) == no.end()) return std::nullopt;
  const std::string right = is_yes ? "true" : "false";
  return WrittenValue{fmt::format("{} is not how an answer is written here", value), right,
                      fmt::format("write {}, in small letters and without quotation marks", right)};
}

}  // namespace

std::optional<WrittenValue> written_value(std::string_view value) {
  if (value.empty()) return std::nullopt;
  if (value.size() <= longest) {
    if (auto date = as_date(value)) return date;
    if (auto number = as_number(value)) return number;
    if (auto answer = as_answer(value)) return answer;
  }
  const auto first = static_cast<unsigned char>(value.front());
  if (std::isalpha(first) == 0 && first < 0x80) return std::nullopt;
  std::string text(value.substr(0, std::min(value.size(), value.find_first_of("\"\\"))));
  if (text.size() < value.size())
    return WrittenValue{"text stands here without quotation marks", {}, "write it as \"…\""};
  if (text.size() > longest) return WrittenValue{"text stands here without quotation marks", {}, "write it as \"…\""};
  return WrittenValue{fmt::format("{} stands here without quotation marks", text), fmt::format("\"{}\"", text),
                      fmt::format("write \"{}\"", text)};
}

bool is_plain_number(std::string_view value) {
  Matches found;
  return value.size() <= longest && matches(value, found, "[+-]?(?:0|[1-9]\\d*)(?:\\.\\d+)?");
}

bool looks_like_path(std::string_view text) {
  const auto is_separator = [](char c) { return c == '\\'; };
  if (text.size() > 2 && std::isalpha(static_cast<unsigned char>(text[0])) != 0 && text[1] == ':' && text[2] == '\\')
    return true;
  if (text.starts_with("\\\\")) return true;
  const bool has_ending = text.rfind('.') != std::string_view::npos && text.size() - text.rfind('.') <= 5;
  return std::ranges::any_of(text, is_separator) && has_ending && text.find(' ') == std::string_view::npos;
}

}  // namespace scrutineer::read
