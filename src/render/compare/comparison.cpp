#include "render/compare/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <ranges>
#include <utility>

#include "analyse/measure_words.h"
#include "base/days.h"
#include "chart/amounts.h"
#include "link/href.h"
#include "link/reference_syntax.h"
#include "render/attribute_facts.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::EntryIndex;
using catalogue::TextRef;
using markup::List;
using markup::Object;
using markup::Value;

enum class RowMark : std::uint8_t { differs, worded, partly, same, none };

struct MarkLook {
  std::string_view css_class;
  std::optional<words::Name> words;  // none where rows commonly carry it
  words::Name count;                 // how many rows carry it
};

// In the order of RowMark.
constexpr std::array<MarkLook, 5> marks{
    {{"differs", words::Name("comparison.mark-differs"), "comparison.count-differs"},
     {"worded", {}, "comparison.count-worded"},
     {"partly", words::Name("comparison.mark-partly"), "comparison.count-partly"},
     {"same", words::Name("comparison.mark-same"), "comparison.count-same"},
     {"none", words::Name("comparison.mark-none"), "comparison.count-none"}}};

// What a value says, in no language. Figures that are worth the same are the same fact.
std::string value_fact(const catalogue::Fact& fact) {
  if (const auto* figure = std::get_if<base::Figure>(&fact.value))
    return base::to_short_text(figure->value, 9);  // nine decimals are the most that are read
  if (const auto* date = std::get_if<base::PartialDate>(&fact.value)) return date->iso();
  if (const auto* flag = std::get_if<bool>(&fact.value)) return *flag ? "yes" : "no";
  if (const auto* at = std::get_if<std::size_t>(&fact.value)) return fact.attribute->choices[*at].id;
  return std::get<std::string>(fact.value);
}

// Where a value stands among others of its attribute. A year or a month counts as its first day.
std::optional<base::Rational> order_of(const catalogue::Fact& fact) {
  if (const auto* figure = std::get_if<base::Figure>(&fact.value)) return figure->value;
  if (const auto* date = std::get_if<base::PartialDate>(&fact.value))
    return base::Rational(std::int64_t{base::days_of(*date).first.time_since_epoch().count()});
  if (const auto* flag = std::get_if<bool>(&fact.value)) return base::Rational(*flag ? 0 : 1);
  if (const auto* at = std::get_if<std::size_t>(&fact.value)) return base::Rational(static_cast<std::int64_t>(*at));
  return std::nullopt;
}

RowOrder row_order(catalogue::ValueType type) {
  switch (type) {
    case catalogue::ValueType::number:
    case catalogue::ValueType::money:
      return RowOrder::amount;
    case catalogue::ValueType::date:
      return RowOrder::date;
    case catalogue::ValueType::choice:
      return RowOrder::choice;
    case catalogue::ValueType::yes_no:
      return RowOrder::yes_no;
    case catalogue::ValueType::text:
    case catalogue::ValueType::link:
      break;
  }
  return RowOrder::none;
}

// How a row can be sorted.
struct Sorting {
  RowOrder order;
  std::string_view direction;  // as the script names it
  words::Name title;
};
constexpr std::array<Sorting, 6> sortings{{{RowOrder::amount, "up", "comparison.sort-lowest"},
                                           {RowOrder::amount, "down", "comparison.sort-highest"},
                                           {RowOrder::date, "up", "comparison.sort-earliest"},
                                           {RowOrder::date, "down", "comparison.sort-latest"},
                                           {RowOrder::choice, "up", "comparison.sort-listed"},
                                           {RowOrder::yes_no, "up", "comparison.sort-yes"}}};

