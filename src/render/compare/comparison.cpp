#include "render/compare/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "link/href.h"
#include "link/reference_syntax.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using catalogue::EntryIndex;
using catalogue::TextRef;
using markup::List;
using markup::Object;
using markup::Value;

enum class RowMark : std::uint8_t { differs, partly, same, none };

struct MarkLook {
  std::string_view css_class;
  words::Name words;
  words::Name count;  // how many rows carry it
};

// In the order of RowMark.
constexpr std::array<MarkLook, 4> marks{{{"differs", "comparison.mark-differs", "comparison.count-differs"},
                                         {"partly", "comparison.mark-partly", "comparison.count-partly"},
                                         {"same", "comparison.mark-same", "comparison.count-same"},
                                         {"none", "comparison.mark-none", "comparison.count-none"}}};

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

// For each cell the place of its text among the unlike texts of the row, from 1; 0 when there is no text.
std::vector<std::size_t> numbered_texts(const ComparedRow& row) {
  std::vector<std::string_view> texts;
  std::vector<std::size_t> numbers;
  for (const ComparedCell& cell : row.cells) {
    const std::string_view words = cell.words.empty() ? cell.html : cell.words;
    if (cell.html.empty()) {
      numbers.push_back(0);
      continue;
    }
    auto known = std::ranges::find(texts, words);
    if (known == texts.end()) known = texts.insert(texts.end(), words);
    numbers.push_back(static_cast<std::size_t>(known - texts.begin()) + 1);
  }
  return numbers;
}

RowMark mark_of(const std::vector<std::size_t>& numbers) {
  const auto [lowest, highest] = std::ranges::minmax(numbers);
  if (highest == 0) return RowMark::none;
  if (lowest == 0) return RowMark::partly;
  return lowest == highest ? RowMark::same : RowMark::differs;
}

class ComparisonView {
 public:
  ComparisonView(const EntryContext& context, const Comparison& comparison, std::size_t number)
      : linked_(context.linked),
        words_(context.linked.words),
        not_stated_(words_("record.not-stated")),
        from_(context.entry().output),
        comparison_(comparison),
        id_(fmt::format("app-block-{}", number)) {}

  Object make() {
    for (const ComparedRow& row : comparison_.rows) texts_.push_back(numbered_texts(row));
    const bool is_few = comparison_.things.size() <= most_side_by_side;
    Object view{
        {"compare_id", id_},
        {"compare_name", Value::borrowed(comparison_.name)},
        // {names} is for the script to put in.
        {"compare_one_more", words_("comparison.one-more", {{"compare_name", comparison_.name}, {"names", "{names}"}})},
        {"compare_few", is_few},
        {"compare_href", link::href(from_, from_)}};
    if (!is_few) set_list(view, "choices", "has_choices", choices());
    List tables;
    for (std::size_t begin = 0; begin < comparison_.things.size();) {
      std::size_t end = is_few ? comparison_.things.size() : begin + 1;
      while (end < comparison_.things.size() && comparison_.things[end].group == comparison_.things[begin].group) ++end;
      tables.push_back(table(begin, end, tables.size() + 1));
      begin = end;
    }
    view.set("several_tables", tables.size() > 1);
    view.set("compare_tables", std::move(tables));
    return view;
  }

 private:
  [[nodiscard]] const catalogue::Entry& entry(std::size_t thing) const {
    return linked_.entry(comparison_.things[thing].entry);
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

  [[nodiscard]] Object table(std::size_t begin, std::size_t end, std::size_t number) const {
    const std::size_t size = end - begin;
    const bool is_marked = comparison_.things.size() <= most_side_by_side && size > 1;
    std::vector<std::string> titles;
    List columns, rows;
    std::array<std::size_t, marks.size()> counts{};
    for (std::size_t i = begin; i < end; ++i) {
      titles.push_back(entry(i).title);
      columns.push_back({{"column_id", Value::borrowed(entry(i).id)},
                         {"column_title", Value::borrowed(entry(i).title)},
                         {"column_href", link::href(from_, entry(i).output)},
                         {"column_group", Value::borrowed(comparison_.things[i].group)}});
    }
    for (std::size_t r = 0; r < comparison_.rows.size(); ++r) {
      const ComparedRow& row = comparison_.rows[r];
      List cells;
      for (std::size_t i = begin; i < end; ++i)
        cells.push_back({{"compared_id", Value::borrowed(entry(i).id)},
                         {"compared_title", Value::borrowed(entry(i).title)},
                         {"compared_text", fmt::format("{}", texts_[r][i])},
                         {"compared", Value::borrowed(row.cells[i].html)}});
      Object made{{"attribute_key", Value::borrowed(row.key)},
                  {"attribute", Value::borrowed(row.label)},
                  {"when_missing", row.missing.empty() ? not_stated_ : row.missing}};
      if (is_marked) {
        const auto first = texts_[r].begin() + static_cast<std::ptrdiff_t>(begin);
        const RowMark mark = mark_of({first, first + static_cast<std::ptrdiff_t>(size)});
        ++counts[static_cast<std::size_t>(mark)];
        const MarkLook& look = marks[static_cast<std::size_t>(mark)];
        made.set("row_mark", words_(look.words));
        made.set("row_mark_class", Value::borrowed(look.css_class));
      }
      made.set("compared_cells", std::move(cells));
      rows.push_back(std::move(made));
    }
    Object view{{"compare_table_id", fmt::format("{}-table-{}", id_, number)},
                {"compare_table_title", table_title(titles, comparison_.things[begin].group)},
                {"compare_table_size", fmt::format("{}", size)},
                {"compare_table_many", size > most_side_by_side},
                {"compare_columns", std::move(columns)},
                {"compare_rows", std::move(rows)}};
    if (is_marked) view.set("compare_counts", counts_in_words(counts));
    return view;
  }

  // Of a few their titles, of more their group.
  [[nodiscard]] std::string table_title(const std::vector<std::string>& titles, std::string_view group) const {
    if (comparison_.things.size() <= most_side_by_side) return words_.list(titles);
    return group.empty() ? words_("comparison.all", {{"compare_name", comparison_.name}}) : std::string(group);
  }

  // "Rows: 9 different, 3 stated for only some and 2 the same."
  [[nodiscard]] std::string counts_in_words(const std::array<std::size_t, marks.size()>& counts) const {
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
  std::string id_;
  std::vector<std::vector<std::size_t>> texts_;  // of each row
};

}  // namespace

Object comparison_view(const EntryContext& context, const Comparison& comparison, std::size_t number) {
  return ComparisonView(context, comparison, number).make();
}

ComparedCell text_cell(const EntryContext& context, EntryIndex entry, TextRef text) {
  if (text == TextRef::none) return {};
  return {std::string(context.linked.text_on(context.index, entry, text)),
          without_citations(context.linked.entry(entry).text(text).markdown)};
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
