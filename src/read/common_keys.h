// The keys that every kind of entry takes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "catalogue/entry.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// Starts an entry from the common keys of its file.
[[nodiscard]] catalogue::Entry read_common_keys(const EntryFile& file, catalogue::Kind kind, TableReader& table,
                                                base::Diagnostics& out);

// Keep a text with its entry. `none` stays none.
[[nodiscard]] catalogue::TextRef keep(catalogue::Entry& entry, std::optional<catalogue::Text> text);
[[nodiscard]] std::vector<catalogue::TextRef> keep(catalogue::Entry& entry, std::vector<catalogue::Text> texts);

// Reports a key that stands in two tables of a list: two questions of one id, two sections of one id.
void report_duplicate_ids(std::span<const catalogue::IdRef> ids, std::string_view what, base::Diagnostics& out);

}  // namespace scrutineer::read
