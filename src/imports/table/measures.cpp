#include "imports/table/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/blanks.h"
#include "base/letter_case.h"
#include "base/slug.h"
#include "imports/appraisal_reading.h"
#include "imports/dates.h"
#include "imports/numbers.h"
#include "imports/sheet_messages.h"
#include "imports/table/cells.h"

namespace scrutineer::imports {
namespace {

constexpr std::array<std::string_view, 3> currencies{"£", "€", "$"};

// "visits_a_year": as keys are written.
std::string key_of(std::string_view label, std::vector<std::string>& taken) {
  std::string key = unique_id(label, "measure", taken);
  if (key.front() >= '0' && key.front() <= '9') key = "measure-" + key;
  std::ranges::replace(key, '-', '_');
  return key;
}

// A unit as a page puts it behind the figure: "£000" is thousands of pounds, "Number" is no unit.
struct Unit {
  std::string_view currency;
  std::string words;
};
Unit unit_in(std::string_view shown) {
  Unit unit;
  for (const std::string_view sign : currencies)
    if (shown.starts_with(sign)) {
      unit.currency = sign;
      shown.remove_prefix(sign.size());
    }
  shown = base::trimmed(shown, " ");
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> words{{{"'000s", "thousand"},
                                                                                        {"'000", "thousand"},
                                                                                        {"’000s", "thousand"},
                                                                                        {"’000", "thousand"},
                                                                                        {"000s", "thousand"},
                                                                                        {"000", "thousand"},
                                                                                        {"thousands", "thousand"},
                                                                                        {"thousand", "thousand"},
                                                                                        {"k", "thousand"},
                                                                                        {"millions", "million"},
                                                                                        {"million", "million"},
                                                                                        {"mn", "million"},
                                                                                        {"m", "million"},
                                                                                        {"billions", "billion"},
                                                                                        {"billion", "billion"},
                                                                                        {"bn", "billion"},
                                                                                        {"number", ""},
                                                                                        {"no.", ""},
                                                                                        {"no", ""},
                                                                                        {"count", ""},
                                                                                        {"#", ""},
                                                                                        {"percent", "%"},
                                                                                        {"per cent", "%"},
                                                                                        {"percentage", "%"}}};
  const std::string small = base::ascii_lower_case(shown);
  const auto stands_alone = [&](std::string_view word) {
    return small.size() == word.size() || small[word.size()] == ' ';
  };
  for (const auto& [word, meant] : words) {
    // "m" and "k" are millions and thousands of money only: of anything else they may be metres.
    const bool is_sure = word.size() > 1 || word == "#" || !unit.currency.empty();
    const bool is_whole = meant.empty() || meant == "%";
    if (!is_sure || !small.starts_with(word) || (is_whole ? small != word : !stands_alone(word))) continue;
    unit.words = std::string(meant) + std::string(shown.substr(word.size()));
    return unit;
  }
  unit.words = shown;
  return unit;
}

std::string_view better_in(std::string_view text) {
  const std::string slug = base::slug(text);
  for (const std::string_view word : {"higher", "high", "higher-is-better", "bigger-is-better", "maximise", "up"})
    if (slug == word) return "higher";
  for (const std::string_view word : {"lower", "low", "lower-is-better", "smaller-is-better", "minimise", "down"})
    if (slug == word) return "lower";
  return {};
}

// A figure as it is shown, with the sign before or behind it.
struct Amount {
  Number number;
  std::string_view currency;
};
std::optional<Amount> amount_in(std::string_view shown) {
  Amount amount;
  for (const std::string_view sign : currencies)
    if (shown.starts_with(sign)) {
      amount.currency = sign;
      shown.remove_prefix(sign.size());
    }
  auto number = number_in(shown);
  if (!number) return std::nullopt;
  amount.number = std::move(*number);
  return amount;
}

class SeriesReader {
 public:
  SeriesReader(const RowsTable& table, const ReadChoices& choices, const SiteNames& site, Messages& messages)
      : table_(table), sheet_(*table.sheet), choices_(choices), site_(site), messages_(messages) {}