// For each cell how many different values of its row stand before its own; nothing where it has none.
std::vector<std::optional<std::size_t>> ranks_of(const ComparedRow& row) {
  std::vector<base::Rational> values;
  for (const ComparedCell& cell : row.cells)
    if (cell.order) values.push_back(*cell.order);
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  std::vector<std::optional<std::size_t>> ranks;
  for (const ComparedCell& cell : row.cells)
    ranks.push_back(cell.order ? std::optional(static_cast<std::size_t>(std::ranges::lower_bound(values, *cell.order) -
                                                                        values.begin()))
                               : std::nullopt);
  return ranks;
}

// The text without its citations, which number the sources of a page and are not part of what is said.
std::string without_citations(std::string_view markdown) {
  std::string words;
  std::size_t done = 0;
  for (const link::WrittenReference& reference : link::find_references(markdown)) {
    if (!reference.is_citation) continue;
    words += markdown.substr(done, reference.begin - done);
    done = reference.end;
  }
  words += markdown.substr(done);
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

// For each cell the place of what it says among the unlike ones of the row, from 1; 0 when it says nothing.
std::vector<std::size_t> numbered_texts(const ComparedRow& row) {
  std::vector<std::pair<std::string_view, std::string_view>> said;  // fact, or words
  std::vector<std::size_t> numbers;
  for (const ComparedCell& cell : row.cells) {
    if (cell.html.empty()) {
      numbers.push_back(0);
      continue;
    }
    const std::string_view words = cell.words.empty() ? cell.html : cell.words;
    const std::pair<std::string_view, std::string_view> says{cell.fact, cell.fact.empty() ? words : std::string_view{}};
    auto known = std::ranges::find(said, says);
    if (known == said.end()) known = said.insert(said.end(), says);
    numbers.push_back(static_cast<std::size_t>(known - said.begin()) + 1);
  }
  return numbers;
}

// Whether two of at most four facts differ. A date that begins another ("2015", "2015-10") may be the same.
bool have_unlike_facts(const std::vector<ComparedCell>& cells) {
  for (const ComparedCell& a : cells)
    for (const ComparedCell& b : cells)
      if (!a.fact.empty() && !b.fact.empty() && !a.fact.starts_with(b.fact) && !b.fact.starts_with(a.fact)) return true;
  return false;
}

RowMark mark_of(const ComparedRow& row, const std::vector<std::size_t>& numbers) {
  const auto [lowest, highest] = std::ranges::minmax(numbers);
  if (highest == 0) return RowMark::none;
  if (lowest == 0) return RowMark::partly;
  if (lowest == highest) return RowMark::same;
  return have_unlike_facts(row.cells) ? RowMark::differs : RowMark::worded;
}

// The amount that the row prefers, where each cell has one and they are not all worth the same.
std::optional<base::Rational> best_amount(const ComparedRow& row) {
  if (row.better == catalogue::Preferred::neither || row.cells.size() < 2) return std::nullopt;
  std::vector<base::Rational> amounts;
  for (const ComparedCell& cell : row.cells) {
    if (!cell.amount) return std::nullopt;
    amounts.push_back(*cell.amount);
  }
  const auto [lowest, highest] = std::ranges::minmax(amounts);
  if (lowest == highest) return std::nullopt;
  return row.better == catalogue::Preferred::lower ? lowest : highest;
}

using Counts = std::array<std::size_t, marks.size()>;  // of rows, by how they are marked

class ComparisonView {
  // One row of amounts as a chart, its figures in a table.
  class AmountChart {
   public:
    // `number` counts the charts of the comparison.
    AmountChart(const ComparisonView& whole, const ComparedRow& row, std::size_t number)
        : whole_(whole), words_(whole.words_), row_(row), id_(fmt::format("{}-chart-{}", whole.id_, number)) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) (row.cells[i].amount ? stated_ : missing_).push_back(i);
      const bool is_lowest_first = row.better == catalogue::Preferred::lower;
      std::ranges::stable_sort(stated_, [&](std::size_t a, std::size_t b) {
        return is_lowest_first ? *row.cells[a].amount < *row.cells[b].amount
                               : *row.cells[b].amount < *row.cells[a].amount;
      });
    }

    [[nodiscard]] Object view() const {
      chart::AmountBars chart{{id_, headline(), reading(), {}}, {}};
      List figures;
      const auto add = [&](std::size_t at, const std::string& value) {
        const std::string& title = whole_.entry(at).title;
        chart.bars.push_back({title, value, row_.cells[at].amount});
        chart.text.description += fmt::format("{}{}", chart.text.description.empty() ? "" : " ",
                                              words_("comparison.chart-figure", {{"title", title}, {"figure", value}}));
        figures.push_back({{"amount_title", Value::borrowed(title)},
                           {"amount_href", link::href(whole_.from_, whole_.entry(at).output)},
                           {"amount_figure", value}});
      };
      for (const std::size_t at : stated_) add(at, row_.cells[at].figure);
      for (const std::size_t at : missing_) add(at, whole_.not_stated_);
      return {{"amount_id", id_},
              {"amount_label", Value::borrowed(row_.label)},
              {"amount_chart", chart::amount_bars(chart)},
              {"amount_figures", std::move(figures)}};
    }

   private:
    // Those that have the same amount as the first of `stated_` or as its last, named where they are few.
    [[nodiscard]] std::string who(std::size_t like) const {
      constexpr std::size_t most_named = 2;
      std::vector<std::string> titles;
      for (const std::size_t at : stated_)
        if (row_.cells[at].amount == row_.cells[like].amount) titles.push_back(whole_.entry(at).title);
      return titles.size() <= most_named
                 ? words_.list(titles)
                 : words_("comparison.size", {{"compare_name", whole_.comparison_.name}, {"n", titles.size()}});
    }

    // Of those that state it; what is missing is said below.
    [[nodiscard]] std::string headline() const {
      const std::size_t first = stated_.front(), last = stated_.back();
      if (row_.cells[first].amount == row_.cells[last].amount)
        return words_("comparison.chart-alike",
                      {{"label", row_.label}, {"figure", row_.cells[first].figure}, {"n", stated_.size()}});
      const bool is_first_lowest = *row_.cells[first].amount < *row_.cells[last].amount;
      const std::size_t lowest = is_first_lowest ? first : last, highest = is_first_lowest ? last : first;
      return words_("comparison.chart-range", {{"label", row_.label},
                                               {"lowest", row_.cells[lowest].figure},
                                               {"lowest_of", who(lowest)},
                                               {"highest", row_.cells[highest].figure},
                                               {"highest_of", who(highest)}});
    }

    [[nodiscard]] std::string reading() const {
      std::string said;
      if (row_.better != catalogue::Preferred::neither)
        said = words_(row_.better == catalogue::Preferred::lower ? words::Name("comparison.chart-lower")
                                                                 : words::Name("comparison.chart-higher"));
      if (missing_.empty()) return said;
      std::vector<std::string> titles;
      for (const std::size_t at : missing_) titles.push_back(whole_.entry(at).title);
      return fmt::format("{}{}{}", said, said.empty() ? "" : " ",
                         words_("comparison.chart-missing", {{"titles", words_.list(titles)}}));
    }

    const ComparisonView& whole_;
    const words::Words& words_;
    const ComparedRow& row_;
    std::string id_;
    std::vector<std::size_t> stated_, missing_;  // places of things; those that state it in the order of the chart
  };

 public:
  ComparisonView(const EntryContext& context, const Comparison& comparison, std::size_t number)
      : linked_(context.linked),
        words_(context.linked.words),
        not_stated_(words_("record.not-stated")),
        from_(context.entry().output),
        comparison_(comparison),
        is_few_(comparison.things.size() <= most_side_by_side),
        id_(fmt::format("app-block-{}", number)) {}

  Object make() {
    for (const ComparedRow& row : comparison_.rows) {
      texts_.push_back(numbered_texts(row));
      ranks_.push_back(ranks_of(row));
    }
    Object view{
        {"compare_id", id_},
        {"compare_name", Value::borrowed(comparison_.name)},
        // {names} is for the script to put in.
        {"compare_one_more", words_("comparison.one-more", {{"compare_name", comparison_.name}, {"names", "{names}"}})},
        {"compare_few", is_few_},
        {"compare_href", link::href(from_, from_)}};
    if (is_few_) {
      view.set("compare_more_href", more_href());
    } else {
      set_list(view, "choices", "has_choices", choices());
      view.set("chosen_table", table(0, 0, 0));
    }
    List tables;
    for (std::size_t begin = 0; begin < comparison_.things.size();) {
      std::size_t end = is_few_ ? comparison_.things.size() : begin + 1;
      while (end < comparison_.things.size() && comparison_.things[end].group == comparison_.things[begin].group) ++end;
      tables.push_back(table(begin, end, tables.size() + 1));
      begin = end;
    }
    set_list(view, "sorts", "has_sorts", sorts());
    set_list(view, "compare_charts", "has_compare_charts", charts());
    view.set("several_tables", tables.size() > 1);
    view.set("compare_tables", std::move(tables));
    return view;
  }

 private:
  [[nodiscard]] const catalogue::Entry& entry(std::size_t thing) const {
    return linked_.entry(comparison_.things[thing].entry);
  }

  // By what the things can be sorted: the rows of which two say unlike things, so that there is an order.
  [[nodiscard]] List sorts() const {
    List sorts;
    for (std::size_t i = 0; i < comparison_.rows.size(); ++i) {
      const ComparedRow& row = comparison_.rows[i];
      if (std::ranges::none_of(ranks_[i], [](const auto& rank) { return rank && *rank > 0; })) continue;
      for (const Sorting& sorting : sortings)
        if (sorting.order == row.order)
          sorts.push_back({{"sort_key", Value::borrowed(row.key)},
                           {"sort_direction", Value::borrowed(sorting.direction)},
                           {"sort_title", words_(sorting.title, {{"label", row.label}})}});
    }
    return sorts;
  }

  // Of each row of amounts that two things have.
  [[nodiscard]] List charts() const {
    List charts;
    for (const ComparedRow& row : comparison_.rows) {
      const auto amounts =
          std::ranges::count_if(row.cells, [](const ComparedCell& cell) { return cell.amount.has_value(); });
      if (amounts >= 2) charts.push_back(AmountChart(*this, row, charts.size() + 1).view());
    }
    return charts;
  }

  // The boxes in which readers choose; the last ones may stay empty.
  [[nodiscard]] List choices() const {
    List groups;
    List options;
    for (std::size_t i = 0; i < comparison_.things.size(); ++i) {
      options.push_back(
          {{"choice_value", Value::borrowed(entry(i).id)}, {"choice_title", Value::borrowed(entry(i).title)}});
      if (i + 1 < comparison_.things.size() && comparison_.things[i + 1].group == comparison_.things[i].group) continue;
      groups.push_back({{"choice_group_title", Value::borrowed(comparison_.things[i].group)},
                        {"choice_options", std::move(options)}});
      options = {};
    }
    List choices;
    for (std::size_t i = 0; i < most_side_by_side; ++i)
      choices.push_back(
          {{"choice_id", fmt::format("{}-choice-{}", id_, i + 1)},
           {"choice_label", words_("comparison.choice", {{"place", i + 1}, {"compare_name", comparison_.name}})},
           {"choice_optional", i >= 2},
           {"choice_groups", groups}});
    return choices;
  }

  // The page on which readers choose others, with these chosen; nothing when there are no others to choose from.
  [[nodiscard]] std::string more_href() const {
    const auto page = linked_.catalogue.targets.find(std::string(comparison_.page));
    if (page == linked_.catalogue.targets.end()) return {};
    const std::string_view whole = linked_.entry(page->second.entry).output;
    const std::size_t kind = entry(0).detail.index();
    const auto is_like = [&](const catalogue::Entry& each) { return each.detail.index() == kind; };
    auto more = linked_.catalogue.entries | std::views::filter(is_like) | std::views::drop(most_side_by_side);
    if (whole == from_ || more.begin() == more.end()) return {};
    std::string href = link::href(from_, whole);
    for (std::size_t i = 0; i < comparison_.things.size(); ++i)
      href += fmt::format("{}{}={}", i == 0 ? '?' : '&', comparison_.name, entry(i).id);
    return href;
  }

  // Of the things from `begin` to `end`; of none it is what the script puts columns into.
  [[nodiscard]] Object table(std::size_t begin, std::size_t end, std::size_t number) const {
    const std::size_t size = end - begin;
    List columns;
    for (std::size_t i = begin; i < end; ++i)
      columns.push_back({{"column_id", Value::borrowed(entry(i).id)},
                         {"column_title", Value::borrowed(entry(i).title)},
                         {"column_href", link::href(from_, entry(i).output)},
                         {"column_group", Value::borrowed(comparison_.things[i].group)}});
    Counts counts{};
    Object view{{"compare_table_id", fmt::format("{}-table-{}", id_, number)},
                {"compare_table_title", table_title(begin, end)},
                {"compare_table_count", words_("comparison.size", {{"compare_name", comparison_.name}, {"n", size}})},
                {"compare_span", fmt::format("{}", size + 1)},
                {"compare_columns", std::move(columns)},
                {"compare_groups", groups(begin, end, counts)}};
    view.set("compare_counts", is_few_ && size > 1 ? counts_in_words(counts) : std::string{});
    return view;
  }

  // The rows under their headings; adds up how they are marked.
  [[nodiscard]] List groups(std::size_t begin, std::size_t end, Counts& counts) const {
    List groups;
    const auto& all = comparison_.rows;
    for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
      List rows;
      for (last = first; last < all.size() && all[last].group == all[first].group; ++last)
        rows.push_back(row(last, begin, end, counts));
      groups.push_back({{"compare_group_title", Value::borrowed(all[first].group)}, {"compare_rows", std::move(rows)}});
    }
    return groups;
  }

  [[nodiscard]] Object row(std::size_t number, std::size_t begin, std::size_t end, Counts& counts) const {
    const ComparedRow& row = comparison_.rows[number];
    const auto best = is_few_ ? best_amount(row) : std::nullopt;
    List cells;
    for (std::size_t i = begin; i < end; ++i) {
      cells.push_back({{"compared_id", Value::borrowed(entry(i).id)},
                       {"compared_title", Value::borrowed(entry(i).title)},
                       {"compared_href", link::href(from_, entry(i).output)},
                       {"compared_text", fmt::format("{}", texts_[number][i])},
                       {"compared_fact", Value::borrowed(row.cells[i].fact)},
                       {"compared", Value::borrowed(row.cells[i].html)}});
      if (ranks_[number][i]) cells.back().set("compared_rank", fmt::format("{}", *ranks_[number][i]));
      if (best && row.cells[i].amount == best)
        cells.back().set("compared_best", row.better == catalogue::Preferred::lower ? words_("comparison.lowest")
                                                                                    : words_("comparison.highest"));
    }
    Object made{{"attribute_key", Value::borrowed(row.key)},
                {"attribute", Value::borrowed(row.label)},
                {"attribute_open", number == 0},
                {"when_missing", row.missing.empty() ? not_stated_ : row.missing}};
    if (is_few_ && end - begin > 1) {
      const RowMark mark = mark_of(row, texts_[number]);
      ++counts[static_cast<std::size_t>(mark)];
      const MarkLook& look = marks[static_cast<std::size_t>(mark)];
      if (look.words) made.set("row_mark", words_(*look.words));
      made.set("row_mark_class", Value::borrowed(look.css_class));
    }
    made.set("compared_cells", std::move(cells));
    return made;
  }

  // Of a few their titles, of more their group.
  [[nodiscard]] std::string table_title(std::size_t begin, std::size_t end) const {
    if (is_few_) {
      std::vector<std::string> titles;
      for (std::size_t i = begin; i < end; ++i) titles.push_back(entry(i).title);
      return words_.list(titles);
    }
    const std::string_view group = begin < end ? comparison_.things[begin].group : std::string_view{};
    return group.empty() ? words_("comparison.all", {{"compare_name", comparison_.name}}) : std::string(group);
  }

  // "Rows: 9 different, 3 stated for only some and 2 the same."
  [[nodiscard]] std::string counts_in_words(const Counts& counts) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < counts.size(); ++i)
      if (counts[i] > 0) parts.push_back(words_(marks[i].count, {{"n", counts[i]}}));
    return words_("comparison.counts", {{"counts", words_.list(parts)}});
  }

  const link::Linked& linked_;
  const words::Words& words_;
  const std::string not_stated_;
  std::string_view from_;
  const Comparison& comparison_;
  bool is_few_;  // all stand in one table
  std::string id_;
  std::vector<std::vector<std::size_t>> texts_;                 // of each row
  std::vector<std::vector<std::optional<std::size_t>>> ranks_;  // of each row
};

