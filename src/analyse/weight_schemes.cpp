#include "analyse/weight_schemes.h"

#include <algorithm>
#include <functional>

namespace scrutineer::analyse {

using base::Rational;

namespace {

std::optional<SchemeResult> under(const CompleteTable& table, Scheme scheme, std::size_t subject,
                                  const std::vector<Rational>& weights, std::optional<std::size_t> left_out = {}) {
  const Rational sum = base::sum_of(weights);
  if (sum == 0) return std::nullopt;
  const Rational greatest = sum * table.highest;
  const std::vector<Rational> total = totals({weights, table.scores, table.lowest, table.highest, table.better});

  SchemeResult result{scheme, subject, {}, {}, {}, weights};
  std::vector<Rational> taking_part;
  std::vector<std::size_t> options;
  for (std::size_t option = 0; option < total.size(); ++option) {
    if (option == left_out) continue;
    taking_part.push_back(total[option]);
    options.push_back(option);
  }
  result.percent.resize(total.size());
  result.rank.resize(total.size());
  const std::vector<Rank> ranks = competition_ranks(taking_part, table.better);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (greatest > 0) result.percent[options[i]] = taking_part[i] * 100 / greatest;
    result.rank[options[i]] = ranks[i];
    if (ranks[i] == 1) result.first.push_back(options[i]);
  }
  return result;
}

bool all_equal(const std::vector<Rational>& weights) {
  return std::ranges::all_of(weights, [&](const Rational& weight) { return weight == weights.front(); });
}

}  // namespace

std::vector<Rational> rank_order_centroid(const std::vector<Rational>& weights) {
  const std::size_t n = weights.size();
  std::vector<Rational> by_place(n);  // heaviest first
  Rational tail;
  for (std::size_t place = n; place-- > 0;) {
    tail += Rational(1, static_cast<std::int64_t>(place + 1));
    by_place[place] = tail / Rational(static_cast<std::int64_t>(n));
  }
  std::vector<Rational> result;
  for (const Rational& weight : weights) {
    const auto heavier = static_cast<std::size_t>(std::ranges::count_if(weights, [&](auto& w) { return w > weight; }));
    const auto alike = static_cast<std::size_t>(std::ranges::count(weights, weight));
    Rational share;
    for (std::size_t place = heavier; place < heavier + alike; ++place) share += by_place[place];
    result.push_back(share / Rational(static_cast<std::int64_t>(alike)));
  }
  return result;
}

std::vector<SchemeResult> weight_schemes(const CompleteTable& table, const std::vector<std::size_t>& group) {
  std::vector<SchemeResult> results;
  const auto add = [&](std::optional<SchemeResult> result) {
    if (result) results.push_back(std::move(*result));
  };

  add(under(table, Scheme::equal, 0, std::vector<Rational>(table.criteria(), Rational(1))));
  if (!all_equal(table.weights)) {
    add(under(table, Scheme::rank_order_centroid, 0, rank_order_centroid(table.weights)));
  }
  if (!group.empty() && std::ranges::adjacent_find(group, std::not_equal_to()) != group.end()) {
    for (std::size_t g = 0; g <= std::ranges::max(group); ++g) {
      std::vector<Rational> weights = table.weights;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        if (group[k] != g) weights[k] = 0;
      }
      add(under(table, Scheme::one_group, g, weights));
    }
  }
  for (std::size_t k = 0; k < table.criteria(); ++k) {
    std::vector<Rational> weights = table.weights;
    weights[k] = 0;
    add(under(table, Scheme::without_criterion, k, weights));
  }
  for (std::size_t option = 0; table.options() > 2 && option < table.options(); ++option) {
    add(under(table, Scheme::without_option, option, table.weights, option));
  }
  return results;
}

}  // namespace scrutineer::analyse
