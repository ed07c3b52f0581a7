#include "analyse/robustness.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "analyse/implied_weights.h"
#include "analyse/nearest_end.h"
#include "analyse/wording.h"
#include "english.h"
#include "example.h"

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using example::table;
using scrutineer::base::Figure;
using scrutineer::base::Rational;
using scrutineer::base::Rounding;
using scrutineer::catalogue::Better;
using scrutineer::tests::english;

namespace {

const std::vector<Rational> levels{0, 5, 10};

CompleteTable random_table(std::mt19937& random, std::size_t options, std::size_t criteria) {
  std::uniform_int_distribution<std::int64_t> weight(1, 9), level(0, 2);
  std::vector<std::int64_t> weights;
  std::vector<std::vector<std::int64_t>> rows(options);
  for (std::size_t k = 0; k < criteria; ++k) weights.push_back(weight(random));
  for (auto& row : rows) {
    for (std::size_t k = 0; k < criteria; ++k) row.push_back(5 * level(random));
  }
  return table(weights, rows);
}

// The table with criterion k carrying the share t of all weight, by the definition and not by the closed form.
CompleteTable with_share(const CompleteTable& before, std::size_t k, const Rational& t) {
  CompleteTable result = before;
  Rational sum;
  for (const Rational& weight : before.weights) sum += weight;
  const Rational own = before.weights[k] / sum;
  for (std::size_t j = 0; j < result.criteria(); ++j) {
    result.weights[j] = j == k ? t : before.weights[j] / sum * (Rational(1) - t) / (Rational(1) - own);
  }
  return result;
}

std::vector<scrutineer::analyse::Reading> readings_of(const ScoreTable& scores) {
  std::vector<scrutineer::analyse::Reading> readings;
  for (std::size_t option = 0; option < scores.options(); ++option) readings.push_back(read_row(scores, option, {}));
  return readings;
}

RankAcceptability acceptability(const CompleteTable& complete, std::uint64_t draws = 20'000) {
  const ScoreTable scores = example::without_gaps(complete, levels);
  return rank_acceptability(scores, readings_of(scores), 2, draws);
}

}  // namespace

// ---- weight stability ------------------------------------------------------------------------------------

TEST_CASE("with two criteria the crossing is where the options' values are equal") {
  // a: 10, 0; b: 0, 5. V_a = 10t, V_b = 5(1 − t); equal at t = 1/3.
  const auto result = weight_stability(table({3, 1}, {{10, 0}, {0, 5}}));
  REQUIRE(result.size() == 2);
  CHECK(result[0].share == Rational(3, 4));
  CHECK(result[0].leader.from == Rational(1, 3));
  CHECK(result[0].leader.below == Crossing{0, 1});
  CHECK(result[0].leader.to == 1);
  CHECK_FALSE(result[0].leader.above);
  CHECK(result[1].leader.to == Rational(2, 3));
}

TEST_CASE("a tie is stable only where the options tie whatever the weight") {
  const auto broken = weight_stability(table({1, 1}, {{10, 0}, {0, 10}}));
  CHECK(broken[0].leader.from == Rational(1, 2));
  CHECK(broken[0].leader.to == Rational(1, 2));
  CHECK(broken[0].leader.below == Crossing{0, 1});
  CHECK(broken[0].leader.above == Crossing{1, 0});
  const auto twins = weight_stability(table({1, 1}, {{10, 0}, {10, 0}}));
  CHECK(twins[0].leader.from == 0);
  CHECK(twins[0].leader.to == 1);
}

TEST_CASE("of ends that are equally near the first is told") {
  // a is first while either criterion carries 40% to 60% of the weight; now both carry half.
  const auto nearest = nearest_end(weight_stability(table({1, 1}, {{6, 6}, {10, 0}, {0, 10}})));
  REQUIRE(nearest);
  CHECK(nearest->criterion == 0);
  CHECK(nearest->end.at == Rational(2, 5));
  CHECK(nearest->crossing == Crossing{0, 2});
}

