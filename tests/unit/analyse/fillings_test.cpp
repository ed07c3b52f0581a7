// The ways of filling gaps, where there are too many to try: held against plain counting over a map of sums.
#include "analyse/fillings.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <functional>
#include <map>
#include <random>

#include "analyse/rounding_rules.h"

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using scrutineer::base::Figure;
using scrutineer::base::Rational;
using scrutineer::base::shows_as;

namespace {

// 0 to 100.
std::vector<Rational> hundred() {
  std::vector<Rational> levels;
  for (std::int64_t level = 0; level <= 100; ++level) levels.emplace_back(level);
  return levels;
}

// How many fillings show as the total, by the sums that the cells reach one after the other.
std::uint64_t counted(const Gap& gap, const std::vector<Rational>& levels) {
  std::map<Rational, std::uint64_t> ways{{gap.readable, 1}};
  for (const Rational& weight : gap.weights) {
    std::map<Rational, std::uint64_t> next;
    for (const auto& [sum, count] : ways) {
      for (const Rational& level : levels) next[sum + weight * level] += count;
    }
    ways = std::move(next);
  }
  std::uint64_t result = 0;
  for (const auto& [sum, count] : ways) result += shows_as(sum, gap.total) ? count : 0;
  return result;
}

// Of the processor, not of the clock.
double seconds_of(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("fillings on long scales are counted exactly") {
  std::mt19937 random(9);
  const auto below = [&](std::int64_t count) {
    return std::uniform_int_distribution<std::int64_t>(0, count - 1)(random);
  };
  for (int round = 0; round < 40; ++round) {
    INFO("round " << round);
    std::vector<Rational> levels = hundred();
    if (round % 3 == 1) levels = {0, 1, 4, 9, 16, 25};  // not evenly spaced
    if (round % 3 == 2) levels = {Rational(-7, 2), -1, Rational(3, 2), 4};
    Gap gap{Rational(below(50)), {}, {}};
    const std::int64_t cells = round % 3 == 0 ? 2 + below(2) : 4 + below(4);
    for (std::int64_t i = 0; i < cells; ++i) gap.weights.emplace_back(1 + below(round % 3 == 0 ? 5 : 30), 1 + below(2));
    Rational sum = gap.readable;
    for (const Rational& weight : gap.weights)
      sum += weight * levels[static_cast<std::size_t>(below(std::ssize(levels)))];
    gap.total = {rounded(sum, round % 2), round % 2};
    const Fillings result = fill(gap, levels);
    CHECK(result.exact);
    CHECK(result.matching == counted(gap, levels));
    for (const auto& choices : result.choices) {
      for (const Choice& choice : choices) {
        CHECK(shows_as(choice.total.lowest, gap.total));
        CHECK(shows_as(choice.total.highest, gap.total));
      }
    }
    for (const Filling& filling : result.listed) {
      Rational total = gap.readable;
      for (std::size_t i = 0; i < filling.size(); ++i) total += gap.weights[i] * filling[i];
      CHECK(shows_as(total, gap.total));
    }
    CHECK(result.listed.size() == (result.matching <= Fillings::most_listed ? result.matching : 0));
  }
}

TEST_CASE("of very many fillings each score of each cell is known, and what the row can then come to") {
  using Whole = std::vector<std::int64_t>;
  for (const Whole& scale : {Whole{0, 1, 4, 9, 16, 25}, Whole{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}) {
    // Twelve gaps that weigh 1/2 to 2, and one that weighs nothing; sums are counted in halves. The row comes to 3 and
    // at most 15 times the highest score: one total is in the middle, and one near the end, where few scores can be.
    const std::vector<Rational> levels(scale.begin(), scale.end());
    for (const std::int64_t printed : {9 * scale.back(), 15 * scale.back() + 2}) {
      Gap gap{Rational(3), {}, Figure{Rational(printed), 0}};
      std::vector<std::size_t> halves;
      for (std::size_t i = 0; i < 13; ++i) {
        halves.push_back(i < 12 ? 1 + i % 4 : 0);
        gap.weights.emplace_back(static_cast<std::int64_t>(halves.back()), 2);
      }
      const Fillings result = fill(gap, levels);
      CHECK(result.exact);
      std::uint64_t all = 0;
      for (std::size_t own = 0; own < halves.size(); ++own) {
        std::vector<std::uint64_t> ways(31 * static_cast<std::size_t>(scale.back()));
        ways[6] = 1;  // the readable 3
        for (std::size_t cell = 0; cell < halves.size(); ++cell) {
          if (cell == own) continue;
          std::vector<std::uint64_t> next(ways.size());
          for (std::size_t sum = 0; sum < ways.size(); ++sum)
            for (std::size_t level = 0; ways[sum] > 0 && level < scale.size(); ++level)
              next[sum + halves[cell] * static_cast<std::size_t>(scale[level])] += ways[sum];
          ways = std::move(next);
        }
        std::vector<std::string> choices, expected;
        const auto choice = [](const Rational& score, const Rational& low, const Rational& high) {
          return to_fraction(score) + ": " + to_fraction(low) + " to " + to_fraction(high);
        };
        for (const Choice& each : result.choices[own])
          choices.push_back(choice(each.score, each.total.lowest, each.total.highest));
        for (std::size_t level = 0; level < scale.size(); ++level) {
          std::vector<std::int64_t> reached;
          // Half a point below the printed total rounds up to it, half a point above to the next.
          for (const std::int64_t total : {2 * printed - 1, 2 * printed}) {
            const std::uint64_t count =
                ways[static_cast<std::size_t>(total) - halves[own] * static_cast<std::size_t>(scale[level])];
            if (count > 0) reached.push_back(total);
            if (own == 0) all += count;
          }
          if (!reached.empty())
            expected.push_back(choice(levels[level], Rational(reached.front(), 2), Rational(reached.back(), 2)));
        }
        CHECK(choices == expected);
      }
      CHECK(result.matching == all);
    }
  }
}

TEST_CASE("a filling gives the total when that is what the rule of rounding makes of it") {
  std::mt19937 random(17);
  const auto below = [&](std::int64_t count) {
    return std::uniform_int_distribution<std::int64_t>(0, count - 1)(random);
  };
  const std::vector<Rational> levels{-1, 0, 1, 2};
  for (int round = 0; round < 150; ++round) {
    INFO("round " << round);
    Gap gap{Rational(below(9) - 4, 2), {Rational(1, 2), Rational(1 + below(2))}, Figure{Rational(below(7) - 3), 0}};
    gap.rounding = rounding_rules[static_cast<std::size_t>(below(3))];
    std::vector<Filling> expected;
    for (const Rational& first : levels)
      for (const Rational& second : levels)
        if (shows_as(gap.readable + gap.weights[0] * first + gap.weights[1] * second, gap.total, gap.rounding))
          expected.push_back({first, second});
    const Fillings result = fill(gap, levels);
    CHECK(result.matching == expected.size());
    CHECK(result.listed == expected);
  }
}

TEST_CASE("where few of very many fillings match they are listed, the lowest scores first") {
  Gap gap{0, {1, 1, 2}, Figure{1, 0}};
  CHECK(fill(gap, hundred()).listed == std::vector<Filling>{{0, 1, 0}, {1, 0, 0}});
  gap.weights.assign(40, Rational(1));
  gap.total = {3999, 0};
  const Fillings nearly_all = fill(gap, hundred());
  CHECK(nearly_all.exact);
  CHECK(nearly_all.matching == 40);
  CHECK(nearly_all.possible == Fillings::too_many);
  gap.total = {4000, 0};
  CHECK(fill(gap, hundred()).listed == std::vector<Filling>{Filling(40, Rational(100))});
  gap.total = {4001, 0};
  CHECK(fill(gap, hundred()).none());
}

TEST_CASE("forty gaps take no time, whatever their weights") {
  for (const int places : {0, 2, 9}) {
    INFO("weights with " << places << " decimals");
    std::mt19937_64 random(11);
    Gap gap{0, {}, {}};
    Rational weights;
    std::int64_t unit = 1;
    for (int i = 0; i < places; ++i) unit *= 10;
    for (int i = 0; i < 40; ++i) {
      gap.weights.emplace_back(std::uniform_int_distribution<std::int64_t>(unit, 9 * unit)(random), unit);
      weights += gap.weights.back();
    }
    gap.total = {rounded(weights * 61, 1), 1};
    Fillings result;
    CHECK(seconds_of([&] { result = fill(gap, hundred()); }) < 10);  // a quarter of a second when optimised
    CHECK(result.matching > 1'000);
    CHECK(result.possible == Fillings::too_many);
    CHECK(shows_as(result.total.lowest, gap.total));
    CHECK(result.choices.size() == 40);
    for (const auto& choices : result.choices) CHECK(choices.size() == 101);
  }
}

TEST_CASE("what is said without counting all holds for a filling that gives the total") {
  std::mt19937_64 random(13);
  for (int round = 0; round < 3; ++round) {
    Gap gap{1, {}, {}};
    Rational sum = 1;
    std::vector<Rational> scores;
    for (int i = 0; i < 12; ++i) {
      gap.weights.emplace_back(std::uniform_int_distribution<std::int64_t>(1, 9'999'999'999)(random), 1'000'000'000);
      scores.emplace_back(std::uniform_int_distribution<std::int64_t>(0, 100)(random));
      sum += gap.weights.back() * scores.back();
    }
    gap.total = {rounded(sum, round % 3), round % 3};
    const Fillings result = fill(gap, hundred());
    CHECK_FALSE(result.exact);
    CHECK_FALSE(result.none());
    CHECK(result.total.lowest <= sum);
    CHECK(result.total.highest >= sum);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const auto choice = std::ranges::find(result.choices[i], scores[i], &Choice::score);
      REQUIRE(choice != result.choices[i].end());
      CHECK(choice->total.lowest <= sum);
      CHECK(choice->total.highest >= sum);
    }
  }
}
