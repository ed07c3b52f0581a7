#include "analyse/reading.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rational;

namespace {

Rational weighted_sum(const ScoreTable& table, const std::vector<Rational>& scores) {
  Rational sum;
  for (std::size_t k = 0; k < scores.size(); ++k) sum += table.weights[k] * scores[k];
  return sum;
}

Rational middle(const ScoreTable& table) { return (table.lowest() + table.highest()) / 2; }

// Each missing cell at the same fraction of the scale, such that the row comes to `total`.
Rational spread_score(const ScoreTable& table, const Gap& gap) {
  const Rational range = table.highest() - table.lowest();
  Rational weight;
  for (const Rational& w : gap.weights) weight += w;
  if (weight == 0) return middle(table);
  const Rational fraction = (gap.total.value - gap.readable - weight * table.lowest()) / (weight * range);
  // A total printed with rounding may lie a little beyond what the cells can reach.
  return table.lowest() + std::clamp(fraction, Rational(0), Rational(1)) * range;
}

}  // namespace

bool Reading::explained() const { return used_fillings() != nullptr; }

const Fillings* Reading::used_fillings() const {
  if (fillings && fillings->matching > 0) return &*fillings;
  if (sign_changed_fillings && sign_changed_fillings->matching > 0) return &*sign_changed_fillings;
  return nullptr;
}

Reading read_row(const ScoreTable& table, std::size_t option, const catalogue::OptionalFigure& total) {
  Reading reading;
  Gap gap;
  for (std::size_t k = 0; k < table.criteria.size(); ++k) {
    const auto& score = table.scores[option][k];
    reading.scores.push_back(score.value_or(middle(table)));
    if (score) {
      gap.readable += table.weights[k] * *score;
      if (!table.on_scale(*score)) reading.off_scale.push_back(k);
    } else {
      reading.missing.push_back(k);
      gap.weights.push_back(table.weights[k]);
    }
  }
  reading.readable = reading.lowest = reading.highest = gap.readable;
  for (const Rational& weight : gap.weights) {
    reading.lowest += weight * table.lowest();
    reading.highest += weight * table.highest();
  }

  if (total) {
    gap.total = total->figure;
    reading.fillings = fill(gap, table.levels);
    if (reading.fillings->matching == 0) {
      Gap changed = gap;
      std::vector<std::size_t> changeable;
      for (const std::size_t k : reading.off_scale) {
        if (!table.on_scale(-reading.scores[k])) continue;
        changeable.push_back(k);
        changed.readable -= table.weights[k] * reading.scores[k] * 2;
      }
      if (!changeable.empty()) {
        reading.sign_changed_fillings = fill(changed, table.levels);
        if (reading.sign_changed_fillings->matching > 0) {
          reading.sign_changed = changeable;
          for (const std::size_t k : changeable) reading.scores[k] = -reading.scores[k];
          gap = changed;
        }
      }
    }
  }

  if (const Fillings* used = reading.used_fillings()) {
    if (!reading.missing.empty()) reading.basis = used->matching == 1 ? Basis::only_filling : Basis::spread;
    for (std::size_t i = 0; i < reading.missing.size(); ++i) {
      reading.scores[reading.missing[i]] =
          reading.basis == Basis::only_filling ? used->listed.front()[i] : spread_score(table, gap);
    }
  } else if (!reading.missing.empty() || !reading.off_scale.empty()) {
    reading.basis = Basis::midpoint;
    for (const std::size_t k : reading.off_scale) reading.scores[k] = middle(table);
  }
  reading.total = weighted_sum(table, reading.scores);
  return reading;
}

std::vector<Reading> read_rows(const catalogue::Appraisal& appraisal, const ScoreTable& table) {
  std::vector<Reading> readings;
  for (std::size_t option = 0; option < table.options(); ++option) {
    readings.push_back(read_row(table, option, published_total(appraisal.options[option], table)));
  }
  return readings;
}

CompleteTable complete(const ScoreTable& table, const std::vector<Reading>& readings) {
  CompleteTable result{table.weights, {}, table.lowest(), table.highest()};
  for (const Reading& reading : readings) result.scores.push_back(reading.scores);
  return result;
}

std::vector<Variant> variants(const ScoreTable& table, const Reading& reading, std::size_t criterion) {
  if (const Fillings* used = reading.used_fillings()) {
    std::vector<Variant> result;
    const auto gap = std::ranges::find(reading.missing, criterion);
    if (gap == reading.missing.end()) return {{reading.scores[criterion], reading.total}};
    const auto& scores = used->scores[static_cast<std::size_t>(gap - reading.missing.begin())];
    for (const Rational& score : scores) result.push_back({score, reading.total});
    return result;
  }
  if (reading.basis == Basis::complete) return {{reading.scores[criterion], reading.total}};

  std::vector<Rational> worst = reading.scores;
  std::vector<Rational> best = reading.scores;
  for (const auto* gaps : {&reading.missing, &reading.off_scale}) {
    for (const std::size_t k : *gaps) {
      worst[k] = table.lowest();
      best[k] = table.highest();
    }
  }
  return {{worst[criterion], weighted_sum(table, worst)}, {best[criterion], weighted_sum(table, best)}};
}

}  // namespace scrutineer::analyse
