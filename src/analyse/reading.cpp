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

// What a row comes to with the cells of `gap` open.
Bounds open_total(const ScoreTable& table, const Gap& gap) {
  Rational weight;
  for (const Rational& each : gap.weights) weight += each;
  return {gap.readable + weight * table.lowest(), gap.readable + weight * table.highest()};
}

// Each missing cell at the same fraction of the scale, such that the row comes to the published total, or as near to
// it as a filling does that matches.
Rational spread_score(const ScoreTable& table, const Gap& gap, const Fillings& fillings) {
  const Bounds open = open_total(table, gap);
  if (open.exact()) return middle(table);
  const Rational total = std::clamp(gap.total.value, fillings.total.lowest, fillings.total.highest);
  return table.lowest() + (total - open.lowest) / (open.highest - open.lowest) * (table.highest() - table.lowest());
}

std::optional<OtherReading> other_reading(const ScoreTable& table, const Reading& reading, Gap gap, bool published) {
  if (reading.off_scale.empty()) return std::nullopt;
  OtherReading other;
  for (const std::size_t k : reading.off_scale) {
    if (table.on_scale(-reading.scores[k])) other.sign_changed.push_back(k);
  }
  if (other.sign_changed.empty()) other.left_open = reading.off_scale;
  for (const std::size_t k : other.sign_changed) gap.readable -= table.weights[k] * reading.scores[k] * 2;
  for (const std::size_t k : other.left_open) {
    gap.readable -= table.weights[k] * reading.scores[k];
    gap.weights.push_back(table.weights[k]);
  }
  other.total = open_total(table, gap);
  if (published) other.fillings = fill(gap, table.levels);
  return other;
}

}  // namespace

const Fillings* Reading::matching_fillings() const { return fillings && !fillings->none() ? &*fillings : nullptr; }

Bounds Reading::total_given(Given given) const {
  const Fillings* matching = given == Given::published_totals ? matching_fillings() : nullptr;
  return matching ? matching->total : Bounds{lowest, highest};
}

bool Reading::needs_other_reading() const {
  return fillings && fillings->none() && other && other->fillings && other->fillings->matching > 0 &&
         other->left_open.size() <= 1;
}

Reading read_row(const ScoreTable& table, std::size_t option, const catalogue::OptionalFigure& total,
                 base::Rounding rounding) {
  Reading reading;
  Gap gap;
  gap.rounding = rounding;
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
  reading.readable = gap.readable;
  const Bounds open = open_total(table, gap);
  reading.lowest = open.lowest;
  reading.highest = open.highest;
  if (total) {
    gap.total = total->figure;
    reading.fillings = fill(gap, table.levels);
  }
  reading.other = other_reading(table, reading, gap, total.has_value());

  if (!reading.missing.empty()) {
    const Fillings* matching = reading.matching_fillings();
    const bool only = matching && matching->exact && matching->matching == 1;
    reading.basis = only ? Basis::only_filling : matching ? Basis::spread : Basis::midpoint;
    for (std::size_t i = 0; matching && i < reading.missing.size(); ++i) {
      reading.scores[reading.missing[i]] = only ? matching->listed.front()[i] : spread_score(table, gap, *matching);
    }
  }
  reading.total = weighted_sum(table, reading.scores);
  return reading;
}

std::vector<Reading> read_rows(const catalogue::Appraisal& appraisal, const ScoreTable& table,
                               base::Rounding rounding) {
  std::vector<Reading> readings;
  for (std::size_t option = 0; option < table.options(); ++option) {
    readings.push_back(read_row(table, option, published_total(appraisal.options[option], table), rounding));
  }
  return readings;
}

CompleteTable complete(const ScoreTable& table, const std::vector<Reading>& readings) {
  CompleteTable result{table.weights, {}, table.lowest(), table.highest(), table.better};
  for (const Reading& reading : readings) result.scores.push_back(reading.scores);
  return result;
}

std::vector<Variant> variants(const ScoreTable& table, const Reading& reading, std::size_t criterion, Given given) {
  if (reading.basis == Basis::complete) return {{reading.scores[criterion], reading.total}};

  const auto missing = std::ranges::find(reading.missing, criterion);
  const bool is_missing = missing != reading.missing.end();
  const Fillings* matching = given == Given::published_totals ? reading.matching_fillings() : nullptr;
  if (!matching) {
    return {{is_missing ? table.lowest() : reading.scores[criterion], reading.lowest},
            {is_missing ? table.highest() : reading.scores[criterion], reading.highest}};
  }
  std::vector<Variant> result;
  const auto add = [&](const Rational& score, const Bounds& total) {
    result.push_back({score, total.lowest});
    if (!total.exact()) result.push_back({score, total.highest});
  };
  if (!is_missing) {
    add(reading.scores[criterion], matching->total);
  } else {
    for (const Choice& choice : matching->choices[static_cast<std::size_t>(missing - reading.missing.begin())])
      add(choice.score, choice.total);
  }
  return result;
}

}  // namespace scrutineer::analyse
