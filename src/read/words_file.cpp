#include "read/words_file.h"

#include <fmt/format.h>

#include <utility>

namespace scrutineer::read {

std::vector<words::MessageSource> read_words(TableReader& groups, bool replaces) {
  std::vector<words::MessageSource> messages;
  for (const std::string_view name : groups.keys()) {
    auto group = groups.table(name);
    if (!group) continue;
    for (const std::string_view key : group->keys())
      if (auto text = group->text(key))
        messages.push_back({fmt::format("{}.{}", name, key), std::move(*text), group->span(key), replaces});
    group->finish();
  }
  groups.finish();
  return messages;
}

std::vector<words::MessageSource> read_words(std::string_view text, base::FileId file, bool replaces,
                                             base::Diagnostics& out) {
  const Place place{file};
  const TomlText toml(text, place, out);
  if (!toml.table()) return {};
  TableReader groups(toml, out);
  return read_words(groups, replaces);
}

}  // namespace scrutineer::read
