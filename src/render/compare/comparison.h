// Things of one kind side by side: a column for each of them, a row for each attribute. Up to four stand in one table
// with a word on every row that says whether they differ. More fit no screen: they stand group by group, attribute by
// attribute, folded, and the reader can choose some for a table (themes/civic/scripts/compare.js).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// As many as stand side by side on a page.
inline constexpr std::size_t most_side_by_side = 4;

// What one thing says on one attribute. Two cells say the same when their facts are the same or, where they have none,
// their words are. Only unlike facts are known to differ: unlike words may mean the same.
struct ComparedCell {
  std::string html;       // empty when no source states it
  std::string words;      // the text without citations; the HTML when empty
  std::string fact = {};  // of a typed value: what it says, in no language; "2015" and "2015-10" may be the same date
  std::optional<base::Rational> amount = {};  // of a number or an amount of money
  std::optional<base::Rational> order = {};   // where it stands among others of its row, where they have an order
  std::string figure = {};                    // of a typed value: what it says, as plain words
};

// What stands first when a row is sorted, and last the other way round.
enum class RowOrder : std::uint8_t { none, amount, date, choice, yes_no };

struct ComparedRow {
  std::string_view key;
  std::string label;
  std::vector<ComparedCell> cells = {};  // one for each thing
  std::string missing = {};              // what a cell says that has nothing to show; empty for "Not stated"
  std::string group = {};                // the heading over it and its neighbours of the same group; may be empty
  catalogue::Preferred better = catalogue::Preferred::neither;  // of amounts
  RowOrder order = RowOrder::none;
};

struct ComparedThing {
  catalogue::EntryIndex entry{};
  std::string_view group;  // the title of its group; things of a group are neighbours
};

struct Comparison {
  std::string_view name;  // of the parameter that chooses one, and for messages: "model" or "case"
  std::string_view page;  // the id of the page that compares all of them, where there is one
  std::vector<ComparedThing> things;
  std::vector<ComparedRow> rows;
};

// What the partial "comparison" is given; `number` counts the blocks of the page.
[[nodiscard]] markup::Object comparison_view(const EntryContext& context, const Comparison& comparison,
                                             std::size_t number);

// The fact of a list of typed values: in whichever order they stand, and never the beginning of another list.
[[nodiscard]] std::string list_fact(std::vector<std::string> values);

// The cell of a text of `entry` as the page of the context shows it.
[[nodiscard]] ComparedCell text_cell(const EntryContext& context, catalogue::EntryIndex entry, catalogue::TextRef text);
// The cell of an attribute; empty where there is no such fact.
[[nodiscard]] ComparedCell attribute_cell(const EntryContext& context, catalogue::EntryIndex entry,
                                          const std::vector<catalogue::Fact>& facts, std::string_view key);
// A row for each attribute of the kind that comparisons show, under the heading of its group, without cells; all
// attributes where `all` says so.
[[nodiscard]] std::vector<ComparedRow> attribute_rows(const link::Linked& linked, catalogue::Kind kind, bool all);
// A row for each measure that one of the entries of the block has, without cells; all of them where the block names its
// rows.
[[nodiscard]] std::vector<ComparedRow> measure_rows(const link::Linked& linked, const link::Block& block);
// What a measure of the entry shows of the change: the last figure before it, the last after it and their difference;
// empty where the entry does not have the measure.
[[nodiscard]] ComparedCell measure_cell(const EntryContext& context, catalogue::EntryIndex entry, std::string_view key);
// Those of `all` that have these keys, in the order of the keys, without headings.
[[nodiscard]] std::vector<ComparedRow> chosen_rows(std::vector<ComparedRow> all, const std::vector<std::string>& keys);
// Brings rows of one group together, at the place of the first.
void join_groups(std::vector<ComparedRow>& rows);
// The cell of a list of such texts.
[[nodiscard]] ComparedCell list_cell(const EntryContext& context, catalogue::EntryIndex entry,
                                     const std::vector<catalogue::TextRef>& texts);

}  // namespace scrutineer::render
