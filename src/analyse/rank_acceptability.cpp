#include "analyse/rank_acceptability.h"

#include <algorithm>
#include <cassert>
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

// The scores as whole numbers of one common unit, so that sums over whole-number weights are exact.
struct WholeScores {
  struct Gap {
    std::size_t option;
    std::size_t criterion;
  };
  std::vector<std::vector<std::int64_t>> by_option;  // 0 where there is a gap
  std::vector<Gap> gaps;
  std::vector<std::int64_t> levels;
};

WholeScores whole_scores(const ScoreTable& table, const std::vector<Reading>& readings) {
  WholeScores result;
  const auto is_gap = [&](std::size_t option, std::size_t k) {
    const auto& score = table.scores[option][k];
    return !score || (readings[option].basis == Basis::midpoint && !table.on_scale(*score));
  };

  Rational unit = 1;  // how many units a point has: the least common denominator
  const auto divide_by = [&](const Rational& score) {
    unit *= Rational(static_cast<std::int64_t>((score * unit).denominator()));
  };
  std::ranges::for_each(table.levels, divide_by);
  for (std::size_t option = 0; option < table.options(); ++option) {
    for (std::size_t k = 0; k < table.criteria.size(); ++k) {
      if (!is_gap(option, k)) divide_by(readings[option].scores[k]);
    }
  }

  const auto in_units = [&](const Rational& score) {
    const std::int64_t value = (score * unit).floor();
    assert(value < (std::int64_t{1} << 30) && value > -(std::int64_t{1} << 30));
    return value;
  };
  for (const Rational& level : table.levels) result.levels.push_back(in_units(level));
  for (std::size_t option = 0; option < table.options(); ++option) {
    auto& row = result.by_option.emplace_back();
    for (std::size_t k = 0; k < table.criteria.size(); ++k) {
      row.push_back(is_gap(option, k) ? 0 : in_units(readings[option].scores[k]));
      if (is_gap(option, k)) result.gaps.push_back({option, k});
    }
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

class Drawing {
 public:
  Drawing(WholeScores scores, std::size_t criteria, std::uint64_t seed)
      : scores_(std::move(scores)),
        cuts_(criteria - 1),
        weights_(criteria),
        totals_(scores_.by_option.size()),
        seed_(seed) {}

  void draw(std::uint64_t number, Tally& tally) {
    std::uint64_t position = number * (cuts_.size() + scores_.gaps.size());
    draw_weights(position);
    for (const WholeScores::Gap& gap : scores_.gaps) {
      const std::uint64_t high = random_number(seed_, position++) >> 32;
      scores_.by_option[gap.option][gap.criterion] = scores_.levels[high * scores_.levels.size() >> 32];
    }
    for (std::size_t option = 0; option < totals_.size(); ++option) {
      totals_[option] =
          std::inner_product(weights_.begin(), weights_.end(), scores_.by_option[option].begin(), std::int64_t{0});
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
      const auto above = static_cast<std::size_t>(
          std::ranges::count_if(totals_, [&](std::int64_t total) { return total > totals_[option]; }));
      ++tally.times[option][above];
      if (above > 0) continue;
      ++first;
      for (std::size_t k = 0; k < weights_.size(); ++k) {
        tally.weights[option][k] += static_cast<std::uint64_t>(weights_[k]);
      }
    }
    if (first > 1) ++tally.tied_first;
  }

  WholeScores scores_;
  std::vector<std::int64_t> cuts_;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> totals_;
  std::uint64_t seed_;
};

}  // namespace

RankAcceptability rank_acceptability(const ScoreTable& table, const std::vector<Reading>& readings, int jobs,
                                     std::uint64_t draws, std::uint64_t seed) {
  const std::size_t options = table.options();
  const std::size_t criteria = table.criteria.size();
  RankAcceptability result{seed, draws, 0, {}, std::vector<std::vector<double>>(options)};
  if (options == 0 || criteria == 0) return result;

  const WholeScores scores = whole_scores(table, readings);
  const std::uint64_t chunks = (draws + draws_a_chunk - 1) / draws_a_chunk;
  std::vector<Tally> tallies(chunks, Tally(options, criteria));
  base::parallel_for(chunks, jobs, [&](std::size_t chunk) {
    Drawing drawing(scores, criteria, seed);
    const std::uint64_t end = std::min(draws, (chunk + 1) * draws_a_chunk);
    for (std::uint64_t number = chunk * draws_a_chunk; number < end; ++number) drawing.draw(number, tallies[chunk]);
  });

  Tally all(options, criteria);
  for (const Tally& tally : tallies) all.add(tally);
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
