// What the `generate` of a checklist names: its rules, and the things in which they look.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::link {

// A rule's place: its set, and its place in the set.
using RulePlace = std::pair<catalogue::EntryIndex, std::uint32_t>;

// Where rules look: in an entry, or in one item of it only (a lesson, a risk, an assumption; by its id).
struct LookedAt {
  catalogue::EntryIndex entry{};
  std::string item = {};
};

// The rules it names, each once; those that exist.
[[nodiscard]] std::vector<RulePlace> rules_of(const catalogue::Catalogue& catalogue,
                                              const catalogue::Generation& generation);
[[nodiscard]] const catalogue::Rule& rule_at(const catalogue::Catalogue& catalogue, const RulePlace& place);

// What `of` names, or without it every entry that one of the rules looks at; what exists.
[[nodiscard]] std::vector<LookedAt> looked_at(const catalogue::Catalogue& catalogue,
                                              const catalogue::Generation& generation);

// Reports rules that are none, things that none of the rules looks at, and options that no appraisal has.
void check_generation(const catalogue::Catalogue& catalogue, const catalogue::Generation& generation,
                      base::Diagnostics& out);

}  // namespace scrutineer::link
