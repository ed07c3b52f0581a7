#include "read/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/edit_distance.h"
#include "read/common_keys.h"

namespace scrutineer::read {
namespace {

using base::Period;
using catalogue::Measure;
using catalogue::MeasuredValue;
using catalogue::MeasureSeries;

// "£ a head"
std::string unit_words(std::string_view currency, std::string_view unit) {
  return fmt::format("{}{}{}", currency, currency.empty() || unit.empty() ? "" : " ", unit);
}

std::string_view length_name(Period::Length length) {
  static constexpr std::array<std::string_view, 4> names{"a day", "a month", "a quarter", "a year"};
  return names[static_cast<std::size_t>(length)];
}

class SeriesReader {
 public:
  SeriesReader(const EntryFile& file, catalogue::Entry& entry, TableReader& table, base::Diagnostics& out)
      : site_(*file.site), is_vocabulary_whole_(file.is_vocabulary_whole), entry_(entry), table_(table), out_(out) {}

  // Null as its measure where that is not known.
  MeasureSeries read() {
    MeasureSeries series;
    series.measure = read_measure();
    series.span = table_.span("key");
    check_unit(series);
    series.note = keep(entry_, table_.passage("note"));
    table_.read_default_source("source");
    if (table_.has("source")) source_ = table_.default_source_of({});
    table_.require("values");
    const std::string key = table_.text("key").value_or(std::string{});
    std::vector<TableReader> values = table_.tables("values");
    if (values.empty() && table_.has("values"))
      out_.error("no-value", table_.span("values"), fmt::format("\"{}\" has no values", key),
                 "values = [ { date = \"2013\", value = 412000 }, … ]");
    for (TableReader& value : values) read_value(value, series);
    table_.finish();
    check_dates(series, key);
    std::ranges::stable_sort(series.values, {}, [](const MeasuredValue& value) { return value.when.days(); });
    return series;
  }

 private:
  const Measure* read_measure() {
    const std::string key = table_.required_text("key");
    const auto known = std::ranges::find(site_.measures, key, [](const auto& measure) { return measure->key; });
    if (known != site_.measures.end()) return known->get();
    if (key.empty() || !is_vocabulary_whole_) return nullptr;
    std::vector<std::string_view> keys;
    for (const auto& measure : site_.measures) keys.push_back(measure->key);
    const auto close = base::nearest(key, keys);
    out_.error("unknown-measure", table_.span("key"), fmt::format("this site has no measure \"{}\"", key),
               close          ? fmt::format("did you mean \"{}\"?", *close)
               : keys.empty() ? "it defines none: [[measure]] in site.toml or vocabulary/*.toml does"
                              : fmt::format("it has {}", fmt::join(keys, ", ")));
    return nullptr;
  }

  // The unit may be said again, as the document gives it.
  void check_unit(const MeasureSeries& series) {
    const auto unit = table_.text("unit"), currency = table_.text("currency");
    const Measure* const measure = series.measure;
    if (!measure ||
        (unit.value_or(measure->unit) == measure->unit && currency.value_or(measure->currency) == measure->currency))
      return;
    const std::string own = unit_words(measure->currency, measure->unit);
    out_.error("mixed-unit", table_.span(unit && *unit != measure->unit ? "unit" : "currency"),
               fmt::format("\"{}\" is {}, and this is in {}", measure->key,
                           own.empty() ? "without a unit" : fmt::format("in {}", own),
                           unit_words(currency.value_or(measure->currency), unit.value_or(measure->unit))),
               own.empty() ? "give its unit where the site defines it, or define another measure"
                           : fmt::format("give the values in {}, or define another measure", own));
  }

  void read_value(TableReader& table, MeasureSeries& series) {
    table.require("date");
    const auto when = table.period("date");
    const bool is_missing = table.flag("missing", false);
    const auto figure = table.figure("value");
    if (table.has("value") && is_missing)
      out_.error("missing-after-all", table.span("missing"), "this value is said to be missing, and is given",
                 "take one of the two out");
    else if (!table.has("value") && !is_missing)
      out_.error("no-value", table.span(), "this says no value",
                 "write value = …, or missing = true where the source leaves it out");
    const catalogue::TextRef note = keep(entry_, table.passage("note"));
    const catalogue::SourceRef source = table.source("source").value_or(source_);
    table.finish();
    if (when) series.values.push_back({*when, figure, note, source, table.span("date")});
  }

