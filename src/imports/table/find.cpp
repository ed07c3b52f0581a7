#include "imports/table/find.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/edit_distance.h"
#include "base/slug.h"
#include "imports/dates.h"
#include "imports/headings.h"
#include "imports/numbers.h"
#include "imports/sheet_messages.h"
#include "imports/table/cells.h"

namespace scrutineer::imports {
namespace {

constexpr std::uint32_t rows_with_headings = 200;
constexpr std::size_t shortest_near = 5;  // letters of a heading that may be mistyped

std::string keys_of(const TableKind& kind) {
  std::vector<std::string_view> keys;
  for (const ColumnKind& column : kind.columns) keys.push_back(column.key);
  return fmt::format("{}", fmt::join(keys, ", "));
}

bool has(const std::vector<std::string_view>& headings, std::string_view slug) {
  return std::ranges::find(headings, slug) != headings.end();
}

// "inherent-risk-likelihood" → "likelihood": ratings before what is done, and after.
std::string_view without_qualifier(std::string_view slug) {
  for (const std::string_view word :
       {"inherent-", "residual-", "gross-", "net-", "current-", "target-", "initial-", "original-", "mitigated-",
        "unmitigated-", "pre-mitigation-", "post-mitigation-", "uncontrolled-", "controlled-", "risk-"})
    if (slug.starts_with(word)) slug.remove_prefix(word.size());
  return slug;
}

class RowsFinder {
 public:
  RowsFinder(const Sheet& sheet, Range range, const TableKind& kind, const RowsChoices& choices)
      : sheet_(sheet), range_(range), kind_(kind), choices_(choices) {}

  // The rows that may be headings; of those that are the same, which are printed on each sheet of paper, the first.
  [[nodiscard]] std::vector<std::uint32_t> heads() const {
    if (choices_.head) return {*choices_.head};
    std::vector<std::uint32_t> result;
    for (std::uint32_t row = range_.first.row; row < end_of_headings(); ++row) {
      if (!is_head(row) || (!result.empty() && !is_mostly_known(row))) continue;
      row = last_of_head(row);
      if (result.empty() || !is_repeated(row, result.front())) result.push_back(row);
    }
    return result;
  }

  // The row that has most of what the headings of such a table say, though too little.
  struct NearHead {
    std::uint32_t row = 0;
    bool has_name = false;
    std::vector<std::string> known, others;
    std::optional<std::uint32_t> unknown;  // the first column of which nothing is known
    std::string numbered;                  // what is said of a number that may be a day
  };
  [[nodiscard]] std::optional<NearHead> near_head() const {
    std::optional<NearHead> best;
    for (std::uint32_t row = range_.first.row; row < end_of_headings(); ++row) {
      NearHead near{row, false, {}, {}, {}, {}};
      for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
        const std::string_view text = heading(row, column);
        if (text.empty()) continue;
        near.has_name = near.has_name || names_things(text);
        const bool known = is_known(text) || is_period(text);
        (known ? near.known : near.others).push_back(in_quotes(text));
        if (!known && !near.unknown) near.unknown = column;
        if (near.numbered.empty()) near.numbered = day_numbered_help(text);
      }
      const bool has_more = !near.known.empty() && (!best || near.known.size() > best->known.size());
      if (has_more && (near.has_name || near.known.size() + near.others.size() > 1)) best = std::move(near);
    }
    return best;
  }

  // Whether dates stand below each other in a row's table, in the first column, which is headed so, and figures beside
  // them.
  [[nodiscard]] std::optional<Place> dates_down(std::uint32_t head) const {
    const std::uint32_t column = range_.first.column;
    if (!kind_.takes_periods || !names(*kind_.column("date"), heading(head, column))) return std::nullopt;
    std::set<std::string_view> periods;
    std::uint32_t row = head + 1;
    while (row <= range_.last.row && is_period(heading(row, column))) periods.insert(heading(row++, column));
    const bool has_figures = number_in(sheet_.shown({head + 1, column + 1})).has_value();
    const bool are_once = periods.size() > 1 && periods.size() == row - head - 1;
    return are_once && has_figures ? std::optional(Place{head, column}) : std::nullopt;
  }

