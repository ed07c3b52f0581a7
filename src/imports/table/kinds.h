// What a table of rows is to become: for each kind of file the columns that it takes, by the headings that officers
// give them. This is the one description of all of them; finding, reading and writing go by it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace scrutineer::imports {

// How a cell is read, and written.
enum class Holds : std::uint8_t {
  id,          // of the thing, or a number that the document gives it
  file,        // which of several files the row belongs to
  name,        // what names the thing, plain
  name_words,  // the same, as Markdown
  words,       // Markdown
  words_list,
  plain,
  plain_list,
  group,  // the category or theme
  stages,
  level,       // of a scale of the file
  references,  // to things of the site: ColumnKind::of
  terms,       // of the same table, or of the site
  date,
  figure,
  yes,  // true, or left out
  priority,
  better,   // "higher" or "lower"
  address,  // of the web
  source_kind,
  source,  // a document of the site
  where,   // the place in it
};

struct ColumnKind {
  std::string_view key;  // in the file, and for --column
  Holds holds{};
  std::vector<std::string_view> headings;      // as slugs
  std::vector<std::string_view> perhaps = {};  // headings that say so only where no column has one of those
  std::string_view of = {};                    // of references: the kind of thing
};

struct TableKind {
  std::string_view name;            // "risks": of the command
  std::string_view thing;           // "risk": of the lists in the file
  std::vector<ColumnKind> columns;  // in the order of the file
  bool takes_periods = false;       // columns that are headed by dates hold figures

  [[nodiscard]] const ColumnKind& naming() const;  // the one that names the thing
  [[nodiscard]] const ColumnKind* column(std::string_view key) const;
};

[[nodiscard]] std::span<const TableKind> table_kinds();
[[nodiscard]] const TableKind& table_kind(std::string_view name);  // one of them

// Whether a column of the program's own exports says what follows from others, so that nothing of it is kept.
[[nodiscard]] bool is_derived(std::string_view heading_slug);

}  // namespace scrutineer::imports
