#include "analyse/fillings.h"

#include <map>
#include <optional>

namespace scrutineer::analyse {

using base::Rational;

namespace {

std::uint64_t plus(std::uint64_t a, std::uint64_t b) {
  std::uint64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? Fillings::too_many : sum;
}

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  std::uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? Fillings::too_many : product;
}

// By the sum reached: in how many ways.
using Ways = std::map<Rational, std::uint64_t>;

// The ways on from each cell: element i holds every sum to which cell i and those after it complete the row, the
// last element the row already filled. Sums are counted down from the total, so element 0 is looked up at the
// readable sum.
class Completions {
 public:
  Completions(const Gap& gap, const std::vector<Rational>& levels) : gap_(gap), levels_(levels) {
    // Forward: the sums that the cells before i can reach.
    std::vector<Ways> reached{{{gap.readable, 1}}};
    for (const Rational& weight : gap.weights) {
      Ways next;
      for (const auto& [sum, ways] : reached.back()) {
        for (const Rational& level : levels) {
          auto& count = next[sum + weight * level];
          count = plus(count, ways);
        }
      }
      reached.push_back(std::move(next));
    }
    // Backward: of those, the ones that lead to the total.
    from_.resize(reached.size());
    for (const auto& [sum, ways] : reached.back()) {
      if (base::shows_as(sum, gap.total)) from_.back()[sum] = 1;
    }
    for (std::size_t cell = gap.weights.size(); cell-- > 0;) {
      for (const auto& [sum, ways] : reached[cell]) {
        std::uint64_t onward = 0;
        for (const Rational& level : levels)
          onward = plus(onward, ways_from(cell + 1, sum + gap.weights[cell] * level));
        if (onward > 0) from_[cell][sum] = onward;
      }
    }
  }

  [[nodiscard]] std::uint64_t matching() const { return ways_from(0, gap_.readable); }

  // The scores that each cell takes on some way to the total.
  [[nodiscard]] std::vector<std::vector<Rational>> scores() const {
    std::vector<std::vector<Rational>> result(gap_.weights.size());
    for (std::size_t cell = 0; cell < gap_.weights.size(); ++cell) {
      for (const Rational& level : levels_) {
        for (const auto& [sum, ways] : from_[cell]) {
          if (ways_from(cell + 1, sum + gap_.weights[cell] * level) == 0) continue;
          result[cell].push_back(level);
          break;
        }
      }
    }
    return result;
  }

  void list(std::vector<Filling>& out) const {
    Filling filling;
    extend(filling, gap_.readable, out);
  }

 private:
  [[nodiscard]] std::uint64_t ways_from(std::size_t cell, const Rational& sum) const {
    const auto found = from_[cell].find(sum);
    return found == from_[cell].end() ? 0 : found->second;
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as there are missing cells, and only along matching ways
  void extend(Filling& filling, const Rational& sum, std::vector<Filling>& out) const {
    if (filling.size() == gap_.weights.size()) {
      out.push_back(filling);
      return;
    }
    for (const Rational& level : levels_) {
      const Rational next = sum + gap_.weights[filling.size()] * level;
      if (ways_from(filling.size() + 1, next) == 0) continue;
      filling.push_back(level);
      extend(filling, next, out);
      filling.pop_back();
    }
  }

  const Gap& gap_;
  const std::vector<Rational>& levels_;
  std::vector<Ways> from_;
};

}  // namespace

Fillings fill(const Gap& gap, const std::vector<Rational>& levels) {
  const Completions completions(gap, levels);
  Fillings result;
  result.possible = 1;
  for (std::size_t cell = 0; cell < gap.weights.size(); ++cell) result.possible = times(result.possible, levels.size());
  result.matching = completions.matching();
  result.scores = completions.scores();
  if (result.matching > 0 && result.matching <= Fillings::most_listed) completions.list(result.listed);
  return result;
}

}  // namespace scrutineer::analyse