  std::optional<RowsTable> table(std::uint32_t head, std::uint32_t last, Messages& messages) {
    RowsTable table;
    table.kind = &kind_;
    table.sheet = &sheet_;
    if (kind_.takes_periods) parts_row_ = parts_below(head);
    head = parts_row_.value_or(head);
    table.head = head;
    table.range = {{parts_row_ ? head - 1 : head, range_.first.column}, {last, range_.last.column}};
    name_columns(table, messages);
    if (messages.has_errors()) return std::nullopt;
    for (const auto& [at, cell] : sheet_.cells())
      if (range_.holds(at) && at.row < table.range.first.row && !cell.shown.empty() &&
          !is_of_head({at.row, at.column}, head))
        table.notes.push_back(at);
    read_rows(table, messages);
    if (table.things.empty() && !messages.has_errors())
      messages.error("no-rows", sheet_.row_name(head), fmt::format("no {} stands below this row", kind_.thing),
                     "--head names the row with the headings");
    if (messages.has_errors()) return std::nullopt;
    return table;
  }

 private:
  // ---- the head ------------------------------------------------------------------------------------------------

  [[nodiscard]] std::uint32_t end_of_headings() const {
    return std::min(range_.last.row + 1, range_.first.row + rows_with_headings);
  }

  // A heading that is merged down stands in each row of the head, and so does one over a blank cell of its last row.
  [[nodiscard]] std::string_view heading(std::uint32_t row, std::uint32_t column) const {
    const Cell* cell = shown_cell(sheet_, {row, column});
    if (!cell && parts_row_ == row) cell = shown_cell(sheet_, {row - 1, column});
    return cell ? in_one_language(cell->shown) : std::string_view();
  }

  // A number alone is a year where it is one of these centuries, and else a figure.
  [[nodiscard]] bool is_period(std::string_view text) const {
    const auto number = kind_.takes_periods ? number_in(text) : std::nullopt;
    if (number && (number->figure.value < 1800 || number->figure.value > 2200)) return false;
    return kind_.takes_periods && period_among_words(text);
  }

  // The date that stands over a column, in its own cell, one that is merged across, or the last before blank ones.
  [[nodiscard]] std::optional<std::string> period_over(std::uint32_t row, std::uint32_t column) const {
    for (std::uint32_t at = column + 1; at-- > range_.first.column;) {
      const Range whole = sheet_.whole({row, at});
      const std::string_view text = sheet_.shown(whole.first);
      if (text.empty()) continue;
      const bool ends_before = whole.last.column > whole.first.column && whole.last.column < column;
      return ends_before ? std::nullopt : period_among_words(text);
    }
    return std::nullopt;
  }