TEST_CASE("a criterion that carries all the weight has no stability range") {
  CHECK(weight_stability(table({5}, {{10}, {5}})).empty());
  CHECK(weight_stability(table({5, 0}, {{10, 0}, {5, 0}})).size() == 1);
}

TEST_CASE("stability ranges agree with a search over shares") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    const CompleteTable complete = random_table(random, 3, 4);
    const std::vector<std::size_t> first = leaders(totals(complete), Better::higher);
    const std::vector<Rank> order = competition_ranks(totals(complete), Better::higher);
    for (const WeightStability& stability : weight_stability(complete)) {
      for (std::int64_t step = 0; step <= 60; ++step) {
        const Rational t(step, 60);
        if (t == 1 || t == 0) continue;  // at the ends weights vanish and ties appear that no share nearby has
        const auto total = totals(with_share(complete, stability.criterion, t));
        const auto strictly_inside = [&](const StableRange& range) { return t > range.from && t < range.to; };
        const auto outside = [&](const StableRange& range) { return t < range.from || t > range.to; };
        const bool same_first = leaders(total, Better::higher) == first;
        const bool same_order = competition_ranks(total, Better::higher) == order;
        if (strictly_inside(stability.leader)) CHECK(same_first);
        if (outside(stability.leader)) CHECK_FALSE(same_first);
        if (strictly_inside(stability.order)) CHECK(same_order);
        if (outside(stability.order)) CHECK_FALSE(same_order);
      }
    }
  }
}

TEST_CASE("scaling all weights changes no stability range") {
  std::mt19937 random(11);
  const CompleteTable before = random_table(random, 4, 5);
  CompleteTable scaled = before;
  for (Rational& weight : scaled.weights) weight *= Rational(7, 3);
  const auto a = weight_stability(before);
  const auto b = weight_stability(scaled);
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].share == b[i].share);
    CHECK(a[i].leader.from == b[i].leader.from);
    CHECK(a[i].order.to == b[i].order.to);
  }
}

TEST_CASE("the certain range holds for every filling that gives the published totals") {
  // a's two gaps share 10 points: (10, 0), (5, 5) or (0, 10) on criteria of equal weight.
  auto document = example::appraisal({0, 5, 10}, {1, 1, 2}, {{std::nullopt, 0}, {std::nullopt, 5}, {20, 5 * 2}});
  example::publish_totals(document, {30, 15});
  const ScoreTable scores = score_table(document);
  const std::vector<scrutineer::analyse::Reading> readings = read_rows(document, scores);
  CHECK(readings[0].basis == Basis::spread);
  CHECK(readings[0].scores[0] == 5);
  for (std::size_t k = 0; k < 3; ++k) {
    const auto certain = certain_range(scores, readings, 0, k, Given::published_totals);
    REQUIRE(certain);
    Rational from = 0, to = 1;
    for (const Filling& filling : readings[0].fillings->listed) {
      CompleteTable complete = scrutineer::analyse::complete(scores, readings);
      complete.scores[0][0] = filling[0];
      complete.scores[0][1] = filling[1];
      const StableRange range = weight_stability(complete)[k].leader;
      from = std::max(from, range.from);
      to = std::min(to, range.to);
    }
    CHECK(certain->from == from);
    CHECK(certain->to == to);
  }
}

TEST_CASE("there is no certain range where the gaps leave the leader open") {
  const auto document = example::appraisal({0, 5, 10}, {1, 1}, {{10, 5}, {5, std::nullopt}});
  const ScoreTable scores = score_table(document);
  CHECK_FALSE(certain_range(scores, read_rows(document, scores), 0, 0, Given::published_totals));
}

// ---- changed scores --------------------------------------------------------------------------------------

TEST_CASE("the smallest change that makes another option first comes first") {
  // Totals 40 and 30 with weights 1 and 3: a change of 5 on the second criterion is worth 15.
  const auto changes = sensitive_cells(table({1, 3}, {{10, 10}, {0, 10}}), levels);
  REQUIRE(changes.size() == 4 - 1);  // b's second cell can only fall
  CHECK(changes[0].option == 0);
  CHECK(changes[0].criterion == 1);
  CHECK(changes[0].to == 5);
  CHECK(changes[0].lead == -5);
  CHECK(changes[0].changes_leader());
  CHECK(changes[1].lead == 0);
}

