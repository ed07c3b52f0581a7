#include "imports/appraisal_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "base/letter_case.h"
#include "base/slug.h"
#include "imports/appraisal_counts.h"
#include "imports/numbers.h"
#include "imports/sheet_messages.h"

namespace scrutineer::imports {
namespace {

// How far down a head is looked for, and how far below it figures are.
constexpr std::uint32_t rows_with_heads = 200, rows_looked_at = 60;
// In our own workbooks, what stands between the criteria and what their totals come from.
constexpr std::string_view own_workings = "How the results come about", own_levels = "Scores of the scale";

// One column under a head, as far as the head says what it holds.
struct Column {
  std::uint32_t column = 0;
  Heading heading = Heading::none;  // `score`, `weighted` or `reason` of the option; `none` where it is not said
  std::string option;               // empty when it belongs to none
  Place option_place;
  std::optional<Place> heading_place;
};

bool same_title(std::string_view a, std::string_view b) { return base::equal_but_for_case(a, b); }

// A row of the body without figures.
struct HeadingRow {
  std::string title;
  Place place;
  bool is_sure = false;  // that it names a group, if criteria follow
  std::size_t criteria_before = 0;
};

class TableFinder {
 public:
  TableFinder(const Sheet& sheet, Range range, const TableChoices& choices)
      : sheet_(sheet), range_(range), choices_(choices) {}

  // The rows that name options.
  [[nodiscard]] std::vector<std::uint32_t> heads() const {
    if (choices_.options) return {*choices_.options};
    std::vector<std::uint32_t> result;
    const std::uint32_t end = std::min(range_.last.row, range_.first.row + rows_with_heads);
    for (std::uint32_t row = range_.first.row; row < end; ++row) {
      if (!is_head(row) || (!result.empty() && are_like_figures(row))) continue;
      if (names_twice(row + 1)) ++row;
      result.push_back(row);
      const bool has_texts = row < range_.last.row && option_columns(row) == option_columns(row + 1);
      row += has_second_row(row) || has_texts ? 1 : 0;
    }
    return result;
  }

  // The first text under what may be options beside "Criteria": it keeps them from being found.
  struct Unscored {
    Place at, option;
  };
  [[nodiscard]] std::optional<Unscored> unscored() const {
    for (std::uint32_t row = range_.first.row; row < std::min(range_.last.row, range_.first.row + rows_with_heads);
         ++row) {
      bool is_head = false;
      for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
        const Heading heading = heading_of(sheet_.shown({row, column}));
        is_head = is_head || heading == Heading::criterion || heading == Heading::weight;
        if (!is_head || heading != Heading::none || !is_text({row, column})) continue;
        for (std::uint32_t below = row + 1; below <= range_.last.row; ++below)
          if (is_text({below, column}) && !is_figure({below, column})) return Unscored{{below, column}, {row, column}};
      }
    }
    return std::nullopt;
  }

  // The table below a head, down to `last`.
  std::optional<Table> table(std::uint32_t head, std::uint32_t last, Messages& messages) {
    const std::size_t errors = messages.all().size();
    Table table;
    table.sheet = &sheet_;
    table.head = head;
    table.top = range_.first.row;
    table.range = {{head, range_.first.column}, {last, range_.last.column}};
    const std::vector<Column> columns = columns_of(head);
    if (!name_options(columns, table, messages)) return std::nullopt;
    name_columns(columns, table, messages);
    read_rows(table, messages);
    const auto& all = messages.all();
    if (std::any_of(all.begin() + static_cast<std::ptrdiff_t>(errors), all.end(),
                    [](const Message& each) { return each.severity == base::Severity::error; }))
      return std::nullopt;
    return table;
  }

 private:
  // ---- the head ------------------------------------------------------------------------------------------------

  // The text at a place, or of the cell that it is merged with in the same row.
  [[nodiscard]] Place owner(Place at) const {
    const Range whole = sheet_.whole(at);
    return whole.first.row == at.row ? whole.first : at;
  }

  // Where the heading of a column stands: in the row of options; above it, if it is merged down or says what a column
  // holds; or below it, in a row that heads the criteria.
  [[nodiscard]] Place heading_place(std::uint32_t head, bool heads_criteria_below, std::uint32_t column) const {
    const Place own = owner({head, column});
    const Range whole = sheet_.whole(own);
    if (sheet_.at(own) || whole.first.row < head) return whole.first;
    const auto says_what = [&](Place at) { return heading_of(sheet_.shown(at)) != Heading::none; };
    if (head > range_.first.row && says_what({head - 1, column})) return {head - 1, column};
    if (heads_criteria_below && says_what({head + 1, column})) return {head + 1, column};
    return own;
  }

  // Whether a row says "Criteria", and has no figures.
  [[nodiscard]] bool heads_criteria(std::uint32_t row) const {
    bool says_criteria = false;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
      if (is_figure({row, column})) return false;
      says_criteria = says_criteria || heading_of(sheet_.shown({row, column})) == Heading::criterion;
    }
    return says_criteria;
  }

  // "Weighted scores" over several options: what each of their columns holds.
  [[nodiscard]] Heading heading_over_options(std::uint32_t head, std::uint32_t column) const {
    if (head == range_.first.row) return Heading::none;
    for (std::uint32_t at = column + 1; at-- > range_.first.column;) {
      const Place above = owner({head - 1, at});
      if (!sheet_.at(above)) continue;
      const Heading heading = heading_of(sheet_.shown(above));
      return heading == Heading::score || heading == Heading::weighted ? heading : Heading::none;
    }
    return Heading::none;
  }

