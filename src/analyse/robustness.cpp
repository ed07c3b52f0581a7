#include "analyse/robustness.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

namespace {

// The lead of `leader` over the best of the others, over all fillings admitted. Rows do not depend on each other.
std::optional<Bounds> lead_given(const Audit& audit, std::size_t leader, Given given) {
  std::optional<Bounds> result;
  const Bounds own = audit.readings[leader].total_given(given);
  for (std::size_t rival = 0; rival < audit.table.options(); ++rival) {
    if (rival == leader) continue;
    const Bounds over = lead(audit.table.better, own, audit.readings[rival].total_given(given));
    result = result ? Bounds{std::min(result->lowest, over.lowest), std::min(result->highest, over.highest)} : over;
  }
  return result;
}

Certainty certainty(const Audit& audit, const Robustness& results, Given given) {
  Certainty certain;
  certain.stability.resize(results.stability.size());
  if (results.first.size() != 1) return certain;
  const std::size_t leader = results.first.front();
  certain.lead = lead_given(audit, leader, given);
  certain.first = !certain.lead || certain.lead->lowest > 0;
  for (std::size_t i = 0; i < results.stability.size(); ++i) {
    certain.stability[i] = certain_range(audit.table, audit.readings, leader, results.stability[i].criterion, given);
  }
  return certain;
}

std::vector<std::size_t> groups_of(const catalogue::Appraisal& appraisal, const ScoreTable& table) {
  std::vector<std::size_t> result;
  for (const catalogue::CriterionIndex at : table.criteria) {
    const auto group =
        std::ranges::find(appraisal.groups, appraisal.criteria[at].group, &catalogue::CriterionGroup::id);
    result.push_back(static_cast<std::size_t>(group - appraisal.groups.begin()));
  }
  return result;
}

}  // namespace

Robustness robustness(const catalogue::Appraisal& appraisal, const Audit& audit, const words::Words& words, int jobs,
                      std::uint64_t draws, std::uint64_t seed) {
  Robustness results;
  if (audit.table.criteria.empty() || audit.table.options() == 0) return results;
  results.taken = complete(audit.table, audit.readings);
  results.first = leaders(totals(results.taken), audit.table.better);
  results.dominances = dominances(audit.table);
  results.stability = weight_stability(results.taken);
  results.given_scores = certainty(audit, results, Given::scores);
  results.given_totals = certainty(audit, results, Given::published_totals);
  results.sensitive = sensitive_cells(results.taken, audit.table.levels);
  // A score that is not known cannot be changed.
  std::erase_if(results.sensitive,
                [&](const CellChange& change) { return !audit.table.scores[change.option][change.criterion]; });
  results.groups = groups_of(appraisal, audit.table);
  results.schemes = weight_schemes(results.taken, results.groups);
  results.acceptability = rank_acceptability(audit.table, audit.readings, jobs, draws, seed);
  results.statements = statements(appraisal, audit, words, results);
  return results;
}

}  // namespace scrutineer::analyse