  std::vector<ReadSeries> read(const std::vector<const ThingRow*>& rows) {
    const FoundColumn *date = table_.column("date"), *value = table_.column("value");
    if (table_.periods.empty() && !(date && value)) {
      messages_.error("no-dates", sheet_.row_name(table_.head), "no column is headed by a date",
                      "head columns 2014/15, 2016 or April 2016, or give the figures one a row: --column date=B "
                      "--column value=C");
      return {};
    }
    for (const ThingRow* row : rows) {
      const std::size_t errors = result_.size();
      ReadSeries& series = series_of(text("key", *row), *row);
      if (result_.size() > errors || table_.periods.empty()) read_facts(*row, series);
      if (table_.periods.empty())
        read_row(*row, series);
      else
        read_wide(*row, series);
    }
    for (ReadSeries& series : result_) settle(series);
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string text(std::string_view key, const ThingRow& row) const {
    const FoundColumn* column = table_.column(key);
    const std::string shown = column ? text_of(cells_in(sheet_, row.rows, column->column)) : std::string();
    if (!shown.empty() && !says_nothing(shown)) return shown;
    const auto said = choices_.set.find(std::string(key));
    return said == choices_.set.end() ? std::string() : said->second;
  }

  [[nodiscard]] std::string place(std::string_view key, const ThingRow& row) const {
    return cell_name({row.rows.front(), table_.column(key)->column});
  }

  ReadSeries& series_of(const std::string& label, const ThingRow& row) {
    const auto found = std::ranges::find_if(
        result_, [&](const ReadSeries& each) { return base::equal_but_for_case(each.label, label); });
    if (found != result_.end()) {
      if (!table_.periods.empty())
        messages_.warning("doubled-row", sheet_.row_name(row.rows.front()),
                          fmt::format("{} has a second row: a page gives a measure once", in_quotes(label)),
                          "give one of the two another name in the sheet");
      return *found;
    }
    ReadSeries& series = result_.emplace_back();
    series.label = label;
    series.place = sheet_.row_name(row.rows.front());
    if (const SiteName* known = site_.find("measure", label)) {
      series.key = known->id;
      series.is_known = true;
    } else {
      series.key = key_of(label, keys_);
    }
    return series;
  }

  void read_facts(const ThingRow& row, ReadSeries& series) {
    if (series.unit.empty() && series.currency.empty()) {
      Unit unit = unit_in(text("unit", row));
      series.currency = unit.currency;
      series.unit = std::move(unit.words);
    }
    if (const std::string better = text("better", row); !better.empty() && series.better.empty()) {
      series.better = better_in(better);
      if (series.better.empty())
        series.remarks.push_back(fmt::format("better: {} shows {}", place("better", row), in_quotes(better)));
    }
    if (series.help.empty()) series.help = text("help", row);
    if (!table_.periods.empty()) {
      series.note = text("note", row);
      for (const std::string_view key : {"source", "where"})
        if (const std::string said = text(key, row); !said.empty())
          series.remarks.push_back(fmt::format("{}: {} shows {}", key, place(key, row), in_quotes(said)));
    }
    std::ranges::move(table_.other_cells(row), std::back_inserter(series.remarks));
  }

  // One figure a row.
  void read_row(const ThingRow& row, ReadSeries& series) {
    const std::uint32_t column = table_.column("value")->column;
    const std::string date = text("date", row);
    auto period = period_in(date);
    ReadFigure& figure = read_figure({row.rows.front(), column}, period.value_or(date), series);
    if (!period) {
      figure.is_open = true;
      figure.comment += fmt::format(", of {}", in_quotes(date));
    }
    if (answer_in(text("missing", row)) == Answer::yes) {
      figure.is_missing = true;
      figure.is_open = !period;
      figure.comment = fmt::format("row {}", row.rows.front() + 1);
    }
    figure.note = text("note", row);
    const std::string source = text("source", row), where = text("where", row);
    if (source.empty()) return;
    if (const SiteName* known = site_.find("source", source)) {
      figure.source = known->id;
      figure.where = where;
    } else {
      figure.comment += fmt::format(", from {}{}{}", in_quotes(source), where.empty() ? "" : ", ", where);
    }
  }

  void read_wide(const ThingRow& row, ReadSeries& series) {
    for (const PeriodColumn& column : table_.periods)
      read_figure({row.rows.front(), column.column}, column.period, series);
  }

  ReadFigure& read_figure(Place at, const std::string& date, ReadSeries& series) {
    ReadFigure& figure = series.figures.emplace_back();
    figure.date = date;
    figure.comment = cell_name(at);
    const Cell* cell = shown_cell(sheet_, at);
    if (!cell) {
      figure.is_missing = figure.is_open = true;
      figure.comment += " is blank: take this line in if the figure is missing";
    } else if (auto amount = amount_in(cell->shown)) {
      const bool is_cut = cut_to_nine_decimals(amount->number);
      figure.literal = amount->number.literal;
      signs_[series.label].emplace_back(amount->number.is_percent ? "%" : amount->currency);
      if (is_cut || (!cell->stored.empty() && cell->stored != figure.literal && !amount->number.is_percent))
        figure.comment += fmt::format(", which holds {} and shows {}", cell->stored, cell->shown);
    } else if (says_nothing(cell->shown)) {
      figure.is_missing = true;
      figure.comment += fmt::format(" shows {}", in_quotes(cell->shown));
    } else {
      figure.is_open = true;
      figure.comment += fmt::format(" shows {}", in_quotes(cell->shown));
      messages_.warning("not-a-figure", sheet_.place_name(at),
                        fmt::format("{} is not a figure", in_quotes(cell->shown)),
                        "write value = … at its line, or missing = true");
    }
    return figure;
  }

  // The sign that all figures have says the unit, where no column does.
  void settle(ReadSeries& series) {
    const auto& signs = signs_[series.label];
    if (signs.empty()) return;
    const bool same = std::ranges::all_of(signs, [&](std::string_view sign) { return sign == signs.front(); });
    if (same && signs.front() == "%" && series.unit.empty())
      series.unit = "%";
    else if (same && !signs.front().empty() && signs.front() != "%" && series.currency.empty())
      series.currency = signs.front();
    if (same) return;
    series.remarks.emplace_back("the cells show different signs: are all figures of one unit?");
    messages_.warning("unclear-unit", series.place,
                      fmt::format("some figures of {} have a sign such as £ or %, and others have none or another",
                                  in_quotes(series.label)),
                      "write all of them the same way in the sheet");
  }

  const RowsTable& table_;
  const Sheet& sheet_;
  const ReadChoices& choices_;
  const SiteNames& site_;
  Messages& messages_;
  std::vector<ReadSeries> result_;
  std::vector<std::string> keys_;
  std::map<std::string, std::vector<std::string_view>> signs_;  // of its figures, by label
};

}  // namespace

std::vector<ReadSeries> read_series(const RowsTable& table, const std::vector<const ThingRow*>& rows,
                                    const ReadChoices& choices, const SiteNames& site, Messages& messages) {
  return SeriesReader(table, choices, site, messages).read(rows);
}

}  // namespace scrutineer::imports
