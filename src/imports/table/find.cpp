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

class RowsFinder {
 public:
  RowsFinder(const Sheet& sheet, Range range, const TableKind& kind, const RowsChoices& choices)
      : sheet_(sheet), range_(range), kind_(kind), choices_(choices) {}

  // The rows that may be headings; of those that are the same, which are printed on each sheet of paper, the first.
  [[nodiscard]] std::vector<std::uint32_t> heads() const {
    if (choices_.head) return {*choices_.head};
    std::vector<std::uint32_t> result;
    const std::uint32_t end = std::min(range_.last.row, range_.first.row + rows_with_headings);
    for (std::uint32_t row = range_.first.row; row < end; ++row) {
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
  };
  [[nodiscard]] std::optional<NearHead> near_head() const {
    std::optional<NearHead> best;
    const std::uint32_t end = std::min(range_.last.row, range_.first.row + rows_with_headings);
    for (std::uint32_t row = range_.first.row; row < end; ++row) {
      NearHead near{row, false, {}, {}};
      for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
        const std::string_view text = heading(row, column);
        if (text.empty()) continue;
        near.has_name = near.has_name || names(kind_.naming(), text);
        (is_known(text) ? near.known : near.others).push_back(in_quotes(text));
      }
      if (!near.known.empty() && (!best || near.known.size() > best->known.size())) best = std::move(near);
    }
    return best;
  }

  std::optional<RowsTable> table(std::uint32_t head, std::uint32_t last, Messages& messages) {
    RowsTable table;
    table.kind = &kind_;
    table.sheet = &sheet_;
    table.head = head;
    table.range = {{head, range_.first.column}, {last, range_.last.column}};
    name_columns(table, messages);
    if (messages.has_errors()) return std::nullopt;
    for (const auto& [at, cell] : sheet_.cells())
      if (range_.holds(at) && at.row < head && cell.kind == CellKind::text && !is_of_head({at.row, at.column}, head))
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

  // A heading that is merged down stands in each row of the head.
  [[nodiscard]] std::string_view heading(std::uint32_t row, std::uint32_t column) const {
    const Cell* cell = shown_cell(sheet_, {row, column});
    return cell ? std::string_view(cell->shown) : std::string_view();
  }

  [[nodiscard]] bool is_of_head(Place at, std::uint32_t head) const {
    const Range whole = sheet_.whole(at);
    return whole.last.row >= head || (whole.last.column > whole.first.column && at.row + 1 == head &&
                                      sheet_.at({head, at.column}) && is_known(heading(head, at.column)));
  }

  // The last row of the heading of what names things, which may be merged down.
  [[nodiscard]] std::uint32_t last_of_head(std::uint32_t row) const {
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column)
      if (names(kind_.naming(), heading(row, column))) return sheet_.whole({row, column}).last.row;
    return row;
  }

  static bool names(const ColumnKind& column, std::string_view text) {
    const std::string slug = base::slug(text);
    if (slug.empty()) return false;
    const std::string first = base::slug(before_brackets(text));
    return has(column.headings, slug) || has(column.perhaps, slug) || has(column.headings, first);
  }

  [[nodiscard]] bool is_known(std::string_view text) const {
    return std::ranges::any_of(kind_.columns, [&](const ColumnKind& column) { return names(column, text); });
  }