TEST_CASE("changes that matter alike stand as the table has them, and the first of rivals that tie is named") {
  // Each of the six cells, at its other end, takes 10 of the lead of 20.
  const auto changes = sensitive_cells(table({1, 1}, {{10, 10}, {0, 0}, {0, 0}}), levels);
  REQUIRE(changes.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(changes[i].option == i / 2);
    CHECK(changes[i].criterion == i % 2);
    CHECK(changes[i].lead == 10);
    CHECK(changes[i].best_other == (i < 4 ? 1 : 2));
  }
}

TEST_CASE("changed scores agree with trying them all") {
  std::mt19937 random(3);
  for (int round = 0; round < 100; ++round) {
    const CompleteTable complete = random_table(random, 3, 3);
    const auto first = leaders(totals(complete), Better::higher);
    const auto changes = sensitive_cells(complete, levels);
    if (first.size() != 1) {
      CHECK(changes.empty());
      continue;
    }
    std::optional<Rational> smallest;
    for (std::size_t option = 0; option < 3; ++option) {
      for (std::size_t k = 0; k < 3; ++k) {
        for (const Rational& level : levels) {
          CompleteTable changed = complete;
          changed.scores[option][k] = level;
          const auto total = totals(changed);
          const auto now = leaders(total, Better::higher);
          if (std::find(now.begin(), now.end(), first.front()) != now.end()) continue;
          Rational size = level - complete.scores[option][k];
          if (size < 0) size = -size;
          if (!smallest || size < *smallest) smallest = size;
        }
      }
    }
    const bool found = !changes.empty() && changes.front().changes_leader();
    REQUIRE(found == smallest.has_value());
    if (found) CHECK(changes.front().size() == *smallest);
  }
}

// ---- ranking, dominance, schemes -------------------------------------------------------------------------

TEST_CASE("ranks are competition ranks and ties share the better one") {
  CHECK(competition_ranks({5, 9, 5, 1}, Better::higher) == std::vector<Rank>{2, 1, 2, 4});
  CHECK(competition_ranks({5, 9, 5, 1}, Better::lower) == std::vector<Rank>{2, 4, 2, 1});
  CHECK(leaders({5, 9, 9}, Better::higher) == std::vector<std::size_t>{1, 2});
  CHECK(leaders({5, 9, 5}, Better::lower) == std::vector<std::size_t>{0, 2});
  CHECK(rank_ranges({{1, 2}, {2, 3}, {4, 4}}, Better::higher) == std::vector<RankRange>{{2, 3}, {2, 2}, {1, 1}});
  CHECK(rank_ranges({{1, 2}, {2, 3}, {4, 4}}, Better::lower) == std::vector<RankRange>{{1, 1}, {1, 2}, {3, 3}});
}

TEST_CASE("other rules of ranking give options that tie something else") {
  const std::vector<Rational> totals{9, 5, 5, 1};
  using Ranks = std::vector<Rational>;
  CHECK(ranks_by(RankRule::competition, totals, Better::higher) == Ranks{1, 2, 2, 4});
  CHECK(ranks_by(RankRule::modified, totals, Better::higher) == Ranks{1, 3, 3, 4});
  CHECK(ranks_by(RankRule::dense, totals, Better::higher) == Ranks{1, 2, 2, 3});
  CHECK(ranks_by(RankRule::averaged, totals, Better::higher) == Ranks{1, Rational(5, 2), Rational(5, 2), 4});
  CHECK(ranks_by(RankRule::dense, totals, Better::lower) == Ranks{3, 2, 2, 1});
  CHECK(ranks_by(RankRule::averaged, {1, 1, 1, 2}, Better::lower) == Ranks{2, 2, 2, 4});
}

