// TOML files that are one entry each.
#pragma once

#include <optional>
#include <utility>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// The table of a TOML file that is one entry, or nothing; `own` reads the keys of its kind.
template <class Own>
[[nodiscard]] std::optional<catalogue::Entry> read_toml_entry(const EntryFile& file, catalogue::Kind kind,
                                                              base::Diagnostics& out,
                                                              void (*read_own_keys)(catalogue::Entry&, TableReader&,
                                                                                    Own&, base::Diagnostics&)) {
  const Place place{file.file, 0};
  const TomlText toml(file.text, place, out);
  if (!toml.table()) return std::nullopt;
  TableReader table(*toml.table(), place, out);
  catalogue::Entry entry = read_common_keys(file, kind, table);
  Own own;
  read_own_keys(entry, table, own, out);
  table.finish();
  entry.detail = std::move(own);
  return entry;
}

}  // namespace scrutineer::read