  // The row that says what stands below each date: “Target” and “Actual”, or “Q1” to “Q4”. It is that below the head,
  // or the last of the head.
  [[nodiscard]] std::optional<std::uint32_t> parts_below(std::uint32_t head) const {
    for (const std::uint32_t row : {head, head + 1}) {
      if (row <= range_.first.row || row > range_.last.row || is_period_row(row)) continue;
      std::size_t parts = 0, figures = 0;
      for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
        const Cell* cell = sheet_.at({row, column});
        if (!cell || !period_over(row - 1, column)) continue;
        ++(cell->kind == CellKind::text && !number_in(cell->shown) && !says_nothing(cell->shown) ? parts : figures);
      }
      if (parts >= 2 && figures == 0 && !has_name_of_own(row, head)) return row;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_period_row(std::uint32_t row) const {
    std::size_t periods = 0;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      periods += is_period(sheet_.shown({row, column})) ? 1 : 0;
    return periods >= 2;
  }

  // Whether a row below the head names a thing, rather than parts of what stands over it.
  [[nodiscard]] bool has_name_of_own(std::uint32_t row, std::uint32_t head) const {
    for (std::uint32_t column = range_.first.column; row > head && column <= range_.last.column; ++column)
      if (names(kind_.naming(), heading(head, column)) && sheet_.at({row, column})) return true;
    return false;
  }

  [[nodiscard]] bool is_of_head(Place at, std::uint32_t head) const {
    const Range whole = sheet_.whole(at);
    return whole.last.row >= head || (whole.last.column > whole.first.column && at.row + 1 == head &&
                                      sheet_.at({head, at.column}) && is_known(heading(head, at.column)));
  }

  // The last row of the heading of what names things, which may be merged down.
  [[nodiscard]] std::uint32_t last_of_head(std::uint32_t row) const {
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (names_things(heading(row, column))) return sheet_.whole({row, column}).last.row;
    return row;
  }

  static bool names(const ColumnKind& column, std::string_view text) {
    const std::string slug = base::slug(text);
    if (slug.empty()) return false;
    const std::string first = base::slug(before_brackets(text));
    return has(column.headings, slug) || has(column.perhaps, slug) || has(column.headings, first) ||
           (column.holds == Holds::level && has(column.headings, without_qualifier(first)));
  }

  // "Diffiniad / Definition": of two words the one that names a column, where the other names no other.
  [[nodiscard]] std::string_view in_one_language(std::string_view text) const {
    const std::size_t at = text.find('/');
    if (at == std::string_view::npos || text.find('/', at + 1) != std::string_view::npos) return text;
    const std::string_view first = text.substr(0, at), second = text.substr(at + 1);
    const auto known = [&](std::string_view part, std::string_view other) {
      return std::ranges::any_of(kind_.columns, [&](const ColumnKind& column) {
        return names(column, part) && std::ranges::none_of(kind_.columns, [&](const ColumnKind& another) {
                 return &another != &column && names(another, other);
               });
      });
    };
    if (base::slug(first).empty() || base::slug(second).empty() || is_known(text)) return text;
    return known(second, first) ? second : known(first, second) ? first : text;
  }

  [[nodiscard]] bool is_known(std::string_view text) const {
    return std::ranges::any_of(kind_.columns, [&](const ColumnKind& column) { return names(column, text); });
  }

  // Terms may be named by their acronyms alone.
  [[nodiscard]] bool names_things(std::string_view text) const {
    const ColumnKind* acronym = kind_.column("acronym");
    return names(kind_.naming(), text) || (acronym && names(*acronym, text));
  }

  [[nodiscard]] bool is_head(std::uint32_t row) const {
    const auto named = choices_.columns.find(std::string(kind_.naming().key));
    bool has_name = named != choices_.columns.end() && named->second && sheet_.at({row, *named->second});
    std::size_t known = 0, periods = 0;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
      const std::string_view text = heading(row, column);
      if (text.empty()) continue;
      has_name = has_name || names_things(text);
      known += is_known(text) ? 1 : 0;
      periods += is_period(text) ? 1 : 0;
    }
    const bool has_parts = periods == 1 && parts_below(row);
    return has_name && (known >= 2 || (known >= 1 && (periods >= 2 || has_parts)));
  }

  // Among the rows of a table, words that could be headings are cells: "report", or "no".
  [[nodiscard]] bool is_mostly_known(std::uint32_t row) const {
    std::size_t known = 0, all = 0;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
      const std::string_view text = heading(row, column);
      if (text.empty()) continue;
      ++all;
      known += is_known(text) || is_period(text) ? 1 : 0;
    }
    return 2 * known >= all;
  }

  [[nodiscard]] bool is_repeated(std::uint32_t row, std::uint32_t head) const {
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (heading(row, column) != heading(head, column)) return false;
    return true;
  }

  // ---- columns -------------------------------------------------------------------------------------------------

  [[nodiscard]] bool is_chosen(std::uint32_t column) const {
    return std::ranges::any_of(choices_.columns, [&](const auto& each) { return each.second == column; });
  }

