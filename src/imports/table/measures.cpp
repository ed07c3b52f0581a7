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
  // "Percentage (%)", "Number (000s)": what stands in brackets is the unit.
  for (const std::string_view word : {"Percentage (", "Percent (", "Per cent (", "Number (", "Count ("})
    if (shown.size() > word.size() && base::equal_but_for_case(shown.substr(0, word.size()), word) &&
        shown.ends_with(')'))
      return unit_in(shown.substr(word.size(), shown.size() - word.size() - 1));
  for (const auto& [code, sign] : {std::pair("GBP", "£"), std::pair("EUR", "€"), std::pair("USD", "$")})
    if (shown == code) return {sign, {}};
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

// A figure as it is shown, with the sign before it and the size or the unit behind: "£1.2m".
struct Amount {
  Number number;
  std::string_view currency;
  std::string size;
};
std::optional<Amount> amount_in(std::string_view shown) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> sizes{{{"k", "thousand"},
                                                                                       {"bn", "billion"},
                                                                                       {"mn", "million"},
                                                                                       {"m", "million"},
                                                                                       {"thousand", "thousand"},
                                                                                       {"million", "million"},
                                                                                       {"billion", "billion"}}};
  Amount amount;
  bool is_negative = false;
  for (const std::string_view sign : {"-", "\u2212"})
    if (shown.starts_with(sign) && !is_negative) {
      is_negative = true;
      shown.remove_prefix(sign.size());
    }
  for (const std::string_view sign : currencies)
    if (shown.starts_with(sign)) {
      amount.currency = sign;
      shown.remove_prefix(sign.size());
    }
  const std::string small = base::ascii_lower_case(shown);
  for (const auto& [sign, size] : sizes)
    if (!amount.currency.empty() && amount.size.empty() && small.ends_with(sign)) {
      amount.size = size;
      shown = base::trimmed(shown.substr(0, shown.size() - sign.size()), " ");
    }
  auto number = number_in(is_negative ? fmt::format("-{}", shown) : shown);
  if (!number) return std::nullopt;
  amount.number = std::move(*number);
  return amount;
}

// "k" behind 12.3, where 12,345 is stored, is thousands, whatever of.
std::string size_meant(const std::string& words, const Number& number, const std::string& stored) {
  static constexpr std::array<std::array<std::string_view, 3>, 3> sizes{
      {{"k", "", "thousand"}, {"m", "mn", "million"}, {"bn", "b", "billion"}}};
  const auto figure = base::figure_of(stored);
  base::Rational value = figure ? figure->value : base::Rational(0);
  for (const auto& [sign, other, meant] : sizes) {
    value /= 1000;
    const std::string small = base::ascii_lower_case(words);
    if (figure && (small == sign || small == other) && base::shows_as(value, number.figure)) return std::string(meant);
  }
  return words;
}

// What a cell shows. Of a number that is stored as one its format says what stands beside it.
std::optional<Amount> amount_of(const Cell& cell) {
  if (cell.kind == CellKind::date) return std::nullopt;
  const std::string text = cell.text();
  auto amount = amount_in(without_mark(text));
  if (amount || cell.kind != CellKind::number) return amount;
  auto number = number_in(cell.shown);
  const Unit unit = unit_in(fmt::format("{}{}", cell.before, without_mark(cell.behind)));
  if (!number || unit.currency != cell.before) return std::nullopt;
  return Amount{*number, unit.currency, size_meant(unit.words, *number, cell.stored)};
}

// What statisticians write for a figure that they do not give: "..", "[c]", "x".
bool says_missing(std::string_view text) {
  static constexpr std::array<std::string_view, 12> signs{"..", "...", ":",   "*",   "c",   "x",
                                                          "z",  "u",   "[c]", "[x]", "[z]", "[u]"};
  return std::ranges::find(signs, text) != signs.end() ||
         (says_nothing(text) && !text.starts_with("-") && text.size() > 1 && text != "–" && text != "—");
}

class SeriesReader {
 public:
  SeriesReader(const RowsTable& table, const ReadChoices& choices, const SiteNames& site, Messages& messages)
      : table_(table), sheet_(*table.sheet), choices_(choices), site_(site), messages_(messages) {}