class MeasureCell {
 public:
  MeasureCell(const EntryContext& context, EntryIndex entry, const catalogue::MeasureSeries& series)
      : context_(context),
        words_(context.linked.words),
        series_(series),
        change_(analyse::change_of(context.linked.entry(entry))) {}

  ComparedCell make() {
    if (change_)
      add_sides();
    else
      add_ends();
    return {fmt::format("<ul class=\"app-compare__figures\">{}</ul>", items_), {}, fact_};
  }

 private:
  void add_sides() {
    const analyse::BeforeAndAfter shown = before_and_after(series_, change_);
    shown.before ? add("measures.cell-before", *shown.before) : add(words_("measures.cell-no-before"));
    shown.after ? add("measures.cell-after", *shown.after) : add(words_("measures.cell-no-after"));
    if (!shown.difference) return;
    const std::string_view verdict = shown.verdict == analyse::Verdict::better  ? "better"
                                     : shown.verdict == analyse::Verdict::worse ? "worse"
                                                                                : "none";
    add(words_("measures.cell-difference",
               {{"difference", analyse::difference_words(words_, *series_.measure, *shown.difference)},
                {"verdict", verdict}}));
  }

  // Where no change is dated: the first figure and the last.
  void add_ends() {
    const auto has_figure = [](const catalogue::MeasuredValue& value) { return value.figure.has_value(); };
    const auto first = std::ranges::find_if(series_.values, has_figure);
    if (first == series_.values.end()) return add(words_("measures.no-figure"));
    const auto last = std::find_if(series_.values.rbegin(), series_.values.rend(), has_figure);
    add("measures.cell-dated", *first);
    if (&*last != &*first) add("measures.cell-dated", *last);
    add(words_("measures.cell-no-change"));
  }

