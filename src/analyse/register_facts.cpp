// What rules find in risk registers and sets of factors.
#include <algorithm>
#include <set>
#include <string_view>

#include "analyse/fact_finders.h"

namespace scrutineer::analyse {
namespace {

using catalogue::EntryIndex;
using catalogue::Factor;
using catalogue::FactorSet;
using catalogue::Find;
using catalogue::Risk;
using catalogue::RiskRegister;

bool is_high(const Risk& risk, const RiskRegister& all) {
  return risk.is_rated() && (*risk.likelihood + 1 == all.likelihoods.size() || *risk.impact + 1 == all.impacts.size());
}

bool is_found(const Risk& risk, const RiskRegister& all, Find find) {
  switch (find) {
    case Find::high_risk:
      return is_high(risk, all);
    case Find::unrated_risk:
      return !risk.is_rated();
    case Find::unmitigated_risk:
      return risk.mitigation == catalogue::TextRef::none;
    case Find::unowned_risk:
      return risk.owner.empty();
    default:
      return false;
  }
}

// The ids of all factors that some factor of the site answers to.
std::set<std::string_view> answered_factors(const catalogue::Catalogue& catalogue) {
  std::set<std::string_view> answered;
  for (const catalogue::Entry& entry : catalogue.entries)
    if (const auto* set = std::get_if<FactorSet>(&entry.detail))
      for (const Factor& factor : set->factors)
        for (const catalogue::IdRef& to : factor.answers_to) answered.insert(to.id);
  return answered;
}

}  // namespace

// The highest rated first; those without a rating as the register has them.
Facts risk_facts(const FactSources& sources, Find find, EntryIndex index) {
  const catalogue::Entry& entry = sources.linked.entry(index);
  const auto& all = std::get<RiskRegister>(entry.detail);
  std::vector<const Risk*> found;
  for (const Risk& risk : all.risks)
    if (is_found(risk, all, find)) found.push_back(&risk);
  std::ranges::stable_sort(found, std::ranges::greater{}, [](const Risk* risk) {
    return risk->is_rated() ? *risk->likelihood + *risk->impact + 1 : 0;
  });
  Facts facts;
  for (const Risk* risk : found) {
    Fact& fact = facts.emplace_back(fact_of(sources, index, {risk->id}));
    fact.item = risk->id;
    fact.anchor = risk->id;
    fact.title = risk->title;
    const std::string likelihood = risk->likelihood ? all.likelihoods[*risk->likelihood].title : std::string();
    const std::string impact = risk->impact ? all.impacts[*risk->impact].title : std::string();
    if (risk->is_rated())
      fact.figure = sources.linked.words("facts.rating", {{"likelihood", likelihood}, {"impact", impact}});
    fact.values = {{"risk", risk->title},
                   {"category", all.categories[risk->category].title},
                   {"consequence", words_of(sources, index, risk->consequence)},
                   {"likelihood", likelihood},
                   {"impact", impact},
                   {"mitigation", words_of(sources, index, risk->mitigation)},
                   {"owner", risk->owner},
                   {"register", entry.title},
                   {"council", all.council}};
  }
  return facts;
}

// Nothing is missing in a set that neither answers to another nor is answered to.
Facts factor_facts(const FactSources& sources, Find find, EntryIndex index) {
  const catalogue::Entry& entry = sources.linked.entry(index);
  const auto& set = std::get<FactorSet>(entry.detail);
  const auto answered = answered_factors(sources.linked.catalogue);
  const bool answers = std::ranges::any_of(set.factors, [](const Factor& f) { return !f.answers_to.empty(); });
  const bool is_answered = std::ranges::any_of(set.factors, [&](const Factor& f) { return answered.contains(f.id); });
  Facts facts;
  for (const Factor& factor : set.factors) {
    const bool has_gap = (answers && factor.answers_to.empty()) || (is_answered && !answered.contains(factor.id));
    if (find == Find::unanswered_factor && !has_gap) continue;
    Fact& fact = facts.emplace_back(fact_of(sources, index, {factor.id}));
    fact.item = factor.id;
    fact.anchor = factor.id;
    fact.title = factor.title;
    fact.values = {{"factor", factor.title},
                   {"text", words_of(sources, index, factor.text)},
                   {"purpose", words_of(sources, index, factor.purpose)},
                   {"set", entry.title},
                   {"council", set.council}};
  }
  return facts;
}

}  // namespace scrutineer::analyse