  std::vector<ReadSeries> read(const std::vector<const ThingRow*>& rows) {
    const FoundColumn *date = table_.column("date"), *value = table_.column("value");
    if (table_.periods.empty() && !(date && value)) {
      messages_.error("no-dates", sheet_.row_name(table_.head), "no column is headed by a date",
                      "head columns 2014/15, 2016, Q1 2016/17 or April 2016, or give the figures one a row: "
                      "--column date=B --column value=C");
      return {};
    }
    for (const ThingRow* row : rows) {
      const std::size_t errors = result_.size();
      ReadSeries& series = series_of(label_of(*row, rows), *row);
      if (result_.size() > errors && row->group) {
        const GroupRow& group = table_.groups[*row->group];
        series.remarks.push_back(fmt::format("{}, above: {}", cell_name(group.place), group.title));
      }
      if (result_.size() > errors || table_.periods.empty()) read_facts(*row, series);
      if (table_.periods.empty())
        read_row(*row, series);
      else
        read_wide(*row, series);
    }
    for (ReadSeries& series : result_) settle(series);
    tell_unread();
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

  // Of two groups that have a measure of one name, each with its group.
  [[nodiscard]] std::string label_of(const ThingRow& row, const std::vector<const ThingRow*>& rows) const {
    const std::string label = text("key", row);
    const bool is_shared = std::ranges::any_of(rows, [&](const ThingRow* other) {
      return other->group != row.group && base::equal_but_for_case(text("key", *other), label);
    });
    return is_shared && row.group ? fmt::format("{}, {}", table_.groups[*row.group].title, label) : label;
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
    auto period = period_among_words(date);
    ReadFigure& figure = read_figure({row.rows.front(), column}, period.value_or(date), series);
    if (!period_in(date)) figure.comment += fmt::format(", of {}", in_quotes(date));
    if (!period) {
      figure.is_open = true;
      unread_dates_.push_back(cell_name({row.rows.front(), table_.column("date")->column}));
    }
    if (answer_in(text("missing", row)) == Answer::yes) {
      figure.is_missing = true;
      figure.is_open = !period;
      figure.comment = fmt::format("row {}", row.rows.front() + 1);
    }
    if (std::string note = text("note", row); !note.empty()) figure.note = std::move(note);
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
      if (ReadFigure& figure =
              read_figure({row.rows.front(), column.column}, column.period, series, unit_in_heading(column.heading));
          !column.heading.empty()) {
        figure.comment += fmt::format(", under {}", in_quotes(column.heading));
        if (figure.note.empty() && !figure.literal.empty()) figure.note = mark_of(column.heading);
      }
  }

  // `unit` is said of the figures by their heading.
  ReadFigure& read_figure(Place at, const std::string& date, ReadSeries& series, std::string_view unit = {}) {
    ReadFigure& figure = series.figures.emplace_back();
    figure.date = date;
    figure.comment = cell_name(at);
    const Cell* cell = shown_cell(sheet_, at);
    if (!cell) {
      figure.is_missing = figure.is_open = true;
      figure.comment += " is blank: take this line in if the figure is missing";
    } else if (auto amount = amount_of(*cell)) {
      const std::string shown = cell->text();
      const base::Rational value = amount->number.figure.value / (amount->number.is_percent ? 100 : 1);
      const auto stored = base::figure_of(cell->stored);
      const bool is_cut = cut_to_nine_decimals(amount->number);
      figure.literal = amount->number.literal;
      figure.note = mark_of(shown);
      if (stored && (is_cut || stored->value != value))
        figure.comment += fmt::format(", which holds {} and shows {}", cell->stored, shown);
      else if (is_cut || without_mark(shown) != shown || !amount->size.empty())
        figure.comment += fmt::format(", which shows {}", shown);
      if (!unit.empty() && !amount->number.is_percent && amount->currency.empty() && amount->size.empty()) {
        const Unit said = unit_in(unit);
        amount->currency = said.words == "%" ? "%" : said.currency;
        amount->size = said.words == "%" ? "" : said.words;
      }
      signs_[series.label].emplace_back(amount->number.is_percent ? "%" : amount->currency, std::move(amount->size));
    } else if (cell->kind != CellKind::error && says_missing(cell->shown)) {
      figure.is_missing = true;
      figure.comment += fmt::format(" shows {}", in_quotes(cell->shown));
    } else if (cell->kind != CellKind::error && says_nothing(cell->shown)) {
      figure.is_missing = figure.is_open = true;
      figure.comment += fmt::format(" shows {}: missing, or 0?", in_quotes(cell->shown));
      dashes_.push_back(figure.comment.substr(0, figure.comment.find(' ')));
    } else {
      figure.is_open = true;
      figure.comment += fmt::format(" shows {}", in_quotes(cell->text()));
      const bool is_in_brackets = cell->shown.ends_with(')') && cell->shown.find('(') <= currencies.front().size();
      messages_.warning("not-a-figure", sheet_.place_name(at),
                        fmt::format("{} is not a figure", in_quotes(cell->text())),
                        is_in_brackets ? "brackets may mean that it is below 0: write value = … at its line"
                                       : "write value = … at its line, or missing = true");
    }
    return figure;
  }

  void settle(ReadSeries& series) {
    std::vector<std::string*> dates;
    for (ReadFigure& figure : series.figures) dates.push_back(&figure.date);
    settle_years(dates);
    refuse_second_figures(series);
    settle_unit(series);
  }

  // The sign that all figures have says the unit, where no column does.
  void settle_unit(ReadSeries& series) {
    const auto& signs = signs_[series.label];
    if (signs.empty()) return;
    const auto& [sign, size] = signs.front();
    const bool same = std::ranges::all_of(signs, [&](const auto& each) { return each == signs.front(); });
    if (same && series.unit.empty()) series.unit = sign == "%" ? sign : size;
    if (same && !sign.empty() && sign != "%" && series.currency.empty()) series.currency = sign;
    if (same && (size.empty() || base::equal_but_for_case(series.unit, size))) return;
    const bool may_differ =
        std::ranges::any_of(signs, [](const auto& each) { return each.first == "%" || !each.second.empty(); });
    for (ReadFigure& figure : series.figures) figure.is_open = figure.is_open || (may_differ && !figure.is_missing);
    series.remarks.emplace_back("the cells show different signs: are all figures of one unit?");
    messages_.warning("unclear-unit", series.place,
                      fmt::format("some figures of {} have a sign such as £, % or m, and others have none or another",
                                  in_quotes(series.label)),
                      "write all of them the same way in the sheet");
  }

  // A page gives one figure of each date: which of several is not guessed.
  void refuse_second_figures(ReadSeries& series) {
    std::map<std::string, std::vector<ReadFigure*>> by_date;
    for (ReadFigure& figure : series.figures)
      if (!figure.is_open) by_date[figure.date].push_back(&figure);
    std::vector<std::string> cells;
    for (const auto& [date, figures] : by_date) {
      if (figures.size() < 2) continue;
      for (ReadFigure* figure : figures) {
        cells.push_back(figure->comment.substr(0, figure->comment.find_first_of(" ,")));
        figure->is_open = true;
      }
    }
    if (cells.empty()) return;
    const bool may_be_places = table_.periods.empty() && !table_.others.empty();
    const std::string column = may_be_places ? column_name(table_.others.front().column) : std::string();
    messages_.warning(
        "doubled-date", series.place,
        fmt::format("{} has several figures of one date: {} became comments", in_quotes(series.label), listed(cells)),
        may_be_places ? fmt::format("where rows are of several places or groups, --column page={} --only \"…\" takes "
                                    "those of one, if column {} names them",
                                    column, column)
                      : "a page gives a measure once of each date: take in the line of one");
  }

  void tell_unread() {
    if (!unread_dates_.empty())
      messages_.warning("unread-date", sheet_.name.empty() ? std::string() : sheet_.on_sheet(unread_dates_.front()),
                        fmt::format("{} {} no date that is read: the figures became comments", listed(unread_dates_),
                                    unread_dates_.size() == 1 ? "shows" : "show"),
                        day_numbered_help(sheet_.shown(*cell_named(unread_dates_.front()))) + std::string(dates_read));
    if (!dashes_.empty())
      messages_.warning("not-a-figure", sheet_.name.empty() ? std::string() : sheet_.on_sheet(dashes_.front()),
                        fmt::format("{} {} a dash, which may be 0, or a figure that is missing", listed(dashes_),
                                    dashes_.size() == 1 ? "shows" : "show"),
                        "take in the lines of those that are missing, or write value = 0");
  }

  const RowsTable& table_;
  const Sheet& sheet_;
  const ReadChoices& choices_;
  const SiteNames& site_;
  Messages& messages_;
  std::vector<ReadSeries> result_;
  std::vector<std::string> keys_;
  std::map<std::string, std::vector<std::pair<std::string_view, std::string>>> signs_;  // and sizes, by label
  std::vector<std::string> unread_dates_, dashes_;                                      // cells
};

}  // namespace

std::vector<ReadSeries> read_series(const RowsTable& table, const std::vector<const ThingRow*>& rows,
                                    const ReadChoices& choices, const SiteNames& site, Messages& messages) {
  return SeriesReader(table, choices, site, messages).read(rows);
}

}  // namespace scrutineer::imports