  void add(words::Name name, const catalogue::MeasuredValue& value) {
    const std::string source = source_html(context_.linked, context_.entry().output, value.source);
    const std::string said = words_(name, {{"figure", analyse::figure_words(*series_.measure, *value.figure)},
                                           {"date", long_form(words_, value.when)}});
    items_ += fmt::format("<li>{}{}</li>", escaped(said),
                          source.empty() ? "" : fmt::format(" <small class=\"app-source\">{}</small>", source));
    fact_ += said + ';';
  }
  void add(const std::string& said) {
    items_ += fmt::format("<li>{}</li>", escaped(said));
    fact_ += said + ';';
  }

  const EntryContext& context_;
  const words::Words& words_;
  const catalogue::MeasureSeries& series_;
  std::optional<analyse::Change> change_;
  std::string items_, fact_;
};

}  // namespace

Object comparison_view(const EntryContext& context, const Comparison& comparison, std::size_t number) {
  return ComparisonView(context, comparison, number).make();
}

std::string list_fact(std::vector<std::string> values) {
  std::ranges::sort(values);
  return fmt::format("[{}]", fmt::join(values, "\n"));
}

ComparedCell text_cell(const EntryContext& context, EntryIndex entry, TextRef text) {
  if (text == TextRef::none) return {};
  return {std::string(context.linked.text_on(context.index, entry, text)),
          without_citations(context.linked.entry(entry).text(text).markdown)};
}

