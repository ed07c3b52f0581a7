// What editors say they changed, in all entries together.
#pragma once

#include <span>
#include <vector>

#include "catalogue/catalogue.h"

namespace scrutineer::catalogue {

struct EntryChange {
  EntryIndex entry{};
  const Change* change = nullptr;
};

// The changes of these entries, the newest first; those of one day in the order of `entries`, then as written.
[[nodiscard]] std::vector<EntryChange> newest_first(const Catalogue& catalogue, std::span<const EntryIndex> entries);

// Those that have changes, in their order.
[[nodiscard]] std::vector<EntryIndex> changed_entries(const Catalogue& catalogue);

}  // namespace scrutineer::catalogue