  void name_columns(RowsTable& table, Messages& messages) const {
    std::set<std::uint32_t> left;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (!is_chosen(column)) left.insert(column);
    std::set<std::uint32_t> parts;  // “Year” below “2015/16” is no column of dates
    if (parts_row_) {
      name_periods(left, table);
      for (const std::uint32_t column : left)
        if (sheet_.at({*parts_row_, column}) && period_over(*parts_row_ - 1, column)) parts.insert(column);
      std::erase_if(left, [&](std::uint32_t column) { return parts.contains(column); });
    }
    for (const bool is_sure : {true, false})
      for (const ColumnKind& kind : kind_.columns) name_column(kind, is_sure, left, table, messages);
    if (messages.has_errors()) return;
    if (kind_.takes_periods && !parts_row_) name_periods(left, table);
    name_near(left, table, messages);
    name_by_acronym(table);
    left.merge(parts);
    keep_others(left, table, messages);
    std::ranges::sort(table.columns, {}, [&](const FoundColumn& each) { return each.kind - kind_.columns.data(); });
    if (!table.column(kind_.naming().key))
      messages.error("no-name-column", sheet_.row_name(table.head),
                     fmt::format("no column is headed as that of the {}s", kind_.thing),
                     fmt::format("say which names them: --column {}=B", kind_.naming().key));
  }

  // Where nothing else names terms.
  void name_by_acronym(RowsTable& table) const {
    const std::string key(kind_.naming().key);
    const auto acronym =
        std::ranges::find_if(table.columns, [](const FoundColumn& each) { return each.kind->key == "acronym"; });
    if (acronym != table.columns.end() && !table.column(key) && !choices_.columns.contains(key))
      acronym->kind = &kind_.naming();
  }

  void name_column(const ColumnKind& kind, bool is_sure, std::set<std::uint32_t>& left, RowsTable& table,
                   Messages& messages) const {
    if (table.column(kind.key)) return;
    if (const auto chosen = choices_.columns.find(std::string(kind.key)); chosen != choices_.columns.end()) {
      if (chosen->second && is_sure)
        table.columns.push_back({&kind, *chosen->second, std::string(heading(table.head, *chosen->second))});
      return;
    }
    std::vector<std::uint32_t> found = headed(kind, is_sure, false, left, table.head);
    if (found.empty()) found = headed(kind, is_sure, true, left, table.head);
    if (found.empty() && kind.holds == Holds::level && !is_sure) found = qualified(kind, left, table.head);
    if (found.empty()) return;
    if (found.size() > 1) return refuse_both(kind, found, table, messages);
    left.erase(found.front());
    table.columns.push_back({&kind, found.front(), std::string(heading(table.head, found.front()))});
  }

