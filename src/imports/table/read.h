// What the rows of a table say, as the things of a file: each with its fields, the place of each, and what is left to
// its editor.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/messages.h"
#include "imports/table/find.h"
#include "imports/table/site_names.h"

namespace scrutineer::imports {

struct ReadChoices {
  std::map<std::string, std::vector<std::string>> scales;  // by key, the levels from the lowest to the highest
  std::map<std::string, std::string> set;                  // by key, what rows have that say nothing
  std::optional<std::string> only;                         // of several files the one whose rows are taken
  bool leaves_known = false;                               // rows whose ids another file of the site has
};

// What a cell says. What is open has no value that could be told, and is written as a comment.
struct ReadField {
  const ColumnKind* kind = nullptr;
  std::vector<std::string> items;  // one, but in lists
  std::string comment;
  bool is_open = false;
};

struct ReadThing {
  std::string id, name;
  std::string place;  // "sheet Risks, row 7"
  std::vector<ReadField> fields;
  std::vector<std::string> remarks;  // to the editor

  [[nodiscard]] const ReadField* field(std::string_view key) const;
};

struct Named {
  std::string id, title, comment;
};

struct ReadScale {
  std::string key;
  std::vector<Named> levels;  // too few when they are not known
  std::string comment;
};

// A figure of a measure, or a line to fill in.
struct ReadFigure {
  std::string date, literal, note, comment;
  std::string source, where;  // of the cells, where they name a document
  bool is_missing = false, is_open = false;
};

struct ReadSeries {
  std::string key, label, unit, currency, better, help, note, place;
  bool is_known = false;  // the site defines it
  std::vector<ReadFigure> figures;
  std::vector<std::string> remarks;
};

struct ReadTable {
  const TableKind* kind = nullptr;
  std::string sheet;
  std::optional<Range> range;  // none of a list that is no sheet
  std::optional<Named> title;  // a text above the table, with its cell
  std::vector<ReadThing> things;
  std::vector<Named> groups;  // categories of risks
  std::vector<ReadScale> scales;
  std::vector<ReadSeries> series;                   // of measures
  std::map<std::string, std::vector<Named>> words;  // by list ("stage"), what the site has yet to define
  std::vector<std::string> others;                  // texts that went nowhere, with their places
};

// The id of a word of the vocabulary ("theme", "stage", "source-kind") that is called so: the site's, or that of a new
// one, which the table notes with the place where it stands first.
[[nodiscard]] std::string word_id(ReadTable& table, const SiteNames& site, std::string_view of, const std::string& text,
                                  const std::string& place);

// Whether a text of the sheet can be an id as it is: a number is none.
[[nodiscard]] bool can_stay_id(std::string_view text);

// Nothing when something has to be said first; that is reported. `site` is what cells may name.
[[nodiscard]] std::optional<ReadTable> read_rows(const Workbook& book, const RowsTable& table,
                                                 const ReadChoices& choices, const SiteNames& site, Messages& messages);

}  // namespace scrutineer::imports
