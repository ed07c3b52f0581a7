#include "analyse/risk_matrix.h"

#include <algorithm>

namespace scrutineer::analyse {

using catalogue::Risk;
using catalogue::RiskRegister;
using catalogue::TextRef;

Risks risks_of(const RiskRegister& all, std::span<const std::string> categories) {
  Risks risks;
  for (std::size_t i = 0; i < all.risks.size(); ++i) {
    const std::string& category = all.categories[all.risks[i].category].id;
    if (categories.empty() || std::ranges::find(categories, category) != categories.end()) risks.push_back(i);
  }
  return risks;
}

RiskMatrix risk_matrix(const RiskRegister& all, const Risks& risks) {
  RiskMatrix matrix;
  matrix.cells.assign(all.likelihoods.size(), std::vector<Risks>(all.impacts.size()));
  for (const std::size_t i : risks)
    if (const Risk& risk = all.risks[i]; risk.is_rated()) matrix.cells[*risk.likelihood][*risk.impact].push_back(i);
  return matrix;
}

RiskBand risk_band(const RiskRegister& all, std::size_t likelihood, std::size_t impact) {
  // Both sides multiplied by the steps of both scales, to stay with whole numbers.
  const std::size_t likelihood_steps = all.likelihoods.size() - 1, impact_steps = all.impacts.size() - 1;
  const std::size_t sum = likelihood * impact_steps + impact * likelihood_steps;
  const std::size_t one = likelihood_steps * impact_steps;
  return sum < one ? RiskBand::lower : sum > one ? RiskBand::upper : RiskBand::middle;
}

RiskGaps risk_gaps(const RiskRegister& all, const Risks& risks) {
  RiskGaps gaps;
  for (const Risk& risk : all.risks) {
    gaps.names_mitigations |= risk.mitigation != TextRef::none;
    gaps.names_owners |= !risk.owner.empty();
  }
  for (const std::size_t i : risks) {
    const Risk& risk = all.risks[i];
    if (!risk.is_rated()) gaps.unrated.push_back(i);
    if (gaps.names_mitigations && risk.mitigation == TextRef::none) gaps.unmitigated.push_back(i);
    if (gaps.names_owners && risk.owner.empty()) gaps.unowned.push_back(i);
  }
  return gaps;
}

Risks gaps_first(const RiskGaps& gaps, Risks risks) {
  std::ranges::stable_sort(risks, std::ranges::greater{}, [&](std::size_t risk) {
    int count = 0;
    for (const Risks* kind : {&gaps.unrated, &gaps.unmitigated, &gaps.unowned})
      count += std::ranges::binary_search(*kind, risk) ? 1 : 0;
    return count;
  });
  return risks;
}

}  // namespace scrutineer::analyse