TEST_CASE("adding an option never reorders the others") {
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    const CompleteTable all = random_table(random, 5, 4);
    CompleteTable fewer = all;
    fewer.scores.pop_back();
    const auto with = totals(all);
    const auto without = totals(fewer);
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t b = 0; b < 4; ++b) CHECK((with[a] < with[b]) == (without[a] < without[b]));
    }
    for (const SchemeResult& result : weight_schemes(all, {0, 0, 1, 1})) {
      if (result.scheme != Scheme::without_option) continue;
      CHECK_FALSE(result.rank[result.subject]);
    }
  }
}

TEST_CASE("an option dominates when a gap cannot hide the contrary") {
  auto document = example::appraisal({0, 5, 10}, {1, 1}, {{10, 5, std::nullopt}, {5, 5, 0}});
  CHECK(dominances(score_table(document)) == std::vector<Dominance>{{0, 1}, {0, 2}});
  document.criteria[1].cells[0].state = scrutineer::catalogue::CellState::unreadable;
  CHECK(dominances(score_table(document)).empty());
}

TEST_CASE("rank-order-centroid weights of three criteria are 11, 5 and 2 eighteenths") {
  const auto weights = rank_order_centroid({3, 9, 1});
  CHECK(weights == std::vector<Rational>{Rational(5, 18), Rational(11, 18), Rational(2, 18)});
  const auto tied = rank_order_centroid({4, 4, 1});
  CHECK(tied[0] == tied[1]);
  CHECK(tied[0] == Rational(8, 18));
}

TEST_CASE("schemes weigh groups alone and leave things out") {
  const auto results = weight_schemes(table({1, 2, 3}, {{10, 0, 0}, {0, 10, 10}, {0, 5, 5}}), {0, 0, 1});
  std::vector<Scheme> schemes;
  for (const auto& result : results) schemes.push_back(result.scheme);
  CHECK(schemes == std::vector<Scheme>{Scheme::equal, Scheme::rank_order_centroid, Scheme::one_group, Scheme::one_group,
                                       Scheme::without_criterion, Scheme::without_criterion, Scheme::without_criterion,
                                       Scheme::without_option, Scheme::without_option, Scheme::without_option});
  CHECK(results[0].percent[1] == Rational(200, 3));
  CHECK(results[2].percent[0] == Rational(100, 3));
  CHECK(results[8].first == std::vector<std::size_t>{2});  // without b
}

// ---- rank acceptability ----------------------------------------------------------------------------------

