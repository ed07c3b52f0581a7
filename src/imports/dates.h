// Dates as people write them in cells.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace scrutineer::imports {

// "3 April 2016", "April 2016", "Apr-16", "25/04/2016", "2016", "2016-04-03" as a site has dates: "2016-04-03",
// "2016-04", "2016". Nothing for what is no date, or may be two: 03/04/2016.
[[nodiscard]] std::optional<std::string> date_in(std::string_view shown);

// "Q1 2015/16", "Quarter 1 15-16", "2015 Q1" as a site has quarters: "2015/16 Q1". "Q1 2015" is none: a council's may
// be of April to June.
[[nodiscard]] std::optional<std::string> quarter_in(std::string_view shown);

// A date, a quarter, or a financial year: "2015/16", "2015-16", "FY 2015/16". "2009-10" may be a month, and is left as
// written.
[[nodiscard]] std::optional<std::string> period_in(std::string_view shown);

// The same among words that change nothing of it: "2018/19 [p]", "2017/18 Actual", "Baseline (2015/16)", "Year ending
// March 2019", "Jan 2012-Dec 2012". "FY 2016" is none: it may begin or end in that year.
[[nodiscard]] std::optional<std::string> period_among_words(std::string_view shown);

// A month or a quarter of a year, calendar or financial: "April" of "2022/23" is "2022-04", and "Q1" "2022/23 Q1".
[[nodiscard]] std::optional<std::string> period_within(std::string_view year, std::string_view part);

// “Target”, “2019/20 forecast”, “% change”: that what stands below is no figure of its date.
[[nodiscard]] bool says_aim(std::string_view heading);

// "1,200 [r]", "980*": without the mark that a figure is provisional, revised or explained.
[[nodiscard]] std::string_view without_mark(std::string_view shown);

// What that mark says, in words: "provisional" for "[p]", "est." for "(est.)". Nothing for a sign such as "*".
[[nodiscard]] std::string mark_of(std::string_view shown);

// "2009-10" among financial years is one. `periods` are all of a table, or of a measure.
void settle_years(std::span<std::string* const> periods);

// "£000" of “2023/24 (£000)”: the unit of the figures below a date; empty where a heading says none.
[[nodiscard]] std::string unit_in_heading(std::string_view shown);

// "2024-04-01" for “45383”: the day whose number a spreadsheet shows where the cell has no format of dates.
[[nodiscard]] std::optional<std::string> day_numbered(std::string_view shown);

}  // namespace scrutineer::imports
