#include "render/appraisal/robustness_examples.h"

#include "analyse/ranking.h"

namespace scrutineer::render {

using analyse::Robustness;
using base::Rational;

std::optional<CrossingExample> crossing_example(const Robustness& results) {
  if (results.first.size() != 1) return std::nullopt;
  const analyse::WeightStability* nearest = nullptr;
  analyse::Crossing crossing;
  Rational least;
  for (const analyse::WeightStability& stability : results.stability) {
    const auto consider = [&](const std::optional<analyse::Crossing>& at, const Rational& distance) {
      if (!at || (nearest && distance >= least)) return;
      nearest = &stability;
      crossing = *at;
      least = distance;
    };
    consider(stability.leader.below, stability.share - stability.leader.from);
    consider(stability.leader.above, stability.leader.to - stability.share);
  }
  if (!nearest) return std::nullopt;

  const std::vector<Rational> totals = analyse::totals(results.taken);
  CrossingExample example;
  example.criterion = nearest->criterion;
  example.crossing = crossing;
  example.weight = results.taken.weights[example.criterion];
  example.sum = base::sum_of(results.taken.weights);
  example.share = example.weight / example.sum;
  const auto lead = [&](const Rational& falls, const Rational& rises) {
    return analyse::lead(results.taken.better, falls, rises);
  };
  example.total_lead = lead(totals[crossing.falls], totals[crossing.rises]);
  example.on_criterion = lead(results.taken.scores[crossing.falls][example.criterion],
                              results.taken.scores[crossing.rises][example.criterion]);
  example.on_the_rest = (example.total_lead - example.weight * example.on_criterion) / (example.sum - example.weight);
  example.tips_at = example.on_the_rest / (example.on_the_rest - example.on_criterion);
  return example;
}

std::optional<ScoreExample> score_example(const Robustness& results) {
  if (results.sensitive.empty() || results.first.size() != 1) return std::nullopt;
  std::vector<Rational> totals = analyse::totals(results.taken);
  ScoreExample example;
  example.change = results.sensitive.front();
  example.weight = results.taken.weights[example.change.criterion];
  example.points = example.weight * (example.change.to - example.change.from);
  Rational& changed = totals[example.change.option];
  example.total_before = changed;
  changed += example.points;
  example.total_after = changed;
  example.leader_after = totals[results.first.front()];
  example.other_after = totals[example.change.best_other];
  return example;
}

std::optional<EqualExample> equal_example(const Robustness& results) {
  if (results.first.empty()) return std::nullopt;
  EqualExample example;
  example.scores = base::sum_of(results.taken.scores[results.first.front()]);
  example.greatest = results.taken.highest * Rational(static_cast<std::int64_t>(results.taken.criteria()));
  if (!(example.greatest > 0)) return std::nullopt;
  example.percent = example.scores * 100 / example.greatest;
  return example;
}

std::optional<WithoutExample> without_example(const Robustness& results) {
  if (results.first.empty()) return std::nullopt;
  const std::size_t leader = results.first.front();
  std::optional<WithoutExample> example;
  for (const analyse::SchemeResult& scheme : results.schemes) {
    if (scheme.scheme != analyse::Scheme::without_criterion || !scheme.percent[leader] ||
        (example && *scheme.percent[leader] >= example->percent))
      continue;
    example.emplace();
    example->criterion = scheme.subject;
    example->percent = *scheme.percent[leader];
  }
  if (!example) return std::nullopt;
  example->weight = results.taken.weights[example->criterion];
  example->score = results.taken.scores[leader][example->criterion];
  example->total = analyse::totals(results.taken)[leader];
  example->greatest = base::sum_of(results.taken.weights) * results.taken.highest;
  example->total_left = example->total - example->weight * example->score;
  example->greatest_left = example->greatest - example->weight * results.taken.highest;
  return example;
}

}  // namespace scrutineer::render
