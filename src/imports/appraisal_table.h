// Finds an options appraisal in a workbook: criteria down, options across. Only where things stand; what cells are
// worth is read by appraisal_reading.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"
#include "imports/headings.h"
#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

// What an editor says of the sheet, where it does not say it itself. Rows and columns count from 0.
struct TableChoices {
  std::optional<std::string> sheet;
  std::optional<Range> range;
  std::optional<std::uint32_t> options;   // the row that names the options
  std::optional<std::uint32_t> criteria;  // the column that names the criteria
  std::optional<std::uint32_t> weights;   // a column
  bool no_weights = false;
  std::optional<std::vector<std::uint32_t>> groups;  // the rows that are headings of groups; others are criteria
  std::optional<std::string> reasons;                // the sheet that gives them
  std::vector<std::string> score_words;              // "High", "Low": texts that are scores
};

// The columns of one option.
struct OptionColumns {
  std::string title;
  Place place;
  std::uint32_t score = 0;
  std::optional<std::uint32_t> second;  // another figure of the same option: see Table::second
  std::optional<std::uint32_t> reasons;
};

// What the headings say that a column of figures holds.
enum class Figures : std::uint8_t { unsaid, scores, weighted };

struct GroupHeading {
  std::string title;
  Place place;
};

struct CriterionRow {
  std::uint32_t row = 0;
  std::string title;
  Place place;
  std::optional<std::size_t> group;
};

// The weight of a group, which the weights of its criteria are shares of: they add up to `whole`, 1 or 100.
struct GroupWeight {
  Place place;
  base::Rational whole;
};

struct ResultRow {
  std::uint32_t row = 0;
  ResultKind kind{};
  std::string label;
};

struct Table {
  const Sheet* sheet = nullptr;
  Range range;             // of the table with its headings
  std::uint32_t top = 0;   // the first row that was looked at
  std::uint32_t head = 0;  // the row that names the options
  std::vector<OptionColumns> options;
  Figures first = Figures::unsaid;   // in OptionColumns::score
  Figures second = Figures::unsaid;  // in OptionColumns::second
  std::uint32_t criteria_column = 0;
  std::optional<std::uint32_t> weight_column, maximum_column, description_column, remark_column;
  std::map<std::uint32_t, GroupWeight> group_weights;  // by row of a criterion
  std::map<std::uint32_t, Place> headings;             // by column
  std::vector<GroupHeading> groups;
  std::vector<CriterionRow> criteria;
  std::vector<ResultRow> results;
  std::vector<Place> notes;                 // what stands under the table, and in rows that nothing names
  bool is_own = false;                      // one of our own workbooks, which hold more than a document prints
  std::optional<std::uint32_t> levels_row;  // of those: the scores of the scale
};

// What the column of weights says in a row, as a share of the weight of its group where that has one.
[[nodiscard]] std::optional<Number> weight_in_row(const Table& table, std::uint32_t row);

// Reports what cannot be told and gives nothing when there is no table, or more than one. `book` must outlive the
// table.
[[nodiscard]] std::optional<Table> find_table(const Workbook& book, const TableChoices& choices, Messages& messages);

}  // namespace scrutineer::imports
