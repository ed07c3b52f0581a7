// TOML files that are one entry each.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/facts.h"
#include "read/layered_entry.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// Whether attributes of the kind are read among its own keys, and not after them.
constexpr bool has_attributes_between(catalogue::Kind kind) {
  return kind == catalogue::Kind::model || kind == catalogue::Kind::case_study;
}

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
  if (!has_attributes_between(kind)) entry.facts = read_facts(file, entry, table);
  finish_with_attributes(file, kind, table);
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
