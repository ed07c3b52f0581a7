// Likelihood by impact: which risks stand in which cell, and what a register does not say of its risks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "catalogue/risk_register.h"

namespace scrutineer::analyse {

// Places in RiskRegister::risks, in the order of the document.
using Risks = std::vector<std::size_t>;

// The risks of these categories (ids); none means all.
[[nodiscard]] Risks risks_of(const catalogue::RiskRegister& all, std::span<const std::string> categories = {});

// cells[likelihood][impact], lowest first; risks without both ratings stand in none.
struct RiskMatrix {
  std::vector<std::vector<Risks>> cells;
};
[[nodiscard]] RiskMatrix risk_matrix(const catalogue::RiskRegister& all, const Risks& risks);

// How far up a cell stands on both scales together. With a scale's steps numbered from 0 to 1, the sum of the two
// numbers is below 1, 1, or above 1. Registers seldom say how they combine their ratings, so pages say that this is
// the site's own reading.
enum class RiskBand : std::uint8_t { lower, middle, upper };
[[nodiscard]] RiskBand risk_band(const catalogue::RiskRegister& all, std::size_t likelihood, std::size_t impact);

// What is missing. A register that names no owner (or no mitigation) for any of its risks has no such column: that is
// said once, and is no gap of one risk.
struct RiskGaps {
  Risks unrated, unmitigated, unowned;
  bool names_mitigations = false, names_owners = false;  // at least one, in the whole register
};
[[nodiscard]] RiskGaps risk_gaps(const catalogue::RiskRegister& all, const Risks& risks);

// Those with most gaps first, else in the order given.
[[nodiscard]] Risks gaps_first(const RiskGaps& gaps, Risks risks);

}  // namespace scrutineer::analyse
