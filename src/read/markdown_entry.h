// Markdown files with front matter that are one entry each.
#pragma once

#include <optional>
#include <string>

#include "read/front_matter.h"
#include "read/toml_entry.h"

namespace scrutineer::read {

// The entry of a Markdown file, or nothing; `read_own_keys` reads the keys of its kind.
template <class Own, class ReadOwnKeys>
[[nodiscard]] std::optional<catalogue::Entry> read_markdown_entry(const EntryFile& file, catalogue::Kind kind,
                                                                  base::Diagnostics& out, ReadOwnKeys read_own_keys) {
  const auto splits = split_all(file, out);
  if (!splits) return std::nullopt;
  const TomlText toml(toml_sources(file, *splits), out);
  std::vector<AddedSection> added;
  auto entry = read_entry_keys<Own>(file, toml, kind, out, [&](auto& read, auto& table, auto& own, auto& mistakes) {
    added = read_added_sections(file, table, mistakes);
    read_own_keys(read, table, own, mistakes);
  });
  if (!entry) return entry;
  if (file.is_layered())
    make_layered(file, toml, *splits, added, *entry, out);
  else
    entry->body = {std::string(splits->front().body), splits->front().body_line};
  return entry;
}

}  // namespace scrutineer::read
