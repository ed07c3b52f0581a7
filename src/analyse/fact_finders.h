// The finders that facts.h is made of, one for each kind of entry. Each knows the finds that look at its kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/facts.h"

namespace scrutineer::analyse {

using Facts = std::vector<Fact>;

[[nodiscard]] Facts appraisal_facts(const FactSources& sources, const catalogue::Rule& rule,
                                    catalogue::EntryIndex entry);
[[nodiscard]] Facts risk_facts(const FactSources& sources, catalogue::Find find, catalogue::EntryIndex entry);
[[nodiscard]] Facts factor_facts(const FactSources& sources, catalogue::Find find, catalogue::EntryIndex entry);
[[nodiscard]] Facts lesson_facts(const FactSources& sources, catalogue::EntryIndex entry);
[[nodiscard]] Facts claim_facts(const FactSources& sources, catalogue::Find find, catalogue::EntryIndex entry);
[[nodiscard]] Facts worsened_facts(const FactSources& sources, catalogue::EntryIndex entry);
[[nodiscard]] Facts missing_after_facts(const FactSources& sources, catalogue::EntryIndex entry);
[[nodiscard]] Facts review_facts(const FactSources& sources, catalogue::EntryIndex entry);
[[nodiscard]] Facts source_facts(const FactSources& sources, std::int64_t years, catalogue::EntryIndex entry);

// A fact of the entry whose id is made of these, joined by "--", which no id holds.
[[nodiscard]] Fact fact_of(const FactSources& sources, catalogue::EntryIndex entry,
                           const std::vector<std::string_view>& ids);

// A text of the entry as plain words.
[[nodiscard]] std::string words_of(const FactSources& sources, catalogue::EntryIndex entry, catalogue::TextRef text);

}  // namespace scrutineer::analyse
