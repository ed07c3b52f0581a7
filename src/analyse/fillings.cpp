#include "analyse/fillings.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <optional>

namespace scrutineer::analyse {

using base::Int128;
using base::Rational;

namespace {

std::uint64_t plus(std::uint64_t a, std::uint64_t b) {
  std::uint64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? Fillings::too_many : std::min(sum, Fillings::too_many);
}

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  std::uint64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? Fillings::too_many : std::min(product, Fillings::too_many);
}

// The largest number that goes into both a whole number of times; 0 goes into anything.
Rational common_measure(Rational a, Rational b) {
  while (b != 0) {
    a -= (a / b).floor() * b;
    std::swap(a, b);
  }
  return a;
}

// A cell's contribution to the sum at each level, in whole units above the lowest level: rising from 0.
using Steps = std::vector<Int128>;

// Sums of steps, ends included; none where `last` is below `first`.
struct Sums {
  Int128 first = 0;
  Int128 last = -1;
  [[nodiscard]] bool none() const { return last < first; }
  [[nodiscard]] Sums less(Int128 step) const { return {first - step, last - step}; }
};

// In how many ways some cells reach a range of sums, and the least and greatest sum in it that they reach.
struct Ways {
  std::uint64_t count = 0;
  Sums reached;
};

// The gap in whole units.
struct Task {
  std::vector<Steps> cells;
  Sums target;
  Rational unit = 1;
  Rational base;  // what the row comes to with every missing cell at the lowest level

  [[nodiscard]] Rational total(Int128 sum) const;
};

Rational from_whole(Int128 value) {
  constexpr std::int64_t half = std::int64_t{1} << 62;
  return Rational(static_cast<std::int64_t>(value / half)) * half + static_cast<std::int64_t>(value % half);
}

Rational Task::total(Int128 sum) const { return base + from_whole(sum) * unit; }

// How cells can be searched for the ways in which they reach sums.
class Search {
 public:
  Search() = default;
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;
  virtual ~Search() = default;

  // The ways on which all cells but one, which stands at a level, bring the sum into the target: by cell, then level.
  [[nodiscard]] virtual std::vector<std::vector<Ways>> ways() const = 0;
  // Whether the cells from one on can reach some of the sums.
  [[nodiscard]] virtual bool reaches(std::size_t cell, const Sums& sums) const = 0;
};

// ---- in an array of all sums up to the target ------------------------------------------------------------------

// Element s is the number of ways to reach the sum s.
using Counts = std::vector<std::uint64_t>;

bool evenly_spaced(const Steps& steps) {
  for (std::size_t i = 2; i < steps.size(); ++i) {
    if (steps[i] - steps[i - 1] != steps[1]) return false;
  }
  return steps.size() > 1 && steps[1] > 0;
}

// Counts with one more cell whose levels are evenly spaced: sums over a sliding window, from sums up to and from the
// ends of blocks as long as the window, so that nothing is ever subtracted and counts can stop at the largest. (van
// Herk, "A fast algorithm for local minimum and maximum filters on rectangular and octagonal kernels", 1992.)
Counts with_even_cell(const Counts& counts, std::size_t step, std::size_t levels) {
  const std::size_t size = counts.size();
  const auto each = [&](auto visit) {  // a sum, and whether it starts or ends a block of its residue class
    for (std::size_t start = 0, place = 0; start < size; start += step, place = place + 1 == levels ? 0 : place + 1) {
      for (std::size_t s = start; s < std::min(start + step, size); ++s) visit(s, place == 0, place + 1 == levels);
    }
  };
  Counts up_to = counts, onward = counts, result(size);
  each([&](std::size_t s, bool starts, bool) {
    if (!starts) up_to[s] = plus(up_to[s], up_to[s - step]);
  });
  std::vector<bool> ends(size);
  each([&](std::size_t s, bool, bool block_ends) { ends[s] = block_ends; });
  for (std::size_t s = size; s-- > 0;) {
    if (!ends[s] && s + step < size) onward[s] = plus(onward[s], onward[s + step]);
  }
  const std::size_t width = step * (levels - 1);
  for (std::size_t s = 0; s < size; ++s) {
    result[s] = ends[s] || s < width ? up_to[s] : plus(up_to[s], onward[s - width]);
  }
  return result;
}

Counts with_cell(const Counts& counts, const Steps& steps) {
  const auto size = static_cast<Int128>(counts.size());
  if (evenly_spaced(steps) && steps[1] < size)
    return with_even_cell(counts, static_cast<std::size_t>(steps[1]), steps.size());
  Counts result(counts.size());
  for (const Int128 step : steps) {
    for (Int128 s = step; s < size; ++s) {
      auto& count = result[static_cast<std::size_t>(s)];
      count = plus(count, counts[static_cast<std::size_t>(s - step)]);
    }
  }
  return result;
}

class ArraySearch : public Search {
 public:
  explicit ArraySearch(const Task& task) : task_(task) {}

