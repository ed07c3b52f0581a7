// TOML files that are one entry each.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// The entry that a TOML text of the file gives, or nothing; `read_own_keys(entry, table, own, out)` reads the keys of
// its kind.
template <class Own, class ReadOwnKeys>
[[nodiscard]] std::optional<catalogue::Entry> read_entry_keys(const EntryFile& file, std::string_view text, Place place,
                                                              catalogue::Kind kind, base::Diagnostics& out,
                                                              ReadOwnKeys read_own_keys) {
  const TomlText toml(text, place, out);
  if (!toml.table()) return std::nullopt;
  TableReader table(toml, place, out);
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
  return read_entry_keys<Own>(file, file.text, {file.file, 0, file.as_of}, kind, out, read_own_keys);
}

}  // namespace scrutineer::read