  // "Likelihood", or with what stands in brackets left out “Likelihood (1 to 5)”.
  [[nodiscard]] std::vector<std::uint32_t> headed(const ColumnKind& kind, bool is_sure, bool shortened,
                                                  const std::set<std::uint32_t>& left, std::uint32_t head) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t column : left) {
      const std::string_view text = heading(head, column);
      const std::string slug = text == "#" ? "no" : base::slug(shortened ? before_brackets(text) : text);
      if (has(is_sure ? kind.headings : kind.perhaps, slug)) found.push_back(column);
    }
    return found;
  }

  // "Residual likelihood (1 to 5)"
  [[nodiscard]] std::vector<std::uint32_t> qualified(const ColumnKind& kind, const std::set<std::uint32_t>& left,
                                                     std::uint32_t head) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t column : left) {
      const std::string slug = base::slug(before_brackets(heading(head, column)));
      if (!has(kind.headings, slug) && has(kind.headings, without_qualifier(slug))) found.push_back(column);
    }
    return found;
  }

  void refuse_both(const ColumnKind& kind, const std::vector<std::uint32_t>& found, const RowsTable& table,
                   Messages& messages) const {
    std::vector<std::string> described;
    for (const std::uint32_t column : found) {
      const std::string above(above_head(column, table.head));
      const std::string_view own = heading(table.head, column);
      const bool is_qualified = !has(kind.headings, base::slug(before_brackets(own)));
      described.push_back(!above.empty() ? fmt::format("{} (under {})", column_name(column), in_quotes(above))
                          : is_qualified ? fmt::format("{} ({})", column_name(column), in_quotes(own))
                                         : column_name(column));
    }
    messages.error(
        "unclear-columns", sheet_.row_name(table.head),
        fmt::format("columns {} are headed as {}", listed(described), kind.key),
        fmt::format("say which: --column {}={}; the others become comments", kind.key, column_name(found.front())));
  }

  // What stands over several headings: “Residual risk”.
  [[nodiscard]] std::string_view above_head(std::uint32_t column, std::uint32_t head) const {
    if (head == 0) return {};
    const Range whole = sheet_.whole({head - 1, column});
    return whole.last.column > whole.first.column ? sheet_.shown(whole.first) : std::string_view();
  }

  void name_periods(std::set<std::uint32_t>& left, RowsTable& table) const {
    std::vector<std::string*> periods;
    for (const std::uint32_t column : std::vector(left.begin(), left.end())) {
      const std::string text(heading(table.head, column));
      auto period = parts_row_ ? period_of_part(column) : period_among_words(text);
      if (!period) continue;
      table.periods.push_back(
          {column, std::move(*period), period_in(text) ? std::string() : full_heading(column, table)});
      left.erase(column);
    }
    for (PeriodColumn& column : table.periods) periods.push_back(&column.period);
    settle_years(periods);
  }

  // Of the parts of a date the one that is its figure: “Actual”, or the only one.
  [[nodiscard]] std::optional<std::string> period_of_part(std::uint32_t column) const {
    const std::string_view part = sheet_.shown({*parts_row_, column});
    auto period = period_over(*parts_row_ - 1, column);
    if (part.empty() || !period) return std::nullopt;
    if (auto within = period_within(*period, part)) return within;
    return names(*kind_.column("value"), part) ? period : std::nullopt;
  }

  // “2019/20, Target”
  [[nodiscard]] std::string full_heading(std::uint32_t column, const RowsTable& table) const {
    std::string text(heading(table.head, column));
    std::string above(above_head(column, table.head));
    if (parts_row_ && above.empty()) above = period_over(*parts_row_ - 1, column).value_or("");
    return above.empty() || text.empty() || above == text ? text : fmt::format("{}, {}", above, text);
  }

  // “Likelyhood”.
  void name_near(std::set<std::uint32_t>& left, RowsTable& table, Messages& messages) const {
    for (const std::uint32_t column : std::vector(left.begin(), left.end())) {
      const std::string slug = base::slug(heading(table.head, column));
      if (slug.size() < shortest_near) continue;
      std::vector<std::string_view> names;
      for (const ColumnKind& kind : kind_.columns)
        if (!table.column(kind.key) && !choices_.columns.contains(std::string(kind.key)))
          names.insert(names.end(), kind.headings.begin(), kind.headings.end());
      const auto near = base::nearest(slug, names);
      if (!near) continue;
      const auto kind = std::ranges::find_if(
          kind_.columns, [&](const ColumnKind& each) { return !table.column(each.key) && has(each.headings, *near); });
      table.columns.push_back({&*kind, column, std::string(heading(table.head, column))});
      left.erase(column);
      messages.warning("near-heading", sheet_.place_name({table.head, column}),
                       fmt::format("{} was taken for {}", in_quotes(heading(table.head, column)), kind->key),
                       fmt::format("--column {}=none says that it is something else", kind->key));
    }
  }

  void keep_others(const std::set<std::uint32_t>& left, RowsTable& table, Messages& messages) const {
    std::vector<std::string> unread;
    std::optional<std::uint32_t> first_unread;
    for (const std::uint32_t column : left) {
      if (is_derived(base::slug(heading(table.head, column))) || !holds_anything(column, table)) continue;
      const std::string text = full_heading(column, table);
      table.others.push_back({column, text});
      if (has_date_unread(column, text, table)) {
        unread.push_back(in_quotes(text));
        if (!first_unread) first_unread = column;
        continue;
      }
      messages.warning(
          "left-out-column", sheet_.place_name({table.head, column}),
          text.empty()
              ? std::string("this column has no heading: its cells became comments")
              : fmt::format("{} is nothing that a {} has: its cells became comments", in_quotes(text), kind_.thing),
          fmt::format("--column KEY={} says what it is; the keys are {}", column_name(column), keys_of(kind_)));
    }
    if (!first_unread) return;
    messages.warning("unread-date", sheet_.place_name({table.head, *first_unread}),
                     fmt::format("{} {}: the figures below became comments", listed(unread),
                                 unread.size() == 1 ? "is no date that is read" : "are no dates that are read"),
                     std::string(dates_read));
  }

  // “Q1 22-23”, “FY16”: a heading with a digit, over figures.
  [[nodiscard]] bool has_date_unread(std::uint32_t column, std::string_view text, const RowsTable& table) const {
    const std::string_view own = heading(table.head, column);
    if (!kind_.takes_periods || own.find_first_of("0123456789") == std::string_view::npos || says_aim(text))
      return false;
    for (std::uint32_t row = table.head + 1; row <= table.range.last.row; ++row)
      if (sheet_.at({row, column})) return number_in(sheet_.shown({row, column})).has_value();
    return false;
  }

  [[nodiscard]] bool holds_anything(std::uint32_t column, const RowsTable& table) const {
    for (std::uint32_t row = table.head + 1; row <= table.range.last.row; ++row)
      if (sheet_.at({row, column})) return true;
    return false;
  }

  // ---- rows ----------------------------------------------------------------------------------------------------

  struct HeadingRow {
    GroupRow group;
    bool is_sure = false;
    bool is_next = false;  // stands right below a thing
    std::size_t things_before = 0;
  };

  void read_rows(RowsTable& table, Messages& messages) {
    const std::uint32_t name = table.column(kind_.naming().key)->column;
    for (std::uint32_t row = table.head + 1; row <= table.range.last.row; ++row) {
      const std::vector<Place> cells = cells_of(row);
      if (cells.empty() || is_repeated(row, table.head)) continue;
      if (refuse_second_head(row, table, messages)) return;
      if (is_listed(row) || is_heading(cells, name, table)) {
        // A measure without a figure is none.
        const bool is_sure =
            is_listed(row) || spans(cells.front()) || cells.front().column != name || !table.periods.empty();
        const bool is_next = !table.things.empty() && table.things.back().rows.back() + 1 == row;
        headings_.push_back({{std::string(sheet_.shown(cells.front())), cells.front()},
                             is_sure,
                             is_next && !is_sure,
                             table.things.size()});
        continue;
      }
      const Range whole = sheet_.whole({row, name});
      if (sheet_.at({row, name}))
        table.things.push_back({{row}, headings_.empty() ? std::nullopt : std::optional(headings_.size() - 1)});
      else if (whole.first.row < row && whole.first.row > table.head && !table.things.empty())
        table.things.back().rows.push_back(row);
      else
        leave_out(row, cells, table, messages);
    }
    settle_headings(table, messages);
  }

  // Where figures stand below dates, a row of other dates heads another table.
  bool refuse_second_head(std::uint32_t row, const RowsTable& table, Messages& messages) const {
    std::vector<std::string> dates;
    bool are_years = true;  // that follow each other, as figures hardly do
    for (const PeriodColumn& column : table.periods) {
      const std::string text(sheet_.shown({row, column.column}));
      if (text.empty()) continue;
      if (!is_period(text)) return false;
      if (number_in(text) && !dates.empty()) {
        const auto before = number_in(dates.back());
        are_years = are_years && before && before->figure.value + 1 == number_in(text)->figure.value;
      }
      dates.push_back(text);
    }
    if (dates.size() < 2 || !are_years) return false;
    messages.error("several-tables", sheet_.row_name(row),
                   fmt::format("this row seems to head another table: it has {}", listed(dates)),
                   fmt::format("take them one by one: --range {} is the first",
                               range_name({table.range.first, {row - 1, table.range.last.column}})));
    return true;
  }

  [[nodiscard]] std::vector<Place> cells_of(std::uint32_t row) const {
    std::vector<Place> cells;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (sheet_.at({row, column})) cells.push_back({row, column});
    return cells;
  }

  [[nodiscard]] bool is_listed(std::uint32_t row) const {
    return choices_.groups && std::ranges::find(*choices_.groups, row) != choices_.groups->end();
  }

  [[nodiscard]] bool spans(Place at) const {
    const Range whole = sheet_.whole(at);
    return whole.last.column > whole.first.column;
  }

  // One text alone in its row, where things have more than a name.
  [[nodiscard]] bool is_heading(const std::vector<Place>& cells, std::uint32_t name, const RowsTable& table) const {
    if (cells.size() != 1 || choices_.groups) return cells.size() == 1 && spans(cells.front());
    if (sheet_.at(cells.front())->kind != CellKind::text) return false;
    if (spans(cells.front())) return true;
    const bool goes_on =
        !sheet_.at({cells.front().row, name}) && sheet_.whole({cells.front().row, name}).first.row < cells.front().row;
    if (goes_on) return false;
    // What has a column for its group needs no heading; a name alone is a thing then.
    return !(cells.front().column == name && table.column(Holds::group)) &&
           table.columns.size() + table.periods.size() > 1;
  }

  void leave_out(std::uint32_t row, const std::vector<Place>& cells, RowsTable& table, Messages& messages) const {
    table.notes.insert(table.notes.end(), cells.begin(), cells.end());
    if (table.things.empty() || cells.size() < 2) return;
    messages.warning("unnamed-row", sheet_.row_name(row),
                     fmt::format("this row names no {}: its cells became comments", kind_.thing),
                     "name it in the sheet if it belongs to the table");
  }

  // Rows with one text head groups where things follow, and are notes at the end.
  void settle_headings(RowsTable& table, Messages& messages) const {
    std::map<std::size_t, std::size_t> groups;  // by heading
    std::vector<std::string> unclear;
    for (std::size_t at = 0; at < headings_.size(); ++at) {
      const HeadingRow& heading = headings_[at];
      const std::size_t end = at + 1 < headings_.size() ? headings_[at + 1].things_before : table.things.size();
      const bool is_letter = heading.group.title.size() == 1 && kind_.column("acronym");  // A to Z of a glossary
      if (heading.things_before == table.things.size() && !heading.is_next) {
        table.notes.push_back(heading.group.place);
      } else if (!heading.is_sure && !is_letter) {
        unclear.push_back(fmt::format("{}", heading.group.place.row + 1));
      } else if (heading.things_before != end && !is_letter) {
        groups[at] = table.groups.size();
        table.groups.push_back(heading.group);
      } else if (!is_letter) {
        table.notes.push_back(heading.group.place);
      }
    }
    if (!unclear.empty())
      messages.error(
          "unclear-row", {},
          fmt::format("row{} {} {} one text alone: it may head a group, or be a {} of which no more is said",
                      unclear.size() == 1 ? "" : "s", listed(unclear), unclear.size() == 1 ? "has" : "have",
                      kind_.thing),
          fmt::format("--groups {} says which are headings, --groups none that none is", fmt::join(unclear, ",")));
    for (ThingRow& thing : table.things) {
      if (!thing.group) continue;
      const auto found = groups.find(*thing.group);
      thing.group = found == groups.end() ? std::nullopt : std::optional(found->second);
    }
    std::ranges::sort(table.notes);
  }

  const Sheet& sheet_;
  Range range_;
  const TableKind& kind_;
  const RowsChoices& choices_;
  std::optional<std::uint32_t> parts_row_;  // see parts_below
  std::vector<HeadingRow> headings_;
};