  [[nodiscard]] static bool affords(const Task& task) {
    constexpr Int128 most_elements = Int128{1} << 23, most_steps = Int128{1} << 26;
    const Int128 size = task.target.last + 1;
    Int128 passes = 0;
    for (const Steps& steps : task.cells) passes += evenly_spaced(steps) ? 6 : std::ssize(steps);
    return size <= most_elements / (std::ssize(task.cells) + 1) &&
           size * passes * std::bit_width(task.cells.size()) <= most_steps;
  }

  [[nodiscard]] std::vector<std::vector<Ways>> ways() const override {
    std::vector<std::vector<Ways>> result(task_.cells.size());
    without_each(0, task_.cells.size(), none_yet(), result);
    return result;
  }

  [[nodiscard]] bool reaches(std::size_t cell, const Sums& sums) const override {
    if (onward_.empty()) {
      onward_.push_back(none_yet());
      for (std::size_t at = task_.cells.size(); at-- > 0;)
        onward_.push_back(with_cell(onward_.back(), task_.cells[at]));
      std::ranges::reverse(onward_);
    }
    return within(onward_[cell], sums).count > 0;
  }

 private:
  [[nodiscard]] Counts none_yet() const {
    Counts counts(static_cast<std::size_t>(task_.target.last + 1));
    counts.front() = 1;
    return counts;
  }

  static Ways within(const Counts& counts, const Sums& sums) {
    Ways result;
    for (Int128 s = std::max<Int128>(sums.first, 0); s <= std::min(sums.last, Int128(std::ssize(counts)) - 1); ++s) {
      const std::uint64_t count = counts[static_cast<std::size_t>(s)];
      if (count == 0) continue;
      if (result.count == 0) result.reached.first = s;
      result.reached.last = s;
      result.count = plus(result.count, count);
    }
    return result;
  }

  // `others` counts all cells but those from `first` to before `last`.
  // NOLINTNEXTLINE(misc-no-recursion): as deep as the logarithm of the missing cells
  void without_each(std::size_t first, std::size_t last, Counts others, std::vector<std::vector<Ways>>& result) const {
    if (last - first == 1) {
      for (const Int128 step : task_.cells[first]) result[first].push_back(within(others, task_.target.less(step)));
      return;
    }
    const std::size_t middle = first + (last - first) / 2;
    Counts left = others;
    for (std::size_t cell = middle; cell < last; ++cell) left = with_cell(left, task_.cells[cell]);
    without_each(first, middle, std::move(left), result);
    for (std::size_t cell = first; cell < middle; ++cell) others = with_cell(others, task_.cells[cell]);
    without_each(middle, last, std::move(others), result);
  }

  const Task& task_;
  mutable std::vector<Counts> onward_;  // by cell: what it and those after it reach
};

// ---- meeting in the middle -------------------------------------------------------------------------------------

// The sums that some cells reach, rising, each with the number of ways up to and with it.
struct Half {
  std::vector<Int128> sums;
  std::vector<std::uint64_t> ways_before{0};
};

Half half_of(const std::vector<const Steps*>& cells) {
  std::vector<Int128> sums{0};
  for (const Steps* steps : cells) {
    std::vector<Int128> next;
    next.reserve(sums.size() * steps->size());
    for (const Int128 sum : sums) {
      for (const Int128 step : *steps) next.push_back(sum + step);
    }
    sums = std::move(next);
  }
  std::ranges::sort(sums);
  Half half;
  for (const Int128 sum : sums) {
    if (half.sums.empty() || half.sums.back() != sum) {
      half.sums.push_back(sum);
      half.ways_before.push_back(half.ways_before.back());
    }
    ++half.ways_before.back();
  }
  return half;
}

// (Horowitz and Sahni, "Computing partitions with applications to the knapsack problem", Journal of the ACM 21, 1974.)
class Halves {
 public:
  explicit Halves(const std::vector<const Steps*>& cells) {
    std::vector<const Steps*> first, second;
    for (const Steps* steps : cells) (first.size() <= second.size() ? first : second).push_back(steps);
    a_ = half_of(first);
    b_ = half_of(second);
  }

