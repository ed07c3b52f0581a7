#include "analyse/robustness.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

namespace {

// Whether `leader` is first for every admissible filling. Totals do not depend on the criterion asked for.
bool always_first(const Audit& audit, std::size_t leader) {
  const auto totals_of = [&](std::size_t option) { return variants(audit.table, audit.readings[option], 0); };
  const auto less = [](const Variant& a, const Variant& b) { return a.total < b.total; };
  const Rational least = std::ranges::min(totals_of(leader), less).total;
  for (std::size_t rival = 0; rival < audit.table.options(); ++rival) {
    if (rival != leader && std::ranges::max(totals_of(rival), less).total >= least) return false;
  }
  return true;
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

Robustness robustness(const catalogue::Appraisal& appraisal, const Audit& audit, int jobs, std::uint64_t draws,
                      std::uint64_t seed) {
  Robustness results;
  if (audit.table.criteria.empty() || audit.table.options() == 0) return results;
  results.taken = complete(audit.table, audit.readings);
  results.first = leaders(totals(results.taken));
  results.first_is_certain = results.first.size() == 1 && always_first(audit, results.first.front());
  results.dominances = dominances(audit.table);
  results.stability = weight_stability(results.taken);
  for (const WeightStability& stability : results.stability) {
    results.certain_stability.push_back(
        results.first.size() == 1
            ? certain_range(audit.table, audit.readings, results.first.front(), stability.criterion)
            : std::nullopt);
  }
  results.sensitive = sensitive_cells(results.taken, audit.table.levels);
  results.groups = groups_of(appraisal, audit.table);
  results.schemes = weight_schemes(results.taken, results.groups);
  results.acceptability = rank_acceptability(audit.table, audit.readings, jobs, draws, seed);
  results.statements = statements(appraisal, audit, results);
  return results;
}

}  // namespace scrutineer::analyse
