// One entry out of the files that several layers have of it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "read/entry_files.h"
#include "read/front_matter.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// The texts of a file that is TOML throughout.
[[nodiscard]] std::vector<TomlSource> toml_sources(const EntryFile& file);

// Of a Markdown file: each text's front matter and body; nothing when one has none.
[[nodiscard]] std::optional<std::vector<SplitFile>> split_all(const EntryFile& file, base::Diagnostics& out);
[[nodiscard]] std::vector<TomlSource> toml_sources(const EntryFile& file, std::span<const SplitFile> splits);

// An [[amend]] of front matter: a section for the body below.
struct AddedSection {
  bool is_before = false;  // the heading; else behind its section
  std::string heading;     // its words, or its id
  base::Span heading_span;
  catalogue::Text text;
  std::optional<base::Date> date;
};
[[nodiscard]] std::vector<AddedSection> read_added_sections(const EntryFile& file, TableReader& table,
                                                            base::Diagnostics& out);

// Where an entry comes from, and what its upper files change of the lower ones. Warns of what has changed below an
// amendment since its editor looked at it.
[[nodiscard]] std::shared_ptr<catalogue::Origin> origin_of(const EntryFile& file, const TomlText& toml,
                                                           base::Diagnostics& out);

// Keeps what a file that is no entry changes of the lower ones, in EntryFile::amendments; warns likewise.
void keep_amendments(const EntryFile& file, const TomlText& toml, base::Diagnostics& out);

// Gives the entry its origin and its body: that of the uppermost file with one, with the added sections in it.
void make_layered(const EntryFile& file, const TomlText& toml, std::span<const SplitFile> splits,
                  std::span<const AddedSection> added, catalogue::Entry& entry, base::Diagnostics& out);

}  // namespace scrutineer::read