  [[nodiscard]] Ways within(const Sums& sums) const {
    Ways result;
    std::size_t from = b_.sums.size(), to = b_.sums.size();  // of b: those that fit, as [from, to)
    for (std::size_t i = 0; i < a_.sums.size(); ++i) {
      while (from > 0 && a_.sums[i] + b_.sums[from - 1] >= sums.first) --from;
      while (to > 0 && a_.sums[i] + b_.sums[to - 1] > sums.last) --to;
      if (from >= to) continue;
      const Sums reached{a_.sums[i] + b_.sums[from], a_.sums[i] + b_.sums[to - 1]};
      if (result.count == 0) result.reached = reached;
      result.reached = {std::min(result.reached.first, reached.first), std::max(result.reached.last, reached.last)};
      result.count = plus(result.count,
                          times(a_.ways_before[i + 1] - a_.ways_before[i], b_.ways_before[to] - b_.ways_before[from]));
    }
    return result;
  }

 private:
  Half a_, b_;
};

class MeetingSearch : public Search {
 public:
  explicit MeetingSearch(const Task& task) : task_(task) {}

  [[nodiscard]] static bool affords(const Task& task) {
    constexpr std::uint64_t most_sums = std::uint64_t{1} << 14, most_steps = std::uint64_t{1} << 26;
    const std::size_t levels = task.cells.front().size();
    std::uint64_t half = 1;
    for (std::size_t cell = 0; cell < task.cells.size() / 2; ++cell) half = times(half, levels);
    return half <= most_sums && half * levels * task.cells.size() <= most_steps;
  }

  [[nodiscard]] std::vector<std::vector<Ways>> ways() const override {
    std::vector<std::vector<Ways>> result(task_.cells.size());
    for (std::size_t cell = 0; cell < task_.cells.size(); ++cell) {
      std::vector<const Steps*> others;
      for (const Steps& steps : task_.cells) {
        if (&steps != &task_.cells[cell]) others.push_back(&steps);
      }
      const Halves halves(others);
      for (const Int128 step : task_.cells[cell]) result[cell].push_back(halves.within(task_.target.less(step)));
    }
    return result;
  }

  [[nodiscard]] bool reaches(std::size_t cell, const Sums& sums) const override {
    onward_.resize(task_.cells.size() + 1);
    if (!onward_[cell]) {
      std::vector<const Steps*> cells;
      for (std::size_t at = cell; at < task_.cells.size(); ++at) cells.push_back(&task_.cells[at]);
      onward_[cell].emplace(cells);
    }
    return onward_[cell]->within(sums).count > 0;
  }

 private:
  const Task& task_;
  mutable std::vector<std::optional<Halves>> onward_;
};

// ---- the gap in whole units ------------------------------------------------------------------------------------

// Without cells where no sum can be the total. None when the units are so small that sums do not fit.
std::optional<Task> task_of(const Gap& gap, const std::vector<Rational>& levels) {
  Task task;
  Rational of_weights, of_levels;
  for (const Rational& weight : gap.weights) of_weights = common_measure(of_weights, weight);
  for (const Rational& level : levels) of_levels = common_measure(of_levels, level - levels.front());
  task.base = gap.readable + base::sum_of(gap.weights) * levels.front();
  if (of_weights != 0) task.unit = of_weights * of_levels;

  const base::Shown shown = base::numbers_shown_as(gap.total, gap.rounding);
  const Rational from = (shown.lowest - task.base) / task.unit;
  const Rational to = (shown.highest - task.base) / task.unit;
  const Rational first = from.is_whole() && !shown.lowest_is_in ? from + 1 : -(-from).floor();
  const Rational last = to.is_whole() && !shown.highest_is_in ? to - 1 : to.floor();
  const Rational most = base::sum_of(gap.weights) * (levels.back() - levels.front()) / task.unit;
  if (first > last || first > most || last < 0) return task;
  if (!(most + 1).whole()) return std::nullopt;
  task.target = {*std::max(first, Rational(0)).whole(), *std::min(last, most).whole()};
  for (const Rational& weight : gap.weights) {
    Steps& steps = task.cells.emplace_back();
    for (const Rational& level : levels) steps.push_back(*(weight * (level - levels.front()) / task.unit).whole());
  }
  return task;
}

// ---- what the ways say -----------------------------------------------------------------------------------------

void list_fillings(const Task& task, const Search& search, const std::vector<Rational>& levels, Fillings& result) {
  Filling filling;
  // NOLINTNEXTLINE(misc-no-recursion): as deep as there are missing cells, and only along matching ways
  const auto extend = [&](const auto& self, const Sums& target) -> void {
    const std::size_t cell = filling.size();
    if (cell == task.cells.size()) {
      result.listed.push_back(filling);
      return;
    }
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const Sums rest = target.less(task.cells[cell][level]);
      if (!search.reaches(cell + 1, rest)) continue;
      filling.push_back(levels[level]);
      self(self, rest);
      filling.pop_back();
    }
  };
  extend(extend, task.target);
}

