// Which factors answer to which: success factors against challenges and principles, and the gaps in either direction.
// Only what the sources say counts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"

namespace scrutineer::analyse {

// A factor by its set and its place in the set.
struct FactorPlace {
  catalogue::EntryIndex set{};
  std::size_t factor = 0;
  bool operator==(const FactorPlace&) const = default;
};

// One set down the side and one across.
struct Tracing {
  catalogue::EntryIndex down{}, across{};
  std::vector<std::vector<bool>> answers;                      // [down][across]: whether the one answers to the other
  std::vector<std::size_t> answering_none;                     // places down
  std::vector<std::size_t> answered_by_none, answered_by_one;  // places across

  [[nodiscard]] bool is_empty() const { return answering_none.size() == answers.size(); }
};

[[nodiscard]] Tracing trace(const catalogue::Catalogue& catalogue, catalogue::EntryIndex down,
                            catalogue::EntryIndex across);

// The sets that factors of `set` answer to; those whose factors answer to one of `set`. In the order of entries.
[[nodiscard]] std::vector<catalogue::EntryIndex> answered_sets(const catalogue::Catalogue& catalogue,
                                                               catalogue::EntryIndex set);
[[nodiscard]] std::vector<catalogue::EntryIndex> answering_sets(const catalogue::Catalogue& catalogue,
                                                                catalogue::EntryIndex set);

// The factors that answer to this one.
[[nodiscard]] std::vector<FactorPlace> answering(const catalogue::Catalogue& catalogue, const FactorPlace& factor);

}  // namespace scrutineer::analyse
