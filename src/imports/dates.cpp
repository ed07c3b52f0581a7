#include "imports/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>
#include <vector>

#include "base/blanks.h"
#include "base/date.h"
#include "base/days.h"
#include "base/letter_case.h"
#include "base/period.h"
#include "imports/numbers.h"

namespace scrutineer::imports {
namespace {

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

constexpr std::array<std::string_view, 12> aim_words{"target",    "budget",     "forecast",   "planned",
                                                     "projected", "projection", "trajectory", "difference",
                                                     "variance",  "change",     "to date",    "ytd"};

// What stands between blanks, commas, strokes, points and hyphens.
std::vector<std::string_view> parts_of_date(std::string_view text) {
  constexpr std::string_view between = " ,/.-";
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find_first_not_of(between); at != std::string_view::npos;
       at = text.find_first_not_of(between, at)) {
    const std::size_t end = std::min(text.find_first_of(between, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  return parts;
}

// 0 for what is no number of at most four digits.
unsigned small_number(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && text.size() <= 4 ? value : 0;
}

// "3", "3rd".
unsigned day_in(std::string_view text) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"})
    if (text.ends_with(ending)) text.remove_suffix(ending.size());
  return text.size() <= 2 ? small_number(text) : 0;
}

// "April", "Apr"; 0 for no month.
unsigned month_in(std::string_view text) {
  const std::string name = base::ascii_lower_case(text);
  for (unsigned at = 0; at < months.size(); ++at)
    if (name == months[at] || name == months[at].substr(0, 3) || (name == "sept" && at == 8)) return at + 1;
  return 0;
}

unsigned year_in(std::string_view text) { return text.size() == 4 ? small_number(text) : 0; }

std::optional<std::string> iso(unsigned of_year, unsigned of_month, unsigned of_day) {
  const auto date = base::Date::from(static_cast<int>(of_year), of_month, of_day);
  return date ? std::optional(date->iso()) : std::nullopt;
}

// Takes words off one end of a text, with the brackets, the colon or the dash between.
void strip_word(std::string& text, std::string_view word, bool at_end) {
  const std::string small = base::ascii_lower_case(text);
  if (at_end ? !small.ends_with(word) : !small.starts_with(word)) return;
  std::string rest = at_end ? text.substr(0, text.size() - word.size()) : text.substr(word.size());
  const std::string_view between = " :-([)]";
  if (rest.empty() || !between.contains(at_end ? rest.back() : rest.front())) return;
  text = base::trimmed(rest, between);
}

const std::regex& unit_at_end() {
  static const std::regex unit(R"(\s*[\[(]?\s*(£\s?(?:['’]?000s?|m|mn|bn|million|k)|£|%)\s*[\])]?$)",
                               std::regex::icase);
  return unit;
}

// "2018/19 [p]", "2017/18 Actual", "Baseline (2015/16)", "2016/17*": without what says how sure the figures are.
std::string without_marks(std::string_view shown) {
  constexpr std::size_t longest = 60;  // regular expressions recurse with the length
  static const std::regex number(R"(\s*(?:[\[(]\d{1,2}(?:,\s*\d{1,2})*[\])]|¹|²|³|#)$)");
  if (shown.size() > longest) return std::string(shown);
  std::string text(without_mark(shown));
  std::smatch found;
  if (std::regex_search(text, found, unit_at_end())) text = found.prefix().str();
  if (std::regex_search(text, found, number)) text = without_mark(found.prefix().str());
  for (const std::string_view word :
       {"actual", "actuals", "outturn", "out-turn", "result", "results", "baseline", "performance"})
    for (const bool at_end : {true, false}) strip_word(text, word, at_end);
  for (const std::string_view word : {"as at", "as of", "at"}) strip_word(text, word, false);
  return text;
}

// The year that ends with a month, or with its last day.
std::optional<std::string> year_to(std::string_view end) {
  const auto date = date_in(end);
  const auto last = date ? base::PartialDate::parse(*date) : std::nullopt;
  if (!last || last->month() == 0 || (last->day() != 0 && last->day() != 31)) return std::nullopt;
  if (last->month() == 12) return fmt::format("{:04}", last->year());
  return last->month() == 3 ? base::Period::meant_by(fmt::format("{:04}-{:04}", last->year() - 1, last->year()))->iso()
                            : std::optional<std::string>();
}

// "Jan 2012", "Dec 2012"; "1 April 2015", "31 March 2016"; "2018", "2019" are the financial year.
std::optional<std::string> year_from_to(const std::string& first, const std::string& last) {
  if (const auto meant = base::Period::meant_by(fmt::format("{}-{}", first, last))) return meant->iso();
  const auto begin = date_in(first);
  auto year = year_to(last);
  const auto period = year ? base::Period::parse(*year) : std::nullopt;
  const auto from = begin ? base::PartialDate::parse(*begin) : std::nullopt;
  if (!period || !from || from->month() == 0 || base::days_of(*from).first != period->days().first) return std::nullopt;
  return year;
}

}  // namespace

std::optional<std::string> date_in(std::string_view shown) {
  if (const auto date = base::PartialDate::parse(shown)) return date->iso();
  const auto parts = parts_of_date(shown);
  if (parts.size() == 2 && month_in(parts[0]) != 0 && year_in(parts[1]) != 0)
    return fmt::format("{}-{:02}", parts[1], month_in(parts[0]));
  if (parts.size() == 2 && year_in(parts[0]) != 0 && month_in(parts[1]) != 0)
    return fmt::format("{}-{:02}", parts[0], month_in(parts[1]));
  // "Apr-22", as spreadsheets show a month; they show a day as "22-Apr".
  if (parts.size() == 2 && month_in(parts[0]) != 0 && parts[1].size() == 2 && small_number(parts[1]) != 0 &&
      shown.size() == parts[0].size() + 3 && shown[parts[0].size()] == '-')
    return fmt::format("20{}-{:02}", parts[1], month_in(parts[0]));
  if (parts.size() != 3 || year_in(parts[2]) == 0) return std::nullopt;
  if (month_in(parts[1]) != 0 && day_in(parts[0]) != 0)
    return iso(year_in(parts[2]), month_in(parts[1]), day_in(parts[0]));
  if (month_in(parts[0]) != 0 && day_in(parts[1]) != 0)
    return iso(year_in(parts[2]), month_in(parts[0]), day_in(parts[1]));
  const unsigned first = small_number(parts[0]), second = small_number(parts[1]);
  if (first == 0 || second == 0 || (first <= 12 && second <= 12 && first != second)) return std::nullopt;
  return first > 12 ? iso(year_in(parts[2]), second, first) : iso(year_in(parts[2]), first, second);
}

std::optional<std::string> quarter_in(std::string_view shown) {
  constexpr std::size_t longest = 40;  // regular expressions recurse with the length
  static const std::regex pattern(
      R"(^(?:(?:q|qtr\.? ?|quarter )([1-4])[ ,:-]+(\d{2}|\d{4})[-/](\d{2}|\d{4})|(\d{4})(?:[-/](\d{2}|\d{4}))?[ ,:-]*(?:q|qtr\.? ?|quarter )([1-4]))$)",
      std::regex::icase);
  const std::string text(shown.substr(0, longest));
  std::smatch found;
  if (shown.size() > longest || !std::regex_match(text, found, pattern)) return std::nullopt;
  const bool is_first = found[1].matched;
  std::string year = found[is_first ? 2 : 4].str();
  if (year.size() == 2) year.insert(0, "20");
  if (const auto& second = found[is_first ? 3 : 5]; second.matched) {
    const auto meant = base::Period::meant_by(fmt::format("{}/{}", year, second.str()));
    if (!meant) return std::nullopt;
    year = meant->iso();
  }
  return fmt::format("{} Q{}", year, found[is_first ? 1 : 6].str());
}

std::optional<std::string> period_in(std::string_view shown) {
  const std::string small = base::ascii_lower_case(shown);
  if (small.starts_with("year ")) return period_in(shown.substr(5));
  const auto date = date_in(shown);
  if (date) return date;
  if (auto quarter = quarter_in(shown)) return quarter;
  // A financial year is no calendar year: "FY 2016" may begin or end in it.
  for (const std::string_view begin : {"fy ", "fy", "financial year "})
    if (small.starts_with(begin))
      return date_in(shown.substr(begin.size())) ? std::nullopt : period_in(shown.substr(begin.size()));
  if (const auto period = base::Period::parse(shown)) return period->iso();
  const auto meant = base::Period::meant_by(shown);
  return meant ? std::optional(meant->iso()) : std::nullopt;
}

std::string unit_in_heading(std::string_view shown) {
  constexpr std::size_t longest = 60;  // regular expressions recurse with the length
  const std::string text(shown);
  std::smatch found;
  return shown.size() <= longest && std::regex_search(text, found, unit_at_end()) && found.position() > 0
             ? found[1].str()
             : std::string();
}

std::optional<std::string> day_numbered(std::string_view shown) {
  constexpr std::size_t digits = 5;
  if (shown.size() != digits || shown.front() < '2' || shown.front() > '6') return std::nullopt;
  return day_of(shown, format_of("yyyy-mm-dd"));
}

std::string_view without_mark(std::string_view shown) {
  constexpr std::size_t longest = 60;
  static const std::regex mark(
      R"(\s*(?:[\[(](?:[preb]|prov\.?|provisional|rev\.?|revised|est\.?|estimated?|final|notes?\s*\d.{0,9})[\])]|\*|†|‡|§)$)",
      std::regex::icase);
  std::match_results<std::string_view::const_iterator> found;
  while (shown.size() <= longest && std::regex_search(shown.begin(), shown.end(), found, mark))
    shown = shown.substr(0, static_cast<std::size_t>(found.position()));
  return shown;
}

std::string mark_of(std::string_view shown) {
  const std::string_view rest = shown.substr(without_mark(shown).size());
  const std::string mark(base::trimmed(rest, " []()*†‡§"));
  for (const auto& [letter, word] : {std::pair("p", "provisional"), std::pair("r", "revised"),
                                     std::pair("e", "estimated"), std::pair("b", "break in the series")})
    if (base::ascii_lower_case(mark) == letter) return word;
  return mark;
}

bool says_aim(std::string_view heading) {
  const std::string small = base::ascii_lower_case(heading);
  return std::ranges::any_of(aim_words, [&](std::string_view word) { return small.contains(word); });
}

std::optional<std::string> period_within(std::string_view year, std::string_view part) {
  const unsigned month = month_in(part);
  const auto period = base::Period::parse(year);
  if (auto quarter = quarter_in(fmt::format("{} {}", year, part))) return quarter;
  if (month == 0 || !period || period->length() != base::Period::Length::year) return std::nullopt;
  const bool is_next = period->is_financial_year() && month < 4;
  return fmt::format("{:04}-{:02}", period->date().year() + (is_next ? 1 : 0), month);
}

std::optional<std::string> period_among_words(std::string_view shown) {
  const std::string text = without_marks(shown);
  if (auto period = period_in(text)) return period;
  for (const std::string_view begin :
       {"year ending ", "year ended ", "year to ", "ye ", "12 months to ", "12 months ending "})
    if (base::ascii_lower_case(text).starts_with(begin)) return year_to(std::string_view(text).substr(begin.size()));
  for (const std::string_view between : {" to ", " - ", " – ", "-", "–"}) {
    const std::size_t at = text.find(between);
    if (at == std::string::npos) continue;
    const std::string first = text.substr(0, at), last = text.substr(at + between.size());
    if (auto year = year_from_to(first, last)) return year;
  }
  return std::nullopt;
}

void settle_years(std::span<std::string* const> periods) {
  const auto is_year = [](const std::string* each) { return each->size() == 7 && (*each)[4] == '/'; };
  if (std::ranges::none_of(periods, is_year)) return;
  for (std::string* each : periods)
    if (const auto meant = base::Period::meant_by(*each)) *each = meant->iso();
}

}  // namespace scrutineer::imports
