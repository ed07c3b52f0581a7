// What the cells of a table are worth: an appraisal as its TOML file will have it, with the place of every figure, and
// what is left open for the editor. Nothing is guessed: see what each choice is for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"
#include "imports/appraisal_table.h"
#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

enum class CellsHold : std::uint8_t { scores, weighted };

struct ScaleLevel {
  std::string title;  // "High", or the score itself
  std::string literal;
  base::Rational score;
};

struct ReadingChoices {
  std::optional<CellsHold> cells;      // where totals do not prove it
  std::optional<std::string> blank;    // "unreadable" or "not scored"
  std::vector<ScaleLevel> scale;       // empty: not said
  std::optional<std::string> reasons;  // the sheet that gives them
};

// A value and where it comes from. What is open has no value that could be told: it is written as a comment.
struct Entry {
  std::string value;    // as TOML takes it: 5, "unreadable"
  std::string comment;  // "C7", or more
  bool is_open = false;
};

struct ImportedOption {
  std::string id, title;
  Place place;
  std::optional<Entry> total, percent, rank, unweighted_total;
  std::vector<std::string> remarks;  // to the editor
};

struct ImportedReason {
  std::string option;  // its id
  std::string text;
  std::string comment;
};

struct ImportedCriterion {
  std::string id, title, group;  // the group's id, or empty
  Place place;
  std::optional<Entry> weight, maximum;
  std::string text, remark;
  std::vector<Entry> cells;  // by option
  std::vector<ImportedReason> reasons;
  std::vector<std::string> remarks;  // to the editor
};

struct ImportedGroup {
  std::string id, title;
  Place place;
  std::string remark;  // what else its row has
};

struct ImportedAppraisal {
  std::string sheet;  // its name
  Range range;
  CellsHold cells{};
  std::string cells_because;  // how that is known
  std::vector<ScaleLevel> scale;
  std::string scale_comment;
  std::vector<std::string> scores_found;  // where the scale is not said
  std::optional<Entry> maximum_total;
  std::vector<ImportedOption> options;
  std::vector<ImportedGroup> groups;
  std::vector<ImportedCriterion> criteria;
  std::optional<Entry> title;       // a text above the table
  std::vector<std::string> others;  // texts of the sheet that went nowhere, with their places
};

// Nothing when something has to be said first; that is reported.
[[nodiscard]] std::optional<ImportedAppraisal> read_appraisal(const Workbook& book, const Table& table,
                                                              const ReadingChoices& choices, Messages& messages);

// A title's form as an id, of letters, digits and hyphens as the format takes them, not in `taken`, which it joins.
// `otherwise` stands where a title has none of them.
[[nodiscard]] std::string unique_id(std::string_view title, std::string_view otherwise,
                                    std::vector<std::string>& taken);

}  // namespace scrutineer::imports
