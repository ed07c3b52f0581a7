#include "analyse/traceability.h"

#include <algorithm>

namespace scrutineer::analyse {
namespace {

using catalogue::Catalogue;
using catalogue::EntryIndex;
using catalogue::Factor;
using catalogue::FactorSet;
using catalogue::IdRef;

const FactorSet& set_at(const Catalogue& catalogue, EntryIndex index) {
  return std::get<FactorSet>(catalogue.entry(index).detail);
}

bool answers_to(const Factor& factor, const Factor& other) {
  return std::ranges::find(factor.answers_to, other.id, &IdRef::id) != factor.answers_to.end();
}

bool answers_to(const Catalogue& catalogue, EntryIndex set, EntryIndex other) {
  return std::ranges::any_of(set_at(catalogue, set).factors, [&](const Factor& factor) {
    return std::ranges::any_of(factor.answers_to,
                               [&](const IdRef& ref) { return catalogue.targets.at(ref.id).entry == other; });
  });
}

template <class Test>
std::vector<EntryIndex> sets_where(const Catalogue& catalogue, Test test) {
  std::vector<EntryIndex> sets;
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const auto index = static_cast<EntryIndex>(i);
    if (catalogue.entries[i].kind == catalogue::Kind::factor_set && test(index)) sets.push_back(index);
  }
  return sets;
}

}  // namespace

Tracing trace(const Catalogue& catalogue, EntryIndex down, EntryIndex across) {
  const std::vector<Factor>& rows = set_at(catalogue, down).factors;
  const std::vector<Factor>& columns = set_at(catalogue, across).factors;
  Tracing tracing;
  tracing.down = down;
  tracing.across = across;
  std::vector<std::size_t> counts(columns.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<bool>& answers = tracing.answers.emplace_back(columns.size());
    bool any = false;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (!answers_to(rows[row], columns[column])) continue;
      answers[column] = any = true;
      ++counts[column];
    }
    if (!any) tracing.answering_none.push_back(row);
  }
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (counts[column] == 0) tracing.answered_by_none.push_back(column);
    if (counts[column] == 1) tracing.answered_by_one.push_back(column);
  }
  return tracing;
}

std::vector<EntryIndex> answered_sets(const Catalogue& catalogue, EntryIndex set) {
  return sets_where(catalogue, [&](EntryIndex other) { return answers_to(catalogue, set, other); });
}

std::vector<EntryIndex> answering_sets(const Catalogue& catalogue, EntryIndex set) {
  return sets_where(catalogue, [&](EntryIndex other) { return answers_to(catalogue, other, set); });
}

std::vector<FactorPlace> answering(const Catalogue& catalogue, const FactorPlace& place) {
  const Factor& answered = set_at(catalogue, place.set).factors[place.factor];
  std::vector<FactorPlace> found;
  for (const EntryIndex set : answering_sets(catalogue, place.set)) {
    const std::vector<Factor>& factors = set_at(catalogue, set).factors;
    for (std::size_t i = 0; i < factors.size(); ++i)
      if (answers_to(factors[i], answered)) found.push_back({set, i});
  }
  return found;
}

}  // namespace scrutineer::analyse
