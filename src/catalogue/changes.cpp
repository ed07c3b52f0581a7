#include "catalogue/changes.h"

#include <algorithm>
#include <functional>

namespace scrutineer::catalogue {

std::vector<EntryChange> newest_first(const Catalogue& catalogue, std::span<const EntryIndex> entries) {
  std::vector<EntryChange> changes;
  for (const EntryIndex index : entries)
    for (const Change& change : catalogue.entry(index).changes) changes.push_back({index, &change});
  std::ranges::stable_sort(changes, std::greater{}, [](const EntryChange& each) { return each.change->date; });
  return changes;
}

std::vector<EntryIndex> changed_entries(const Catalogue& catalogue) {
  std::vector<EntryIndex> changed;
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i)
    if (!catalogue.entries[i].changes.empty()) changed.push_back(static_cast<EntryIndex>(i));
  return changed;
}

}  // namespace scrutineer::catalogue