// Says what comes nearest to the headings of such a table, and what it lacks.
void refuse_unheaded(const Workbook& book, const TableKind& kind, const RowsChoices& choices, Messages& messages) {
  for (const Sheet* sheet : sheets_to_search(book, choices.sheet, messages)) {
    const auto used = choices.range ? choices.range : sheet->used();
    const auto near = used ? RowsFinder(*sheet, *used, kind, choices).near_head() : std::nullopt;
    if (!near) continue;
    if (const auto at = RowsFinder(*sheet, *used, kind, choices).dates_down(near->row); at && !near->has_name)
      messages.error("turned-table", sheet->place_name(*at),
                     "dates stand below each other here, and measures seem to stand beside each other",
                     "copy the table in the spreadsheet program, paste it with “Transpose”, head the first column "
                     "Measure, and import that");
    else if (!near->has_name)
      messages.error(
          "no-table", sheet->row_name(near->row),
          fmt::format("no row was found that heads {0}s: this one says {1}, and no column that names the {0}s",
                      kind.thing, listed(near->known)),
          fmt::format("say which names them: --head {} --column {}={}", near->row + 1, kind.naming().key,
                      column_name(near->unknown.value_or(used->first.column + 1))));
    else
      messages.error(
          "no-table", sheet->row_name(near->row),
          fmt::format("no row was found that heads {}s: this one says {}{}", kind.thing, listed(near->known),
                      near->others.empty() ? ", and no more"
                                           : fmt::format(", and nothing that is known of {}", listed(near->others))),
          kind.takes_periods
              ? fmt::format("{}{}. --head and --column say what other headings mean", near->numbered, dates_read)
              : fmt::format("--head {} says that these are the headings, --column KEY=B what a column is; the keys are "
                            "{}",
                            near->row + 1, keys_of(kind)));
    return;
  }
  messages.error("no-table", {}, fmt::format("no table was found that has the headings of {}s", kind.thing),
                 fmt::format("one column names the {0}s (--column {1}=A); --sheet, --range A1:F20 and --head 3 say "
                             "where the table and its headings stand",
                             kind.thing, kind.naming().key));
}

}  // namespace

