// TOML files that are one entry each.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/layered_entry.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// The entry that the TOML of the file gives, or nothing; `read_own_keys(entry, table, own, out)` reads the keys of its
// kind.
template <class Own, class ReadOwnKeys>
[[nodiscard]] std::optional<catalogue::Entry> read_entry_keys(const EntryFile& file, const TomlText& toml,
                                                              catalogue::Kind kind, base::Diagnostics& out,
                                                              ReadOwnKeys read_own_keys) {
  if (!toml.table()) return std::nullopt;
  TableReader table(toml, out);
  catalogue::Entry entry = read_common_keys(file, kind, table, out);
  Own own;
  read_own_keys(entry, table, own, out);
  const bool takes_attributes = kind == catalogue::Kind::model || kind == catalogue::Kind::case_study;
  if (!takes_attributes)
    table.finish();
  else if (file.is_vocabulary_whole)
    table.finish("; [[attribute]] in site.toml or vocabulary/*.toml defines others");
  entry.detail = std::move(own);
  return entry;
}

// The same for a file that is TOML throughout.
template <class Own, class ReadOwnKeys>
[[nodiscard]] std::optional<catalogue::Entry> read_toml_entry(const EntryFile& file, catalogue::Kind kind,
                                                              base::Diagnostics& out, ReadOwnKeys read_own_keys) {
  const TomlText toml(toml_sources(file), out);
  auto entry = read_entry_keys<Own>(file, toml, kind, out, read_own_keys);
  if (entry && file.is_layered()) entry->origin = origin_of(file, toml, out);
  return entry;
}

}  // namespace scrutineer::read