// The matching fillings where their number can be found; none where that would be too much work.
std::optional<Fillings> counted(const Gap& gap, const std::vector<Rational>& levels) {
  Fillings result;
  result.choices.resize(gap.weights.size());
  const std::optional<Task> task = task_of(gap, levels);
  if (!task) return std::nullopt;
  if (task->target.none()) return result;
  if (task->cells.empty()) {
    result.matching = 1;
    result.listed.emplace_back();
    result.total = {gap.readable, gap.readable};
    return result;
  }
  std::unique_ptr<Search> search;
  if (MeetingSearch::affords(*task)) {
    search = std::make_unique<MeetingSearch>(*task);
  } else if (ArraySearch::affords(*task)) {
    search = std::make_unique<ArraySearch>(*task);
  } else {
    return std::nullopt;
  }

  const std::vector<std::vector<Ways>> ways = search->ways();
  for (std::size_t cell = 0; cell < ways.size(); ++cell) {
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const auto& [count, others] = ways[cell][level];
      if (count == 0) continue;
      const Int128 step = task->cells[cell][level];
      result.choices[cell].push_back(
          {levels[level], {task->total(others.first + step), task->total(others.last + step)}});
      if (cell == 0) result.matching = plus(result.matching, count);
    }
  }
  if (result.matching == 0) return result;
  result.total = result.choices.front().front().total;
  for (const Choice& choice : result.choices.front()) {
    result.total.lowest = std::min(result.total.lowest, choice.total.lowest);
    result.total.highest = std::max(result.total.highest, choice.total.highest);
  }
  if (result.matching <= Fillings::most_listed) list_fillings(*task, *search, levels, result);
  return result;
}

// ---- where there is too much to count --------------------------------------------------------------------------

// The gap with its heaviest cells held fixed, each at the level that keeps the rest nearest to where it has to be.
Gap with_fixed(Gap gap, std::size_t left_open, const std::vector<Rational>& levels) {
  std::ranges::sort(gap.weights, std::ranges::greater{});
  while (gap.weights.size() > left_open) {
    const Rational sum = base::sum_of(gap.weights);
    if (sum == 0) return gap;
    const Rational even = (gap.total.value - gap.readable) / sum;  // the level at which all would be alike
    const auto distance = [&](const Rational& level) { return level < even ? even - level : level - even; };
    gap.readable += gap.weights.front() * std::ranges::min(levels, {}, distance);
    gap.weights.erase(gap.weights.begin());
  }
  return gap;
}

// What can be said without counting all: `matching` is that of a part of the fillings, and the rest are bounds.
Fillings bounded(const Gap& gap, const std::vector<Rational>& levels) {
  Fillings result;
  result.exact = false;
  std::optional<Fillings> part;
  for (std::size_t left_open = gap.weights.size(); !part && left_open-- > 0;)
    part = counted(with_fixed(gap, left_open, levels), levels);
  if (part) result.matching = part->matching;
  const base::Shown shown = base::numbers_shown_as(gap.total, gap.rounding);
  const auto within_shown = [&](const Bounds& total) {
    return Bounds{std::max(total.lowest, shown.lowest), std::min(total.highest, shown.highest)};
  };
  const Rational weight = base::sum_of(gap.weights);
  result.total = within_shown({gap.readable + weight * levels.front(), gap.readable + weight * levels.back()});
  for (const Rational& own : gap.weights) {
    auto& choices = result.choices.emplace_back();
    for (const Rational& level : levels) {
      const Rational with_own = gap.readable + own * level;
      const Bounds total =
          within_shown({with_own + (weight - own) * levels.front(), with_own + (weight - own) * levels.back()});
      if (total.lowest <= total.highest) choices.push_back({level, total});
    }
  }
  return result;
}

}  // namespace

Fillings fill(const Gap& gap, const std::vector<Rational>& levels) {
  std::optional<Fillings> exact = counted(gap, levels);
  Fillings result = exact ? std::move(*exact) : bounded(gap, levels);
  result.possible = 1;
  for (std::size_t cell = 0; cell < gap.weights.size(); ++cell) result.possible = times(result.possible, levels.size());
  return result;
}

}  // namespace scrutineer::analyse