TEST_CASE("with two criteria an option is first in the share of weights that the closed form gives") {
  // a first while w > 1/3.
  const auto result = acceptability(table({1, 1}, {{10, 0}, {0, 5}}), 100'000);
  CHECK(result.share(0, 1) == Approx(2.0 / 3).margin(0.005));
  CHECK(result.times[0][0] + result.times[0][1] == 100'000);
  // The mean weight of the first criterion where a is first is that of (1/3, 1).
  CHECK(result.central_weights[0][0] == Approx(2.0 / 3).margin(0.005));
  CHECK(result.central_weights[0][0] + result.central_weights[0][1] == Approx(1.0));
}

TEST_CASE("weights are uniform on the simplex: each of three unit options wins a third") {
  const auto result = acceptability(table({1, 1, 1}, {{10, 0, 0}, {0, 10, 0}, {0, 0, 10}}), 100'000);
  for (std::size_t option = 0; option < 3; ++option) CHECK(result.share(option, 1) == Approx(1.0 / 3).margin(0.006));
  // The largest of three uniform spacings has the mean (1 + 1/2 + 1/3)/3.
  CHECK(result.central_weights[0][0] == Approx(11.0 / 18).margin(0.005));
}

TEST_CASE("an option that is dominated is never first, and twins always tie") {
  std::mt19937 random(13);
  for (int round = 0; round < 20; ++round) {
    const CompleteTable complete = random_table(random, 4, 3);
    const auto result = acceptability(complete, 2'000);
    for (const Dominance& pair : dominances(example::without_gaps(complete, levels))) {
      CHECK(result.times[pair.loser][0] == 0);
    }
  }
  const auto twins = acceptability(table({1, 1}, {{10, 5}, {10, 5}}), 1'000);
  CHECK(twins.tied_first == 1'000);
  CHECK(twins.times[0][0] == 1'000);
  CHECK(twins.times[1][0] == 1'000);
}

TEST_CASE("a missing score takes every level with equal chance") {
  const auto document = example::appraisal({0, 5, 10}, {1}, {{std::nullopt, 5}});
  const ScoreTable scores = score_table(document);
  const auto result = rank_acceptability(scores, read_rows(document, scores), 1, 90'000);
  CHECK(result.share(0, 2) == Approx(1.0 / 3).margin(0.006));
  CHECK(static_cast<double>(result.tied_first) / 90'000 == Approx(1.0 / 3).margin(0.006));
}

TEST_CASE("scores that are divided too finely for whole numbers rank as they do in whole numbers") {
  const CompleteTable plain = table({1, 1, 1}, {{10, 0, 5}, {5, 5, 5}, {0, 10, 5}, {5, 5, 5}, {10, 0, 0}});
  CompleteTable fine = plain;
  Rational unit = 1;
  for (int i = 0; i < 76; ++i) unit /= 3;  // about 2⁻¹²⁰
  for (auto& row : fine.scores)
    for (Rational& score : row) score = score * unit + 1;
  std::vector<Rational> fine_levels;
  for (const Rational& level : levels) fine_levels.push_back(level * unit + 1);
  const auto result = [](const CompleteTable& complete, const std::vector<Rational>& scale, bool gaps) {
    ScoreTable scores = example::without_gaps(complete, scale);
    if (gaps) scores.scores[1][1].reset(), scores.scores[1][2].reset(), scores.scores[4][0].reset();
    return rank_acceptability(scores, readings_of(scores), 2, 5'000);
  };
  for (const bool gaps : {false, true}) {
    const auto expected = result(plain, levels, gaps), found = result(fine, fine_levels, gaps);
    CHECK(found.times == expected.times);
    CHECK(found.tied_first == expected.tied_first);
    CHECK(expected.times[0][0] > 0);
  }
}

TEST_CASE("scores as far apart as whole numbers go rank as they do near each other") {
  CompleteTable far = table({1, 1}, {{10, 10}, {0, 0}});
  const Rational most = 1'900'000'000;  // times 2³² it is below 2⁶³, and twice that is not
  far.scores = {{most, most}, {-most, -most}};
  const ScoreTable scores = example::without_gaps(far, {-most, most});
  const auto result = rank_acceptability(scores, readings_of(scores), 1, 100);
  CHECK(result.times == std::vector<std::vector<std::uint64_t>>{{100, 0}, {0, 100}});
}

TEST_CASE("central weights are shares of the whole weight") {
  const auto result = acceptability(table({1, 1, 1, 1}, {{10, 0, 0, 5}, {0, 10, 5, 0}}), 1'000);
  for (const auto& weights : result.central_weights)
    CHECK(std::abs(std::accumulate(weights.begin(), weights.end(), -1.0)) < 1e-12);
}

TEST_CASE("the draws do not depend on the number of threads") {
  const auto document = example::worcestershire();
  const ScoreTable scores = score_table(document);
  const auto readings = read_rows(document, scores);
  const auto one = rank_acceptability(scores, readings, 1, 10'000);
  const auto four = rank_acceptability(scores, readings, 4, 10'000);
  CHECK(one.times == four.times);
  CHECK(one.central_weights == four.central_weights);
  CHECK(rank_acceptability(scores, readings, 2, 10'000, 1).times != one.times);
}

// ---- implied weights, the real appraisals ----------------------------------------------------------------

TEST_CASE("percentages bound the sum of the weights") {
  const std::vector<TotalAndPercent> published{{192, {65, 0}}, {222, {75, 0}}};
  CHECK(implied_weight_sums(published, 5, Rounding::half_up) == WeightSums{59, 59});
  CHECK(implied_weight_sums({{192, {65, 0}}}, 5, Rounding::half_up) == WeightSums{59, 59});
  CHECK(implied_weight_sums({{100, {50, 0}}}, 1, Rounding::truncate) == WeightSums{197, 200});
  CHECK_FALSE(implied_weight_sums({{100, {50, 0}}, {100, {60, 0}}}, 1, Rounding::half_up));
}

TEST_CASE("implied sums are those that a search finds") {
  // Of 1,000 divided by 80 half is left over: only some rules round it up.
  for (const std::vector<TotalAndPercent>& published :
       {std::vector<TotalAndPercent>{{Rational(1234), {Rational(613, 10), 1}}, {999, {50, 0}}},
        std::vector<TotalAndPercent>{{100, {13, 0}}}, std::vector<TotalAndPercent>{{100, {12, 0}}}}) {
    for (const Rounding rounding : {Rounding::half_up, Rounding::half_even, Rounding::truncate}) {
      std::int64_t least = 0, most = 0;
      for (std::int64_t sum = 1; sum < 3'000; ++sum) {
        const auto fits = [&](const TotalAndPercent& each) {
          return shows_as(each.total * 100 / (Rational(sum) * 10), each.percent, rounding);
        };
        if (!std::ranges::all_of(published, fits)) continue;
        if (least == 0) least = sum;
        most = sum;
      }
      const auto implied = implied_weight_sums(published, 10, rounding);
      CHECK(implied.has_value() == (least > 0));
      if (implied) CHECK(*implied == WeightSums{least, most});
    }
  }
}

TEST_CASE("criteria are weighed by the groups that the document puts them in") {
  auto document = example::appraisal({0, 5, 10}, {1, 2, 3}, {{10, 0}, {0, 20}, {30, 0}});
  document.groups = {{"money", "Money", {}, {}}, {"care", "Care", {}, {}}};
  document.criteria[0].group = document.criteria[2].group = "care";
  document.criteria[1].group = "money";
  const Robustness result = robustness(document, audit(document, english()), english(), 1, 100);
  CHECK(result.groups == std::vector<std::size_t>{1, 0, 1});
  std::vector<std::vector<std::size_t>> first;
  for (const SchemeResult& scheme : result.schemes)
    if (scheme.scheme == Scheme::one_group) first.push_back(scheme.first);
  CHECK(first == std::vector<std::vector<std::size_t>>{{1}, {0}});
}

TEST_CASE("Birmingham: over all weights integrated transformation is first in about 96% of draws") {
  const auto document = example::birmingham();
  const Robustness result = robustness(document, audit(document, english()), english(), 2);
  CHECK(result.acceptability.draws >= 100'000);
  CHECK(result.acceptability.share(4, 1) == Approx(0.96).margin(0.01));
  CHECK(result.first == std::vector<std::size_t>{4});
}

TEST_CASE("Worcestershire: the company stays first whatever the missing scores are") {
  const auto document = example::worcestershire();
  const Robustness result = robustness(document, audit(document, english()), english(), 2, 20'000);
  CHECK(result.first == std::vector<std::size_t>{2});
  CHECK(result.given_totals.first);
  CHECK_FALSE(result.sensitive.front().changes_leader());
  for (const auto& certain : result.given_totals.stability) {
    REQUIRE(certain);
    CHECK(certain->from <= certain->to);
  }
  CHECK(result.acceptability.share(2, 1) > 0.9);
}

TEST_CASE("an option that may be level with the next is not said to be") {
  // b is 10 behind; c, taken at its published total, may be so too, or more.
  auto document = example::appraisal({0, 10}, {}, {{10, 0, 0}, {10, 10, std::nullopt}});
  example::publish_totals(document, {20, 10, 10});
  const Robustness result = robustness(document, audit(document, english()), english(), 2);
  CHECK(std::ranges::any_of(result.statements, [](const Statement& statement) {
    return statement.sentence == "With equal weights, a comes first, 10 points ahead of b.";
  }));
}

TEST_CASE("numbers stand in sentences as people say them") {
  CHECK(ordinal(english(), 1) == "1st");
  CHECK(ordinal(english(), 12) == "12th");
  CHECK(ordinal(english(), 22) == "22nd");
  CHECK(percentage(english(), Rational(1, 50)) == "2%");
  CHECK(percentage(english(), Rational(1, 10000)) == "less than 0.1%");
  CHECK(percentage(english(), Rational(138, 1000)) == "13.8%");
}
