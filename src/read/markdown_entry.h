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
  const auto split = split_front_matter(file.text, file.file, out);
  if (!split) return std::nullopt;
  auto entry = read_entry_keys<Own>(file, split->front_matter, {file.file, 1, file.as_of}, kind, out, read_own_keys);
  if (entry) entry->body = {std::string(split->body), split->body_line};
  return entry;
}

}  // namespace scrutineer::read