  [[nodiscard]] bool is_head(std::uint32_t row) const {
    const auto named = choices_.columns.find(std::string(kind_.naming().key));
    bool has_name = named != choices_.columns.end() && named->second && sheet_.at({row, *named->second});
    std::size_t known = 0, periods = 0;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
      const std::string_view text = heading(row, column);
      if (text.empty()) continue;
      has_name = has_name || names(kind_.naming(), text);
      known += is_known(text) ? 1 : 0;
      periods += kind_.takes_periods && period_in(text) ? 1 : 0;
    }
    return has_name && (known >= 2 || (known >= 1 && periods >= 2));
  }

  // Among the rows of a table, words that could be headings are cells: "report", or "no".
  [[nodiscard]] bool is_mostly_known(std::uint32_t row) const {
    std::size_t known = 0, all = 0;
    for (std::uint32_t column = range_.first.column; column <= range_.last.column; ++column) {
      const std::string_view text = heading(row, column);
      if (text.empty()) continue;
      ++all;
      known += is_known(text) || (kind_.takes_periods && period_in(text)) ? 1 : 0;
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
    for (const bool is_sure : {true, false})
      for (const ColumnKind& kind : kind_.columns) name_column(kind, is_sure, left, table, messages);
    if (messages.has_errors()) return;
    if (kind_.takes_periods) name_periods(left, table);
    name_near(left, table, messages);
    keep_others(left, table, messages);
    std::ranges::sort(table.columns, {}, [&](const FoundColumn& each) { return each.kind - kind_.columns.data(); });
    if (!table.column(kind_.naming().key))
      messages.error("no-name-column", sheet_.row_name(table.head),
                     fmt::format("no column is headed as that of the {}s", kind_.thing),
                     fmt::format("say which names them: --column {}=B", kind_.naming().key));
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

  void refuse_both(const ColumnKind& kind, const std::vector<std::uint32_t>& found, const RowsTable& table,
                   Messages& messages) const {
    std::vector<std::string> described;
    for (const std::uint32_t column : found) {
      const std::string above(above_head(column, table.head));
      described.push_back(above.empty() ? column_name(column)
                                        : fmt::format("{} (under {})", column_name(column), in_quotes(above)));
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
    for (const std::uint32_t column : std::vector(left.begin(), left.end())) {
      auto period = period_in(heading(table.head, column));
      if (!period) continue;
      table.periods.push_back({column, std::move(*period)});
      left.erase(column);
    }
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
    for (const std::uint32_t column : left) {
      if (is_derived(base::slug(heading(table.head, column))) || !holds_anything(column, table)) continue;
      const std::string above(above_head(column, table.head));
      std::string text(heading(table.head, column));
      if (!above.empty() && !text.empty()) text = fmt::format("{}, {}", above, text);
      table.others.push_back({column, text});
      messages.warning(
          "left-out-column", sheet_.place_name({table.head, column}),
          text.empty()
              ? std::string("this column has no heading: its cells became comments")
              : fmt::format("{} is nothing that a {} has: its cells became comments", in_quotes(text), kind_.thing),
          fmt::format("--column KEY={} says what it is; the keys are {}", column_name(column), keys_of(kind_)));
    }
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
      if (is_listed(row) || is_heading(cells, name, table)) {
        const bool is_sure = is_listed(row) || spans(cells.front()) || cells.front().column != name;
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
    return !(cells.front().column == name && table.column(Holds::group)) && table.columns.size() > 1;
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
  std::vector<HeadingRow> headings_;
};

// Says what comes nearest to the headings of such a table, and what it lacks.
void refuse_unheaded(const Workbook& book, const TableKind& kind, const RowsChoices& choices, Messages& messages) {
  for (const Sheet* sheet : sheets_to_search(book, choices.sheet, messages)) {
    const auto used = choices.range ? choices.range : sheet->used();
    const auto near = used ? RowsFinder(*sheet, *used, kind, choices).near_head() : std::nullopt;
    if (!near) continue;
    if (!near->has_name)
      messages.error(
          "no-table", sheet->row_name(near->row),
          fmt::format("no row was found that heads {0}s: this one says {1}, and no column that names the {0}s",
                      kind.thing, listed(near->known)),
          fmt::format("say which names them: --head {} --column {}=B", near->row + 1, kind.naming().key));
    else
      messages.error(
          "no-table", sheet->row_name(near->row),
          fmt::format("no row was found that heads {}s: this one says {}{}", kind.thing, listed(near->known),
                      near->others.empty() ? ", and no more"
                                           : fmt::format(", and nothing that is known of {}", listed(near->others))),
          kind.takes_periods
              ? "figures stand below a day, a month, a year or a financial year: April 2016, 2014/15; other times, "
                "such "
                "as quarters, are not read. --head and --column say what other headings mean"
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
                                  cell->shown));
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