std::string day_numbered_help(std::string_view text) {
  const auto day = day_numbered(text);
  return day ? fmt::format("{} is the number of the day {}: give the cells a format of dates; ", text, *day)
             : std::string();
}

const FoundColumn* RowsTable::column(Holds holds) const {
  const auto found = std::ranges::find_if(columns, [&](const FoundColumn& each) { return each.kind->holds == holds; });
  return found == columns.end() ? nullptr : &*found;
}

const FoundColumn* RowsTable::column(std::string_view key) const {
  const auto found = std::ranges::find_if(columns, [&](const FoundColumn& each) { return each.kind->key == key; });
  return found == columns.end() ? nullptr : &*found;
}

std::vector<std::string> RowsTable::other_cells(const ThingRow& row) const {
  std::vector<std::string> texts;
  for (const OtherColumn& other : others)
    for (const Cell* cell : cells_in(*sheet, row.rows, other.column))
      texts.push_back(fmt::format("{}{}: {}", cell_name({row.rows.front(), other.column}),
                                  other.heading.empty() ? "" : fmt::format(", {}", in_quotes(other.heading)),
                                  cell->text()));
  return texts;
}

Place shown_place(const Sheet& sheet, Place at) {
  const Range whole = sheet.whole(at);
  return whole.first.column == at.column ? whole.first : at;
}

const Cell* shown_cell(const Sheet& sheet, Place at) { return sheet.at(shown_place(sheet, at)); }

std::optional<RowsTable> find_rows(const Workbook& book, const TableKind& kind, const RowsChoices& choices,
                                   Messages& messages) {
  std::vector<Candidate> candidates;
  for (const Sheet* sheet : sheets_to_search(book, choices.sheet, messages)) {
    const auto used = choices.range ? choices.range : sheet->used();
    if (!used) continue;
    const auto heads = RowsFinder(*sheet, *used, kind, choices).heads();
    for (std::size_t at = 0; at < heads.size(); ++at)
      candidates.push_back({sheet, *used, heads[at], at + 1 < heads.size() ? heads[at + 1] - 1 : used->last.row});
  }
  if (messages.has_errors()) return std::nullopt;
  if (candidates.empty()) {
    refuse_unheaded(book, kind, choices, messages);
    return std::nullopt;
  }
  if (candidates.size() > 1) {
    refuse_several(candidates, fmt::format("that of the {}s", kind.thing), messages);
    return std::nullopt;
  }
  const Candidate& found = candidates.front();
  return RowsFinder(*found.sheet, found.used, kind, choices).table(found.head, found.last, messages);
}

}  // namespace scrutineer::imports
