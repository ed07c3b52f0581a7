#include "analyse/rank_acceptability.h"

#include <algorithm>
#include <numeric>

#include "base/parallel.h"

namespace scrutineer::analyse {

using base::Rational;

namespace {

constexpr std::uint64_t whole = std::uint64_t{1} << 32;
constexpr std::uint64_t draws_a_chunk = 4096;

// SplitMix64 by position.
std::uint64_t random_number(std::uint64_t seed, std::uint64_t position) {
  std::uint64_t z = seed + (position + 1) * 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

// A cell that each draw fills.
struct MissingScore {
  std::size_t option;
  std::size_t criterion;
};

// The scores as fractions, turned so that more is better.
struct ExactScores {
  std::vector<std::vector<Rational>> by_option;  // what is read; each draw fills the gaps anew
  std::vector<Rational> levels;
  std::vector<MissingScore> gaps;
  Rational largest;          // without its sign
  Rational denominator = 1;  // the least common one
};

ExactScores exact_scores(const ScoreTable& table, const std::vector<Reading>& readings) {
  ExactScores result;
  const auto turned = [&](const Rational& score) {
    result.largest = std::max(result.largest, score < 0 ? -score : score);
    result.denominator *= (score * result.denominator).denominator();
    return table.better == catalogue::Better::higher ? score : -score;
  };
  for (const Rational& level : table.levels) result.levels.push_back(turned(level));
  for (std::size_t option = 0; option < table.options(); ++option) {
    auto& row = result.by_option.emplace_back();
    for (const Rational& score : readings[option].scores) row.push_back(turned(score));
    for (const std::size_t k : readings[option].missing) result.gaps.push_back({option, k});
  }
  return result;
}

// The same as whole numbers of a unit, so that sums over whole-number weights are whole numbers too. When the unit is
// one that no common denominator allows, scores are rounded down to it, each sum by less than the weights' sum; sums
// that are not that far apart say nothing, and are compared as fractions.
template <class Whole>
struct WholeScores {
  std::vector<std::vector<Whole>> by_option;
  std::vector<Whole> levels;
  Whole blur = 0;
};

template <class Whole>
WholeScores<Whole> whole_scores(const ExactScores& exact, const Rational& unit, Whole blur) {
  const auto in_units = [&](const Rational& score) { return static_cast<Whole>(*(score * unit).floor().whole()); };
  WholeScores<Whole> result{{}, {}, blur};
  for (const Rational& level : exact.levels) result.levels.push_back(in_units(level));
  for (const auto& scores : exact.by_option) {
    auto& row = result.by_option.emplace_back();
    for (const Rational& score : scores) row.push_back(in_units(score));
  }
  return result;
}

// What some of the draws add up to.
struct Tally {
  std::uint64_t tied_first = 0;
  std::vector<std::vector<std::uint64_t>> times;
  std::vector<std::vector<std::uint64_t>> weights;  // summed over the draws in which the option came first

  Tally(std::size_t options, std::size_t criteria)
      : times(options, std::vector<std::uint64_t>(options)), weights(options, std::vector<std::uint64_t>(criteria)) {}

  void add(const Tally& other) {
    tied_first += other.tied_first;
    for (std::size_t option = 0; option < times.size(); ++option) {
      for (std::size_t r = 0; r < times.size(); ++r) times[option][r] += other.times[option][r];
      for (std::size_t k = 0; k < weights[option].size(); ++k) weights[option][k] += other.weights[option][k];
    }
  }
};

template <class Whole>
class Drawing {
 public:
  Drawing(WholeScores<Whole> scores, const ExactScores& exact, std::size_t criteria, std::uint64_t seed)
      : scores_(std::move(scores)),
        exact_(exact),
        level_of_gap_(exact.gaps.size()),
        cuts_(criteria - 1),
        weights_(criteria),
        totals_(scores_.by_option.size()),
        seed_(seed) {}

  void draw(std::uint64_t number, Tally& tally) {
    std::uint64_t position = number * (cuts_.size() + exact_.gaps.size());
    draw_weights(position);
    for (std::size_t i = 0; i < exact_.gaps.size(); ++i) {
      const std::uint64_t high = random_number(seed_, position++) >> 32;
      level_of_gap_[i] = high * scores_.levels.size() >> 32;
      scores_.by_option[exact_.gaps[i].option][exact_.gaps[i].criterion] = scores_.levels[level_of_gap_[i]];
    }
    for (std::size_t option = 0; option < totals_.size(); ++option) {
      totals_[option] =
          std::inner_product(weights_.begin(), weights_.end(), scores_.by_option[option].begin(), Whole{0});
    }
    count(tally);
  }

 private:
  void draw_weights(std::uint64_t& position) {
    for (auto& cut : cuts_) cut = static_cast<std::int64_t>(random_number(seed_, position++) >> 32);
    std::ranges::sort(cuts_);
    std::int64_t from = 0;
    for (std::size_t k = 0; k < cuts_.size(); ++k) {
      weights_[k] = cuts_[k] - from + 1;
      from = cuts_[k];
    }
    weights_.back() = static_cast<std::int64_t>(whole) - from + 1;
  }

  void count(Tally& tally) const {
    std::size_t first = 0;
    for (std::size_t option = 0; option < totals_.size(); ++option) {
      std::size_t above = 0;
      for (std::size_t rival = 0; rival < totals_.size(); ++rival) above += is_ahead(rival, option) ? 1 : 0;
      ++tally.times[option][above];
      if (above > 0) continue;
      ++first;
      for (std::size_t k = 0; k < weights_.size(); ++k) {
        tally.weights[option][k] += static_cast<std::uint64_t>(weights_[k]);
      }
    }
    if (first > 1) ++tally.tied_first;
  }

  [[nodiscard]] bool is_ahead(std::size_t a, std::size_t b) const {
    const Whole by = totals_[a] - totals_[b];
    if (scores_.blur == 0 || by >= scores_.blur || by <= -scores_.blur) return by > 0;
    return a != b && is_exactly_ahead(a, b);
  }

  [[nodiscard]] bool is_exactly_ahead(std::size_t a, std::size_t b) const {
    Rational by;
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      const Rational& of_a = exact_score(a, k);
      const Rational& of_b = exact_score(b, k);
      if (of_a != of_b) by += weights_[k] * (of_a - of_b);
    }
    return by > 0;
  }

  [[nodiscard]] const Rational& exact_score(std::size_t option, std::size_t k) const {
    const auto gap = std::ranges::find_if(
        exact_.gaps, [&](const MissingScore& g) { return g.option == option && g.criterion == k; });
    if (gap == exact_.gaps.end()) return exact_.by_option[option][k];
    return exact_.levels[level_of_gap_[static_cast<std::size_t>(gap - exact_.gaps.begin())]];
  }

  WholeScores<Whole> scores_;
  const ExactScores& exact_;
  std::vector<std::size_t> level_of_gap_;
  std::vector<std::int64_t> cuts_;
  std::vector<std::int64_t> weights_;
  std::vector<Whole> totals_;
  std::uint64_t seed_;
};

template <class Whole>
Tally tally_of(const WholeScores<Whole>& scores, const ExactScores& exact, std::size_t criteria, int jobs,
               std::uint64_t draws, std::uint64_t seed) {
  const std::size_t options = exact.by_option.size();
  const std::uint64_t chunks = (draws + draws_a_chunk - 1) / draws_a_chunk;
  std::vector<Tally> tallies(chunks, Tally(options, criteria));
  base::parallel_for(chunks, jobs, [&](std::size_t chunk) {
    Drawing<Whole> drawing(scores, exact, criteria, seed);
    const std::uint64_t end = std::min(draws, (chunk + 1) * draws_a_chunk);
    for (std::uint64_t number = chunk * draws_a_chunk; number < end; ++number) drawing.draw(number, tallies[chunk]);
  });
  Tally all(options, criteria);
  for (const Tally& each : tallies) all.add(each);
  return all;
}

// In 64 bits where all sums fit, else in 128 bits, with a unit as fine as they allow. Scores lie within 10²¹ (10¹² over
// a weight of 10⁻⁹) and weights sum to little more than 2³², so a unit of 2⁻²² always fits.
Tally tally_in_fitting_numbers(const ExactScores& exact, std::size_t criteria, int jobs, std::uint64_t draws,
                               std::uint64_t seed) {
  const Rational weights(static_cast<std::int64_t>(whole + criteria));
  const auto power_of_two = [](int exponent) {
    Rational power = 1;
    for (; exponent > 0; --exponent) power *= 2;
    return power;
  };
  const Rational sums = std::max(exact.largest, Rational(1)) * weights;  // in points
  if (sums * exact.denominator < power_of_two(62)) {
    return tally_of(whole_scores<std::int64_t>(exact, exact.denominator, 0), exact, criteria, jobs, draws, seed);
  }
  const bool fits = sums * exact.denominator < power_of_two(126);
  const Rational unit = fits ? exact.denominator : (power_of_two(125) / sums).floor();
  return tally_of(whole_scores<base::Int128>(exact, unit, fits ? base::Int128{0} : *weights.whole()), exact, criteria,
                  jobs, draws, seed);
}

}  // namespace

RankAcceptability rank_acceptability(const ScoreTable& table, const std::vector<Reading>& readings, int jobs,
                                     std::uint64_t draws, std::uint64_t seed) {
  const std::size_t options = table.options();
  const std::size_t criteria = table.criteria.size();
  RankAcceptability result{seed, draws, 0, {}, std::vector<std::vector<double>>(options)};
  if (options == 0 || criteria == 0) return result;

  Tally all = tally_in_fitting_numbers(exact_scores(table, readings), criteria, jobs, draws, seed);
  result.tied_first = all.tied_first;
  result.times = std::move(all.times);
  for (std::size_t option = 0; option < options; ++option) {
    const std::uint64_t won = result.times[option][0];
    if (won == 0) continue;
    for (const std::uint64_t sum : all.weights[option]) {
      result.central_weights[option].push_back(static_cast<double>(sum) /
                                               static_cast<double>(won * (whole + criteria)));
    }
  }
  return result;
}

}  // namespace scrutineer::analyse