  [[nodiscard]] bool is_text(Place at) const {
    const Cell* cell = sheet_.at(at);
    return cell && cell->kind == CellKind::text && !number_in(cell->shown);
  }

  [[nodiscard]] bool is_score_word(std::string_view text) const {
    return says_not_scored(text) || is_common_score_word(text) ||
           std::ranges::any_of(choices_.score_words, [&](const std::string& word) { return same_title(word, text); });
  }

  [[nodiscard]] bool is_figure(Place at) const {
    const Cell* cell = sheet_.at(at);
    if (!cell) return false;
    return cell->kind == CellKind::number || cell->kind == CellKind::unstored || cell->kind == CellKind::error ||
           given_in(cell->shown) || is_score_word(cell->shown) ||
           (at.column > range_.first.column && score_beside_word(cell->shown));
  }

  // "3*", "£1.2m", "(2)": no figure that is read, and no text either. "1. Cost" is a text.
  [[nodiscard]] bool is_like_figure(Place at) const {
    constexpr std::size_t longest = 14;
    const std::string_view text = sheet_.shown(at);
    const std::size_t first = text.find_first_of("0123456789");
    if (at.column == range_.first.column || text.size() > longest || first == std::string_view::npos) return false;
    for (const std::string_view before : {"", "(", "-", "−", "£", "€", "$", "-£", "(£", "£(", "<", ">", "~", "c."})
      if (text.substr(0, first) == before) return !text.contains(". ") && !text.contains(") ");
    return false;
  }

  // Whether a column holds figures below a row, more of them than texts.
  [[nodiscard]] bool has_figures(std::uint32_t column, std::uint32_t below) const {
    std::ptrdiff_t figures = 0, texts = 0;
    const std::uint32_t end = std::min(range_.last.row, below + rows_looked_at);
    for (std::uint32_t row = below + 1; row <= end; ++row) {
      if (is_figure({row, column}) || is_like_figure({row, column}))
        ++figures;
      else if (sheet_.at({row, column}))
        ++texts;
    }
    return figures > texts;
  }

  [[nodiscard]] bool is_part_of_option(std::uint32_t row, std::uint32_t column) const {
    const Heading heading = heading_of(sheet_.shown({row, column}));
    return heading == Heading::score || heading == Heading::weighted || heading == Heading::reason ||
           heading == Heading::remark;
  }