ComparedCell attribute_cell(const EntryContext& context, EntryIndex entry, const std::vector<catalogue::Fact>& facts,
                            std::string_view key) {
  for (const catalogue::Fact& fact : facts) {
    if (fact.attribute->key != key) continue;
    if (fact.attribute->type == catalogue::ValueType::text) return text_cell(context, entry, fact.text);
    const auto* const figure = std::get_if<base::Figure>(&fact.value);
    return {.html = fact_html(context.linked, context.index, entry, fact),
            .words = {},
            .fact = value_fact(fact),
            .amount = figure ? std::optional(figure->value) : std::nullopt,
            .order = order_of(fact),
            .figure = value_words(context.linked.words, fact)};
  }
  return {};
}

std::vector<ComparedRow> attribute_rows(const link::Linked& linked, catalogue::Kind kind, bool all) {
  std::vector<ComparedRow> rows;
  for (const catalogue::Attribute* attribute : attributes_of(linked.catalogue.site.attributes, kind))
    if (all || attribute->shown != catalogue::Shown::page)
      rows.push_back({.key = attribute->key,
                      .label = attribute->label,
                      .group = attribute->group.empty() ? linked.words("comparison.facts") : attribute->group,
                      .better = attribute->better,
                      .order = row_order(attribute->type)});
  return rows;
}