  // In the order written.
  void check_dates(const MeasureSeries& series, std::string_view key) {
    const auto& values = series.values;
    const bool has_clear_month = std::ranges::any_of(values, [](const MeasuredValue& value) {
      return value.when.length() == Period::Length::month && !Period::meant_by(value.when.iso());
    });
    for (auto value = values.begin(); value != values.end(); ++value) {
      const Period& when = value->when;
      if (const auto year = Period::meant_by(when.iso()); year && *year != when && !has_clear_month)
        out_.error(
            "unclear-date", value->span,
            fmt::format("\"{}\" may be {} or the financial year {}", when.iso(), long_form(when.date()), year->iso()),
            fmt::format("write \"{}\" for the year, or a day of the month, such as \"{}\"", year->iso(),
                        base::Period(last_day(when)).iso()));
      else if (const auto first = std::find_if(values.begin(), value, [&](auto& each) { return each.when == when; });
               first != value)
        out_.error("doubled-date", value->span, fmt::format("\"{}\" has two values of {}", key, when.iso()),
                   fmt::format("the first stands in line {}", first->span.line));
      else if (when.length() != values.front().when.length())
        out_.error("mixed-periods", value->span,
                   fmt::format("this value is of {}, and the first of \"{}\" is of {}", length_name(when.length()), key,
                               length_name(values.front().when.length())),
                   fmt::format("what is counted in {} and in {} cannot be compared: give both of the same, or two "
                               "measures",
                               length_name(when.length()), length_name(values.front().when.length())));
    }
  }

  static base::Date last_day(const Period& when) {
    const std::chrono::year_month_day day = when.days().last;
    return *base::Date::from(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                             static_cast<unsigned>(day.day()));
  }

  const catalogue::Site& site_;
  bool is_vocabulary_whole_;
  catalogue::Entry& entry_;
  TableReader& table_;
  base::Diagnostics& out_;
  catalogue::SourceRef source_;  // of the series; of values that name none, whatever they cite
};

std::optional<catalogue::TurningPoint> read_turning_point(catalogue::Entry& entry, TableReader& table,
                                                          base::Diagnostics& out) {
  auto reader = table.table("turning_point");
  if (!reader) return std::nullopt;
  catalogue::TurningPoint point;
  point.span = table.span("turning_point");
  const bool is_unknown = reader->flag("unknown", false);
  if (!is_unknown) {
    reader->require("date");
    point.title = reader->required_text("title");
  } else if (reader->has("date")) {
    out.error("missing-after-all", reader->span("unknown"), "this date is said to be unknown, and is given",
              "take one of the two out");
  }
  point.date = reader->fact_date("date", Ahead::planned);
  if (is_unknown) (void)reader->text("title");
  point.note = keep(entry, reader->passage("note"));
  point.source = reader->source("source").value_or(catalogue::SourceRef{});
  reader->finish();
  return point;
}

}  // namespace

ReadMeasures read_measures(const EntryFile& file, catalogue::Entry& entry, TableReader& table, bool has_start,
                           base::Diagnostics& out) {
  ReadMeasures read;
  read.turning_point = read_turning_point(entry, table, out);
  for (TableReader& reader : table.tables("measure")) {
    MeasureSeries series = SeriesReader(file, entry, reader, out).read();
    if (!series.measure) continue;
    const auto first = std::ranges::find(read.measures, series.measure, &MeasureSeries::measure);
    if (first != read.measures.end())
      out.error("doubled-measure", series.span, fmt::format("this page gives \"{}\" twice", series.measure->key),
                fmt::format("put all values under the first, in line {}", first->span.line));
    else
      read.measures.push_back(std::move(series));
  }
  if (!read.measures.empty() && !has_start && !read.turning_point)
    out.warning("no-turning-point", read.measures.front().span,
                "nothing says when the change was, so nothing is told of before and after",
                fmt::format("give {}turning_point = {{ date = \"2014-04\", title = \"…\" }}, or turning_point = {{ "
                            "unknown = true }} where no source says",
                            entry.kind == catalogue::Kind::case_study ? "`started`, or " : ""));
  const auto place = [&](const MeasureSeries& series) {
    return std::ranges::find(file.site->measures, series.measure, [](const auto& each) { return each.get(); });
  };
  std::ranges::stable_sort(read.measures, {}, place);
  return read;
}

}  // namespace scrutineer::read