  // Whether the row below a head says what each column of an option holds.
  [[nodiscard]] bool has_second_row(std::uint32_t head) const {
    std::size_t parts = 0;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
      const Place below{head + 1, column};
      if (sheet_.at(below) && !is_text(below)) return false;
      if (is_part_of_option(head + 1, column)) ++parts;
    }
    return parts >= 2;
  }

  // Names of options do not stand right below figures.
  [[nodiscard]] bool is_head(std::uint32_t row) const {
    std::set<std::string> titles;
    for (const Column& column : columns_of(row)) {
      if (column.option.empty()) continue;
      if (row > range_.first.row && is_figure({row - 1, column.column})) return false;
      titles.insert(column.option);
    }
    return titles.size() >= 2;
  }

  [[nodiscard]] std::vector<std::uint32_t> option_columns(std::uint32_t row) const {
    std::vector<std::uint32_t> result;
    for (const Column& column : columns_of(row))
      if (!column.option.empty() && column.option_place.row == row) result.push_back(column.column);
    return result;
  }

  // Whether a row names the options that the row above numbers, “Option 1”, and nothing else that has a heading there.
  [[nodiscard]] bool names_twice(std::uint32_t row) const {
    if (row == range_.first.row || row > range_.last.row) return false;
    const auto columns = option_columns(row);
    if (columns.size() < 2 || columns != option_columns(row - 1)) return false;
    for (const std::uint32_t column : columns)
      if (!is_option_number(sheet_.shown({row - 1, column}))) return false;
    for (std::uint32_t column = range_.first.column; column < columns.front(); ++column)
      if (sheet_.at({row - 1, column}) && sheet_.at({row, column})) return false;
    return true;
  }

  // Scores with words, such as "4 - Good", name no options.
  [[nodiscard]] bool are_like_figures(std::uint32_t row) const {
    return std::ranges::all_of(columns_of(row), [&](const Column& column) {
      return column.option.empty() || is_figure(column.option_place) || is_like_figure(column.option_place);
    });
  }

  [[nodiscard]] std::vector<Column> columns_of(std::uint32_t head) const {
    const bool two_rows = has_second_row(head);
    const std::uint32_t last = two_rows ? head + 1 : head;
    const bool heads_criteria_below = heads_criteria(head + 1);
    std::vector<Column> result;
    Place named{head, range_.first.column};  // the last cell of the head that has a text
    for (std::uint32_t number = range_.first.column; number <= range_.last.column; ++number) {
      const Place top = two_rows ? owner({head, number}) : heading_place(head, heads_criteria_below, number);
      if (sheet_.at(top)) named = top;
      Column column;
      column.column = number;
      if (two_rows && is_part_of_option(last, number) && heading_of(sheet_.shown(named)) == Heading::none) {
        column.heading = heading_of(sheet_.shown({last, number}));
        if (column.heading == Heading::remark) column.heading = Heading::reason;
        name_option(column, named);
      } else {
        const Place own = sheet_.at(top) ? top : Place{last, number};
        column.heading = choices_.weights == number ? Heading::weight : heading_of(sheet_.shown(own));
        if (choices_.criteria == number) column.heading = Heading::criterion;
        const bool names_option = column.heading == Heading::none && top.column == number && is_text(own) &&
                                  !is_sign(sheet_.shown(own)) && !is_score_word(sheet_.shown(own)) &&
                                  has_figures(number, last);
        if (names_option) {
          name_option(column, own);
          column.option = with_number_above(own);
          column.heading = heading_over_options(head, number);
        }
        if (sheet_.at(own)) column.heading_place = own;
      }
      result.push_back(std::move(column));
    }
    return result;
  }

  // "Option 1: Keep", of two rows.
  [[nodiscard]] std::string with_number_above(Place at) const {
    const Place above{at.row - 1, at.column};
    const std::string_view own = sheet_.shown(at);
    const bool is_numbered = at.row > range_.first.row && is_text(above) &&
                             sheet_.whole(above) == Range{above, above} && is_option_number(sheet_.shown(above));
    return is_numbered ? fmt::format("{}: {}", sheet_.shown(above), own) : std::string(own);
  }

  void name_option(Column& column, Place place) const {
    column.option = sheet_.shown(place);
    column.option_place = place;
  }

  // ---- columns -------------------------------------------------------------------------------------------------

  bool name_options(const std::vector<Column>& columns, Table& table, Messages& messages) const {
    for (const Column& column : columns)
      if (!column.option.empty() && !add_column(column, table, messages)) return false;
    share_reasons(columns, table);
    if (table.options.size() < 2) {
      messages.error("no-table", sheet_.row_name(table.head),
                     table.options.empty() ? "no options are named in this row"
                                           : "only one option is named in this row, and an appraisal compares several",
                     "criteria stand below each other and options beside each other; --options names the row");
      return false;
    }
    const bool all_have_second =
        std::ranges::all_of(table.options, [](const OptionColumns& option) { return option.second.has_value(); });
    const bool any_has_second =
        std::ranges::any_of(table.options, [](const OptionColumns& option) { return option.second.has_value(); });
    if (any_has_second && !all_have_second) {
      messages.error("unclear-columns", sheet_.row_name(table.head),
                     "some options have two columns of figures here, and others one",
                     "name the part of the sheet to take: --range A1:F20");
      return false;
    }
    return true;
  }

  bool add_column(const Column& column, Table& table, Messages& messages) const {
    auto option = std::ranges::find_if(
        table.options, [&](const OptionColumns& each) { return same_title(each.title, column.option); });
    const bool is_new = option == table.options.end();
    if (is_new && column.heading == Heading::reason) {
      messages.error("unclear-columns", sheet_.place_name(column.option_place),
                     fmt::format("the reasons for {} stand before its scores", in_quotes(column.option)),
                     "put the scores first");
      return false;
    }
    if (is_new) option = table.options.insert(option, {column.option, column.option_place, column.column, {}, {}});
    const Figures holds = column.heading == Heading::score      ? Figures::scores
                          : column.heading == Heading::weighted ? Figures::weighted
                                                                : Figures::unsaid;
    if (column.heading == Heading::reason) {
      option->reasons = column.column;
    } else if (is_new) {
      table.first = holds;
    } else if (!option->second) {
      option->second = column.column;
      table.second = holds;
    } else {
      messages.error("unclear-columns", sheet_.place_name({table.head, column.column}),
                     fmt::format("{} has a third column of figures here", in_quotes(column.option)),
                     "name the part of the sheet to take: --range A1:F20");
      return false;
    }
    return true;
  }

  // Where as many columns say "Reasons" as there are options, each right behind one.
  static void share_reasons(const std::vector<Column>& columns, Table& table) {
    std::vector<std::uint32_t> found;
    for (const Column& column : columns)
      if (column.option.empty() && (column.heading == Heading::reason || column.heading == Heading::remark))
        found.push_back(column.column);
    if (found.size() != table.options.size() || found.size() < 2) return;
    for (std::size_t at = 0; at < found.size(); ++at)
      if (found[at] != table.options[at].second.value_or(table.options[at].score) + 1) return;
    for (std::size_t at = 0; at < found.size(); ++at) table.options[at].reasons = found[at];
  }

  void name_columns(const std::vector<Column>& columns, Table& table, Messages& messages) {
    const std::uint32_t first_option = std::ranges::min(table.options, {}, &OptionColumns::score).score;
    std::vector<std::uint32_t> unnamed, weights, perhaps_weights;  // those unnamed are of texts, before the options
    std::optional<std::uint32_t> criteria = choices_.criteria, sub_criteria;
    for (const Column& column : columns) {
      if (column.heading_place) table.headings[column.column] = *column.heading_place;
      if (!column.option.empty() || column.column == choices_.criteria) continue;
      const bool has_text = holds_texts(column.column, table);
      switch (column.heading) {
        case Heading::criterion:
          if (!criteria) criteria = column.column;
          break;
        case Heading::weight:
          weights.push_back(column.column);
          break;
        case Heading::sub_criterion:
          sub_criteria = column.column;
          break;
        case Heading::perhaps_weight:
          if (column.column < first_option) perhaps_weights.push_back(column.column);
          break;
        case Heading::maximum:
          table.maximum_column = column.column;
          break;
        case Heading::description:
          table.description_column = column.column;
          break;
        case Heading::group:
          group_column_ = column.column;
          break;
        case Heading::reason:
        case Heading::remark:
          if (is_reason_column(table, column.column)) break;
          table.remark_column = column.column;
          break;
        default:
          if (has_text && column.column < first_option && column.heading == Heading::none)
            unnamed.push_back(column.column);
      }
    }
    if (sub_criteria && !choices_.criteria) {
      if (!group_column_) group_column_ = criteria;
      criteria = sub_criteria;
    }
    choose_weights(weights, table, messages);
    if (!perhaps_weights.empty()) ask_for_weight(perhaps_weights.front(), table, messages);
    choose_criteria(criteria, std::move(unnamed), table, messages);
  }

  static bool is_reason_column(const Table& table, std::uint32_t column) {
    return std::ranges::any_of(table.options, [&](const OptionColumns& option) { return option.reasons == column; });
  }

  void choose_weights(const std::vector<std::uint32_t>& columns, Table& table, Messages& messages) const {
    if (columns.empty() || choices_.no_weights) return;
    table.weight_column = choices_.weights.value_or(columns.front());
    if (columns.size() == 1 || choices_.weights) return;
    if (columns.size() == 2 &&
        (take_shares(columns[0], columns[1], table) || take_shares(columns[1], columns[0], table)))
      return;
    messages.error("unclear-columns", {},
                   fmt::format("columns {} and {} both seem to hold the weights", column_name(columns[0]),
                               column_name(columns[1])),
                   fmt::format("say which: --weights {}", column_name(columns[0])));
  }

  // A weight over others, and what they come to.
  struct WeightOver {
    Place place;
    Number weight;
    base::Rational sum;
    std::vector<std::uint32_t> rows;  // of the others
  };

  // Whether weights are shares of those over them: all of those come to 1 or 100, and so do the shares of each.
  static bool are_shares(const std::vector<WeightOver>& over) {
    base::Rational whole;
    const auto is_whole = [](const base::Rational& sum) { return sum == 1 || sum == 100; };
    for (const WeightOver& each : over) {
      if (!is_whole(each.sum)) return false;
      whole += each.weight.figure.value;
    }
    return over.size() > 1 && is_whole(whole);
  }

  static void take_group_weights(const std::vector<WeightOver>& over, Table& table) {
    for (const WeightOver& each : over)
      for (const std::uint32_t row : each.rows) table.group_weights[row] = {each.place, each.sum};
  }

  // "Criteria weight" over the rows of a group, and “Sub-criteria weight” in each.
  bool take_shares(std::uint32_t over, std::uint32_t own, Table& table) const {
    std::vector<WeightOver> found;
    for (std::uint32_t row = table.head + 1; row <= table.range.last.row && !names_result(row, table); ++row) {
      if (auto weight = weight_in(sheet_.shown({row, over})))
        found.push_back({{row, over}, *std::move(weight), {}, {}});
      const auto share = weight_in(sheet_.shown({row, own}));
      if (!share) continue;
      if (found.empty()) return false;
      found.back().sum += share->figure.value;
      found.back().rows.push_back(row);
    }
    if (!are_shares(found)) return false;
    take_group_weights(found, table);
    table.weight_column = own;
    return true;
  }

  [[nodiscard]] bool names_result(std::uint32_t row, const Table& table) const {
    for (std::uint32_t column = range_.first.column; column < table.options.front().score; ++column)
      if (result_of(sheet_.shown({row, column})).kind != ResultKind::none) return true;
    return false;
  }

  void ask_for_weight(std::uint32_t column, Table& table, Messages& messages) const {
    if (choices_.no_weights || choices_.weights || table.weight_column) return;
    messages.error("unclear-columns", sheet_.place_name({table.head, column}),
                   fmt::format("{} may mean weights", in_quotes(sheet_.shown({table.head, column}))),
                   fmt::format("--weights {} says that it does, --weights none that it does not", column_name(column)));
  }

  [[nodiscard]] bool holds_texts(std::uint32_t column, const Table& table) const {
    for (std::uint32_t row = table.head + 1; row <= table.range.last.row; ++row)
      if (is_text({row, column})) return true;
    return false;
  }

  [[nodiscard]] bool has_merged_rows(std::uint32_t column, const Table& table) const {
    return std::ranges::any_of(sheet_.merged, [&](const Range& range) {
      return range.first.column == column && range.last.row > range.first.row && range.first.row > table.head &&
             range.last.row <= table.range.last.row;
    });
  }

  void choose_criteria(std::optional<std::uint32_t> criteria, std::vector<std::uint32_t> unnamed, Table& table,
                       Messages& messages) {
    if (!criteria && unnamed.size() > 1 && !group_column_ && has_merged_rows(unnamed.front(), table)) {
      group_column_ = unnamed.front();
      unnamed.erase(unnamed.begin());
    }
    if (!criteria && unnamed.size() == 1) criteria = unnamed.front();
    if (criteria && !choices_.criteria) criteria = names_below(*criteria, table);
    if (criteria) {
      table.criteria_column = *criteria;
      if (!group_column_ && *criteria > range_.first.column && has_merged_rows(*criteria - 1, table))
        group_column_ = *criteria - 1;
      return;
    }
    messages.error(
        "no-criteria", sheet_.row_name(table.head),
        unnamed.empty() ? "no column before the options names criteria"
                        : "several columns before the options hold texts, and none is headed Criteria",
        fmt::format("say which names them: --criteria {}", column_name(unnamed.empty() ? 0 : unnamed.front())));
  }

  // Of the columns that a heading of criteria is merged over, that with the longest texts; others number them.
  [[nodiscard]] std::uint32_t names_below(std::uint32_t criteria, const Table& table) const {
    const auto heading = table.headings.find(criteria);
    const Range whole = sheet_.whole(heading == table.headings.end() ? Place{table.head, criteria} : heading->second);
    const auto length = [&](std::uint32_t column) {
      std::size_t sum = 0;
      for (std::uint32_t row = table.head + 1; row <= table.range.last.row; ++row)
        if (is_text({row, column}) && sheet_.whole({row, column}) == Range{{row, column}, {row, column}})
          sum += sheet_.shown({row, column}).size();
      return sum;
    };
    std::uint32_t best = criteria;
    for (std::uint32_t column = criteria + 1; column <= whole.last.column; ++column)
      if (length(column) > length(best)) best = column;
    return best;
  }

  // ---- rows ----------------------------------------------------------------------------------------------------

  // What names a row: the criteria's column, or the first text before the options.
  [[nodiscard]] std::optional<Place> label(std::uint32_t row, const Table& table) const {
    const Place own{row, table.criteria_column};
    if (sheet_.at(own)) return own;
    for (std::uint32_t column = range_.first.column; column < table.options.front().score; ++column)
      if (is_text({row, column})) return Place{row, column};
    return std::nullopt;
  }

  [[nodiscard]] bool has_values(std::uint32_t row, const Table& table) const {
    return std::ranges::any_of(table.options, [&](const OptionColumns& option) {
      return sheet_.at({row, option.score}) || (option.second && sheet_.at({row, *option.second}));
    });
  }

  [[nodiscard]] bool has_weight(std::uint32_t row, const Table& table) const {
    if (!table.weight_column) return false;
    const Place at{row, *table.weight_column};
    return is_figure(at) || weight_in(sheet_.shown(at));
  }

  [[nodiscard]] bool spans_options(Place at, const Table& table) const {
    return sheet_.whole(at).last.column >= table.options.front().score;
  }

  void read_rows(Table& table, Messages& messages) {
    const std::uint32_t first = table.head + (has_second_row(table.head) ? 2 : 1);
    find_weighted_headings(first, table, messages);
    const std::uint32_t end = end_of_figures(first, table);
    bool ended = false;
    for (std::uint32_t row = first; row <= table.range.last.row; ++row) {
      const auto at = label(row, table);
      const bool values = has_values(row, table);
      if (is_heading_again(row, values, table)) continue;
      if (!at || row >= end) {
        if (values && !ended && row < end) report_unnamed(row, messages);
        if (!table.is_own) note_row(row, table);
        continue;
      }
      const std::string text(sheet_.shown(*at));
      if (text == own_workings) ended = table.is_own = true;
      if (text == own_levels) table.levels_row = row;
      if (const ResultLabel result = result_here(text, *at, table);
          result.kind != ResultKind::none && (values || ended || has_weight(row, table))) {
        if (values) add_result(row, text, result, table);
        if (!values && !table.is_own) note_row(row, table);
        ended = ended || (!table.criteria.empty() && ends_table(result.kind));
      } else if (ended) {
        if (!table.is_own) note_row(row, table);
      } else {
        read_row(*at, values, text, table);
      }
    }
    refuse_turned(table, messages);
    find_totals(table);
    leave_out_figures(table, messages);
    settle_headings(table, messages);
    check_results(table, messages);
  }

  // The first row of what stands below the table, a key to the scores, say: it comes behind a blank row, and no row
  // from there on has figures of options.
  [[nodiscard]] std::uint32_t end_of_figures(std::uint32_t first, const Table& table) const {
    std::uint32_t end = table.range.last.row + 1;
    for (std::uint32_t row = table.range.last.row; row > first && !has_figures_of_options(row, table); --row)
      if (is_blank(row)) end = row;
    return end;
  }

  [[nodiscard]] bool has_figures_of_options(std::uint32_t row, const Table& table) const {
    return std::ranges::any_of(table.options, [&](const OptionColumns& option) {
      const Place at = figure_place(table, row, option);
      return is_figure(at) || is_like_figure(at) || (sheet_.at(at) && has_weight(row, table));
    });
  }

  [[nodiscard]] bool is_blank(std::uint32_t row) const {
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (sheet_.at({row, column})) return false;
    return true;
  }

  // Headings of groups may have the weight of all their criteria. Where one has exactly that, the others are headings
  // too; and so are all where the weights below are shares of theirs.
  void find_weighted_headings(std::uint32_t first, Table& table, Messages& messages) {
    if (choices_.groups) return;
    std::vector<WeightOver> found;
    for (std::uint32_t row = first; row <= table.range.last.row; ++row) {
      const auto at = label(row, table);
      const auto weight = weight_in_row(table, row);
      if (!at || !weight || result_here(std::string(sheet_.shown(*at)), *at, table).kind != ResultKind::none) continue;
      if (!has_values(row, table)) {
        found.push_back({{row, *table.weight_column}, *weight, {}, {}});
      } else if (!found.empty()) {
        found.back().sum += weight->figure.value;
        found.back().rows.push_back(row);
      }
    }
    const auto has_sum = [](const WeightOver& each) { return each.sum == each.weight.figure.value; };
    const bool any_has_sum = std::ranges::any_of(found, has_sum);
    if (!any_has_sum && !are_shares(found)) return;
    if (!any_has_sum) take_group_weights(found, table);
    for (const WeightOver& each : found) {
      if (each.rows.empty()) continue;
      weighted_headings_.insert(each.place.row);
      if (has_sum(each) || !any_has_sum) continue;
      messages.warning(
          "other-result", sheet_.place_name(each.place),
          fmt::format("{} shows {}, and the weights of its criteria come to {}{}", cell_name(each.place),
                      sheet_.text(each.place), base::to_short_text(each.sum, 9), each.weight.is_percent ? "%" : ""),
          "the weights of the criteria were taken");
    }
  }

  // The row that heads the criteria, below that of the options, or the headings once more, for print.
  [[nodiscard]] bool is_heading_again(std::uint32_t row, bool has_values, const Table& table) const {
    if (!has_values) return heads_criteria(row);
    return std::ranges::all_of(table.options, [&](const OptionColumns& option) {
      return same_title(sheet_.shown({row, option.score}), option.title);
    });
  }

  void note_row(std::uint32_t row, Table& table) const {
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (sheet_.at({row, column})) table.notes.push_back({row, column});
  }

  // Rows at the end that are called nothing known, and add up those above: the figures of every option do.
  void find_totals(Table& table) const {
    while (table.criteria.size() > 2 && !has_weight(table.criteria.back().row, table) &&
           adds_up_those_above(table, table.criteria.size() - 1)) {
      const CriterionRow& last = table.criteria.back();
      table.results.insert(table.results.begin(), {last.row, ResultKind::total, last.title});
      table.criteria.pop_back();
    }
  }

  // Rows among the criteria that no score can be in: amounts of money without a weight, and figures that the totals
  // show not to count.
  void leave_out_figures(Table& table, Messages& messages) {
    std::vector<bool> has_weight, counts;
    for (std::size_t at = 0; at < table.criteria.size(); ++at) {
      has_weight.push_back(is_weighed(table, at));
      counts.push_back(has_weight[at] || !(shows_money(table, at) || shows_texts(table, at)));
    }
    leave_out_uncounted(table, has_weight, counts);
    if (std::ranges::find(counts, true) == counts.end()) return;
    for (std::size_t at = 0; at < counts.size(); ++at)
      if (!counts[at]) tell_left_out(table, at, messages);
    for (std::size_t at = counts.size(); at-- > 0;)
      if (!counts[at]) leave_out_row(at, table);
    std::ranges::sort(table.results, {}, &ResultRow::row);
  }

  // A row with a weight is a criterion, whatever its cells say.
  [[nodiscard]] bool is_weighed(const Table& table, std::size_t at) const {
    const CriterionRow& criterion = table.criteria[at];
    return has_weight(criterion.row, table) || weight_in_title(criterion.title);
  }

  [[nodiscard]] bool shows_money(const Table& table, std::size_t at) const {
    return has_values(table.criteria[at].row, table) &&
           std::ranges::all_of(table.options, [&](const OptionColumns& option) {
             const Place place = figure_place(table, table.criteria[at].row, option);
             return !sheet_.at(place) || says_money(sheet_.text(place)) || says_not_scored(sheet_.shown(place));
           });
  }

  // Sentences about the options.
  [[nodiscard]] bool shows_texts(const Table& table, std::size_t at) const {
    constexpr std::ptrdiff_t fewest_blanks = 3;
    bool has_sentence = false;
    for (const OptionColumns& option : table.options) {
      const Place place = figure_place(table, table.criteria[at].row, option);
      const std::string_view text = sheet_.shown(place);
      if (text.empty()) continue;
      if (!is_text(place) || is_figure(place) || is_like_figure(place) || is_sign(text)) return false;
      has_sentence = has_sentence || std::ranges::count(text, ' ') >= fewest_blanks;
    }
    return has_sentence;
  }

  void tell_left_out(const Table& table, std::size_t at, Messages& messages) const {
    const CriterionRow& row = table.criteria[at];
    messages.warning(
        "left-out-row", sheet_.row_name(row.row),
        fmt::format("{} was left out: it {}", in_quotes(row.title),
                    shows_money(table, at)   ? "shows amounts of money, which are no scores"
                    : shows_texts(table, at) ? "shows texts, which are no scores"
                    : table.weight_column    ? "has no weight, and counts in no total"
                                             : "counts in no total"),
        "its figures stand in a comment at the end of the file; a criterion has scores, and a weight where "
        "others have one");
  }

  void leave_out_row(std::size_t at, Table& table) {
    table.results.push_back({table.criteria[at].row, ResultKind::beside, table.criteria[at].title});
    table.criteria.erase(table.criteria.begin() + static_cast<std::ptrdiff_t>(at));
    for (HeadingRow& heading : headings_) heading.criteria_before -= heading.criteria_before > at ? 1 : 0;
  }

  // Options down and criteria across would be read as each other.
  void refuse_turned(const Table& table, Messages& messages) const {
    const Place corner{table.head, table.criteria_column};
    const auto weights = std::ranges::find_if(
        table.criteria, [](const CriterionRow& criterion) { return heading_of(criterion.title) == Heading::weight; });
    std::string because;
    if (names_options(sheet_.shown(corner)) && !choices_.criteria)
      because = fmt::format("{} says {}", cell_name(corner), in_quotes(sheet_.shown(corner)));
    else if (weights != table.criteria.end())
      because = fmt::format("row {} is called {}", weights->row + 1, in_quotes(weights->title));
    else if (std::ranges::all_of(table.options,
                                 [](const OptionColumns& option) { return weight_in_title(option.title).has_value(); }))
      because = fmt::format("{} and the others beside it have weights", in_quotes(table.options.front().title));
    else
      return;
    messages.error(
        "turned-table", sheet_.row_name(table.head),
        fmt::format("options seem to stand below each other here, and criteria beside each other: {}", because),
        fmt::format("copy the table in the spreadsheet program, paste it with “Transpose”, and import that; "
                    "--criteria {} says that column {} names criteria",
                    column_name(table.criteria_column), column_name(table.criteria_column)));
  }

  void report_unnamed(std::uint32_t row, Messages& messages) const {
    messages.warning("unnamed-row", sheet_.row_name(row), "this row has figures and no name: its cells became comments",
                     "name it in the sheet if it belongs to the table");
  }

  // "Total for Quality" is a subtotal of the group Quality.
  [[nodiscard]] ResultLabel result_here(const std::string& text, Place at, const Table& table) const {
    if (const ResultLabel result = result_of(text); result.kind != ResultKind::none) return result;
    if (shows_ranks(at.row, table)) return {ResultKind::rank};
    const std::string group = base::slug(group_above(at)), slug = base::slug(text);
    if (group.empty()) return {};
    for (const char* form : {"total-{}", "{}-total", "total-for-{}", "total-{}-score"})
      if (slug == fmt::format(fmt::runtime(form), group)) return {ResultKind::subtotal};
    return {};
  }

  // "2nd", "1st": of every option, without a weight.
  [[nodiscard]] bool shows_ranks(std::uint32_t row, const Table& table) const {
    return !has_weight(row, table) && std::ranges::all_of(table.options, [&](const OptionColumns& option) {
      return is_ordinal(sheet_.shown(figure_place(table, row, option)));
    });
  }

  // The title of the group that a row is in, of a heading or of the column of groups.
  [[nodiscard]] std::string_view group_above(Place at) const {
    if (!group_column_) return headings_.empty() ? std::string_view() : headings_.back().title;
    for (std::uint32_t row = at.row; row-- > range_.first.row;)
      if (is_text({row, *group_column_})) return sheet_.shown({row, *group_column_});
    return {};
  }

  static bool ends_table(ResultKind kind) {
    return kind != ResultKind::subtotal && kind != ResultKind::average && kind != ResultKind::maximum &&
           kind != ResultKind::beside && kind != ResultKind::none;
  }

  // Figures that our own workbooks call published count, not those that they compute beside them.
  void add_result(std::uint32_t row, const std::string& text, ResultLabel result, Table& table) {
    if (result.is_published && !has_published_) table.results.clear();
    has_published_ = has_published_ || result.is_published;
    if (result.is_published == has_published_) table.results.push_back({row, result.kind, text});
  }

  // A row of the body: a criterion, or what may be a heading.
  void read_row(Place at, bool has_values, const std::string& text, Table& table) {
    const bool is_listed = weighted_headings_.contains(at.row) ||
                           (choices_.groups && std::ranges::find(*choices_.groups, at.row) != choices_.groups->end());
    const bool is_criterion = has_values || has_weight(at.row, table) || (choices_.groups && !is_listed);
    if (is_listed || !is_criterion || (spans_options(at, table) && !has_weight(at.row, table))) {
      const bool is_sure = is_listed || spans_options(at, table) || table.weight_column.has_value();
      headings_.push_back({text, at, is_sure, table.criteria.size()});
      return;
    }
    CriterionRow criterion{at.row, text, at, {}};
    if (!headings_.empty()) criterion.group = headings_.size() - 1;
    table.criteria.push_back(std::move(criterion));
  }

  // Rows without figures name groups where criteria follow, and are notes at the end.
  void settle_headings(Table& table, Messages& messages) {
    std::map<std::size_t, std::size_t> groups;  // by heading
    for (std::size_t at = 0; at < headings_.size(); ++at) {
      const HeadingRow& heading = headings_[at];
      const std::size_t end = at + 1 < headings_.size() ? headings_[at + 1].criteria_before : table.criteria.size();
      if (heading.criteria_before == table.criteria.size()) {
        note_row(heading.place.row, table);
      } else if (!heading.is_sure) {
        ask_for_group(heading, messages);
      } else if (heading.criteria_before == end) {
        messages.warning("empty-group", sheet_.place_name(heading.place),
                         fmt::format("{} heads no criteria: it was left out", in_quotes(heading.title)));
        note_row(heading.place.row, table);
      } else {
        groups[at] = table.groups.size();
        table.groups.push_back({heading.title, heading.place});
      }
    }
    for (CriterionRow& criterion : table.criteria) {
      if (!criterion.group) continue;
      const auto found = groups.find(*criterion.group);
      criterion.group = found == groups.end() ? std::nullopt : std::optional(found->second);
    }
    std::ranges::sort(table.notes);
    if (group_column_) group_by_column(table);
  }

  void ask_for_group(const HeadingRow& heading, Messages& messages) const {
    messages.error(
        "unclear-row", sheet_.place_name(heading.place),
        fmt::format("{} has no figures: it may name a group of criteria, or be a criterion without scores",
                    in_quotes(heading.title)),
        fmt::format("--groups {} says that it names a group, --groups none that no row does", heading.place.row + 1));
  }

  // A column names the group of each row; a blank cell, or one that is merged, belongs to what stands above.
  void group_by_column(Table& table) const {
    table.groups.clear();
    std::uint32_t row = table.head + 1;
    std::optional<std::size_t> group;
    for (CriterionRow& criterion : table.criteria) {
      for (; row <= criterion.row; ++row) {
        const Place at{row, *group_column_};
        if (!is_text(at) || std::ranges::find(table.results, row, &ResultRow::row) != table.results.end()) continue;
        const auto found = std::ranges::find_if(
            table.groups, [&](const GroupHeading& each) { return same_title(each.title, sheet_.shown(at)); });
        group = static_cast<std::size_t>(found - table.groups.begin());
        if (found == table.groups.end()) table.groups.push_back({std::string(sheet_.shown(at)), at});
      }
      criterion.group = group;
    }
  }

  // What stands behind a blank column and has no total, as the others have, may be no option.
  void refuse_apart(const Table& table, Messages& messages) const {
    const OptionColumns& last = table.options.back();
    const auto has = [&](const OptionColumns& option) {
      return std::ranges::any_of(table.results, [&](const ResultRow& row) {
        return ends_table(row.kind) && sheet_.at(figure_place(table, row.row, option));
      });
    };
    const auto others = std::span(table.options).first(table.options.size() - 1);
    if (last.score == 0 || !is_blank_column(last.score - 1, table) || has(last) || !std::ranges::all_of(others, has))
      return;
    const Range rest{table.range.first, {table.range.last.row, last.score - 1}};
    messages.error("unclear-columns", sheet_.place_name(last.place),
                   fmt::format("{} stands apart, and has no figure in the rows of results: it may be no option",
                               in_quotes(last.title)),
                   fmt::format("--range {} leaves it out", range_name(rest)));
  }

  [[nodiscard]] bool is_blank_column(std::uint32_t column, const Table& table) const {
    for (std::uint32_t row = table.range.first.row; row <= table.range.last.row; ++row)
      if (sheet_.at({row, column})) return false;
    return true;
  }

  // A column of figures that has no total where all others have one may be no option.
  void check_results(const Table& table, Messages& messages) const {
    if (table.criteria.empty())
      messages.error("no-criteria", sheet_.row_name(table.head), "no criteria stand below this row",
                     "--options names the row with the options, --criteria the column with the criteria");
    refuse_apart(table, messages);
    for (const ResultRow& result : table.results) {
      std::vector<const OptionColumns*> without;
      for (const OptionColumns& option : table.options)
        if (!sheet_.at({result.row, option.score}) && !(option.second && sheet_.at({result.row, *option.second})))
          without.push_back(&option);
      if (without.size() != 1 || table.options.size() < 3 || !ends_table(result.kind)) continue;
      if (without.front() != &table.options.front() || table.weight_column || choices_.no_weights) continue;
      messages.error("unclear-columns", sheet_.place_name(without.front()->place),
                     fmt::format("{} has no figure in the row {}, as the options have: it may hold the weights",
                                 in_quotes(without.front()->title), in_quotes(result.label)),
                     fmt::format("--weights {} says that it does, --weights none that it does not",
                                 column_name(without.front()->score)));
      return;
    }
  }

  const Sheet& sheet_;
  Range range_;
  const TableChoices& choices_;
  std::optional<std::uint32_t> group_column_;
  std::vector<HeadingRow> headings_;
  std::set<std::uint32_t> weighted_headings_;
  bool has_published_ = false;
};