std::vector<ComparedRow> measure_rows(const link::Linked& linked, const link::Block& block) {
  std::vector<ComparedRow> rows;
  for (const auto& measure : linked.catalogue.site.measures) {
    const bool is_given = !block.rows.empty() || std::ranges::any_of(block.of, [&](EntryIndex entry) {
      const auto all = measures_of(linked.entry(entry));
      return std::ranges::find(all, measure.get(), &catalogue::MeasureSeries::measure) != all.end();
    });
    if (is_given)
      rows.push_back({.key = measure->key, .label = measure->label, .group = linked.words("measures.title")});
  }
  return rows;
}

ComparedCell measure_cell(const EntryContext& context, EntryIndex entry, std::string_view key) {
  for (const catalogue::MeasureSeries& series : measures_of(context.linked.entry(entry)))
    if (series.measure->key == key) return MeasureCell(context, entry, series).make();
  return {};
}

std::vector<ComparedRow> chosen_rows(std::vector<ComparedRow> all, const std::vector<std::string>& keys) {
  std::vector<ComparedRow> chosen;
  for (const std::string& key : keys) {
    chosen.push_back(*std::ranges::find(all, key, &ComparedRow::key));
    chosen.back().group.clear();
  }
  return chosen;
}

void join_groups(std::vector<ComparedRow>& rows) {
  std::vector<std::string> groups;
  for (const ComparedRow& row : rows)
    if (std::ranges::find(groups, row.group) == groups.end()) groups.push_back(row.group);
  std::ranges::stable_sort(rows, {}, [&](const ComparedRow& row) { return std::ranges::find(groups, row.group); });
}

ComparedCell list_cell(const EntryContext& context, EntryIndex entry, const std::vector<TextRef>& texts) {
  ComparedCell list;
  for (const TextRef text : texts) {
    const ComparedCell item = text_cell(context, entry, text);
    list.html += fmt::format("<li>{}</li>", item.html);
    list.words += item.words + '\n';
  }
  if (!list.html.empty()) list.html = fmt::format("<ul>{}</ul>", list.html);
  return list;
}

}  // namespace scrutineer::render
