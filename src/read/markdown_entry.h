// Markdown files with front matter that are one entry each.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "read/common_keys.h"
#include "read/entry_files.h"
#include "read/front_matter.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// The entry of a Markdown file, or nothing; `read_own_keys` reads the keys of its kind.
template <class Own>
[[nodiscard]] std::optional<catalogue::Entry> read_markdown_entry(const EntryFile& file, catalogue::Kind kind,
                                                                  base::Diagnostics& out,
                                                                  void (*read_own_keys)(catalogue::Entry&, TableReader&,
                                                                                        Own&, base::Diagnostics&)) {
  const auto split = split_front_matter(file.text, file.file, out);
  if (!split) return std::nullopt;
  const Place place{file.file, 1};
  const TomlText toml(split->front_matter, place, out);
  if (!toml.table()) return std::nullopt;
  TableReader table(*toml.table(), place, out);
  catalogue::Entry entry = read_common_keys(file, kind, table);
  Own own;
  read_own_keys(entry, table, own, out);
  table.finish();
  entry.detail = std::move(own);
  entry.body = {std::string(split->body), split->body_line};
  return entry;
}

}  // namespace scrutineer::read