void refuse_unscored(const Workbook& book, const TableChoices& choices, Messages& messages) {
  for (const Sheet* sheet : sheets_to_search(book, choices.sheet, messages)) {
    const auto used = choices.range ? choices.range : sheet->used();
    const auto found = used ? TableFinder(*sheet, *used, choices).unscored() : std::nullopt;
    if (!found) continue;
    messages.error("no-table", sheet->place_name(found->at),
                   fmt::format("{} below {} is no score that is known, so no options were found",
                               in_quotes(sheet->shown(found->at)), in_quotes(sheet->shown(found->option))),
                   "--scale says what words are worth: --scale \"High=3,Medium=2,Low=1\"; a number stands alone in its "
                   "cell");
    return;
  }
  messages.error("no-table", {}, "no table was found in which options stand beside each other over their scores",
                 "criteria stand below each other and options beside each other, with numbers where they meet; "
                 "--sheet, --range A1:F20 and --options 3 say where");
}

std::vector<Candidate> candidates_of(const Workbook& book, const TableChoices& choices, Messages& messages) {
  std::vector<Candidate> result;
  for (const Sheet* sheet : sheets_to_search(book, choices.sheet, messages)) {
    const auto used = choices.range ? choices.range : sheet->used();
    if (!used) continue;
    const auto heads = TableFinder(*sheet, *used, choices).heads();
    for (std::size_t at = 0; at < heads.size(); ++at)
      result.push_back({sheet, *used, heads[at], at + 1 < heads.size() ? heads[at + 1] - 1 : used->last.row});
  }
  return result;
}

}  // namespace

std::optional<Number> weight_in_row(const Table& table, std::uint32_t row) {
  if (!table.weight_column) return std::nullopt;
  auto own = weight_in(table.sheet->shown({row, *table.weight_column}));
  const auto found = table.group_weights.find(row);
  if (!own || found == table.group_weights.end()) return own;
  auto weight = weight_in(table.sheet->shown(found->second.place));
  if (!weight) return std::nullopt;
  weight->literal = plain_decimal(weight->figure.value * own->figure.value / found->second.whole);
  const auto figure = base::figure_of(weight->literal);
  if (!figure) return std::nullopt;
  weight->figure = *figure;
  return weight;
}

std::optional<Table> find_table(const Workbook& book, const TableChoices& choices, Messages& messages) {
  const auto candidates = candidates_of(book, choices, messages);
  if (messages.has_errors()) return std::nullopt;
  if (candidates.empty()) {
    refuse_unscored(book, choices, messages);
    return std::nullopt;
  }
  if (candidates.size() > 1) {
    refuse_several(candidates, "the appraisal", messages);
    return std::nullopt;
  }
  const Candidate& found = candidates.front();
  return TableFinder(*found.sheet, found.used, choices).table(found.head, found.last, messages);
}

}  // namespace scrutineer::imports
