// The analysis of random appraisals against brute force (brute_force.h). The tables have scales with decimals, below
// zero, and ending at zero, either end of which is better; ties; cells that are missing and cells off the scale;
// totals that are rounded, right or wrong; percentages; ranks by several rules.
#include "brute_force.h"

#include <catch2/catch.hpp>
#include <set>

#include "analyse/fillings.h"
#include "analyse/robustness.h"
#include "english.h"

using namespace scrutineer::analyse;  // NOLINT(google-build-using-namespace)
using brute::Fraction;
using brute::Row;
using brute::Table;
using scrutineer::base::Figure;
using scrutineer::base::power_of_ten;
using scrutineer::base::Rational;
using scrutineer::tests::english;
namespace catalogue = scrutineer::catalogue;

namespace {

constexpr unsigned first_seed = 20'261'129;
constexpr unsigned rounds = 200;
constexpr std::uint64_t draws = 120, draw_seed = 7;

Rational rational(const Fraction& value) {
  return Rational(static_cast<std::int64_t>(value.n), static_cast<std::int64_t>(value.d));
}
std::string text(const Rational& value) { return to_fraction(value); }
std::string text(const Bounds& bounds) { return text(bounds.lowest) + " to " + text(bounds.highest); }
std::string text(const RankRange& range) { return std::to_string(range.best) + " to " + std::to_string(range.worst); }

// A random appraisal, and the same in plain numbers.
struct Example {
  catalogue::Appraisal document;
  brute::Plain plain;
  bool weights_published = true;
};

class TableMaker {
 public:
  explicit TableMaker(unsigned seed) : random_(seed) {}

  Example make() {
    plain_.levels = scale();
    plain_.lower_is_better = chance(30);
    made_.weights_published = chance(85);
    weighted_cells_ = made_.weights_published && chance(50);
    const std::size_t options = 2 + below(3), criteria = 2 + below(3);
    plain_.weights = weights(criteria);
    std::size_t ways = 1;
    for (std::size_t option = 0; option < options; ++option) plain_.scores.push_back(row(option, criteria, ways));
    for (std::size_t option = 0; option < options; ++option) plain_.totals.push_back(published_total(option));
    write_document();
    return std::move(made_);
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  Row scale() {
    static const std::vector<Row> scales{
        {0, 5, 10},          {1, 2, 3, 4, 5}, {-3, -1, 0, 1, 3},
        {-5, -3, -1},        {-4, -2, 0},     {0, {1, 4}, {1, 2}, 1},
        {{1, 2}, {7, 4}, 3}, {0, 1},          {{-5, 2}, 0, {5, 2}, 10},
    };
    return scales[below(scales.size())];
  }

  Row weights(std::size_t count) {
    if (!made_.weights_published) return Row(count, Fraction(1));
    Row result;
    const bool tenths = chance(40);
    for (std::size_t k = 0; k < count; ++k) {
      const auto number = static_cast<std::int64_t>(1 + below(tenths ? 60 : 5));
      result.push_back(tenths ? Fraction(number, 10) : Fraction(number));
    }
    if (!weighted_cells_ && chance(15)) result.front() = 0;
    return result;
  }

  std::vector<std::optional<Fraction>> row(std::size_t option, std::size_t criteria, std::size_t& ways) {
    std::vector<std::optional<Fraction>> result;
    const bool twin = option > 0 && chance(12);
    for (std::size_t k = 0; k < criteria; ++k) {
      if (twin && plain_.scores.back()[k]) {
        result.push_back(plain_.scores.back()[k]);
      } else if (chance(15) && ways * plain_.levels.size() <= 300) {
        result.emplace_back();
        ways *= plain_.levels.size();
      } else if (chance(6)) {
        result.push_back(off_scale(k));
      } else {
        result.push_back(plain_.levels[below(plain_.levels.size())]);
      }
    }
    return result;
  }

  // A misprint: a changed sign, a score between or beyond the levels, or a weighted cell a tenth beside.
  Fraction off_scale(std::size_t k) {
    const Fraction level = plain_.levels[below(plain_.levels.size())];
    if (chance(40)) return Fraction(0) - level;
    if (weighted_cells_ && chance(50)) return level + Fraction(1, 10) / plain_.weights[k];
    return level + Fraction(1, 2);
  }

  std::optional<brute::Plain::Total> published_total(std::size_t option) {
    if (chance(20)) return std::nullopt;
    const std::vector<Row> rows = brute::fillings(plain_, option);
    brute::Plain::Total total{0, static_cast<int>(below(3))};
    const auto rule = chance(80) ? brute::Rule::half_up : chance(50) ? brute::Rule::half_even : brute::Rule::cut;
    total.printed = brute::shown(brute::total(plain_.weights, rows[below(rows.size())]), total.places, rule);
    if (chance(20)) total.printed += chance(50) ? 1 : -2;
    return total;
  }

  static catalogue::PrintedFigure figure(brute::Wide printed, int places) {
    return {{Rational(static_cast<std::int64_t>(printed)) / power_of_ten(places), places}, {}};
  }

  void write_document() {
    catalogue::Appraisal& document = made_.document;
    document.weighted = weighted_cells_;
    document.source = {"report", "table 1", {}};
    for (const Fraction& level : plain_.levels)
      document.scale.levels.push_back({brute::text(level), brute::text(level), rational(level), {}});
    if (plain_.lower_is_better || chance(50))
      document.scale.better = plain_.lower_is_better ? catalogue::Better::lower : catalogue::Better::higher;
    for (std::size_t option = 0; option < plain_.options(); ++option) {
      catalogue::Option& made = document.options.emplace_back();
      made.id = made.title = std::string(1, static_cast<char>('a' + option));
      if (!plain_.totals[option]) continue;
      const auto& [printed, places] = *plain_.totals[option];
      auto& published = made.published;
      (made_.weights_published ? published.total : published.unweighted_total) = figure(printed, places);
    }
    for (std::size_t k = 0; k < plain_.criteria(); ++k) {
      catalogue::Criterion& made = document.criteria.emplace_back();
      made.id = made.title = "c" + std::to_string(k + 1);
      if (made_.weights_published) made.weight = catalogue::PrintedFigure{{rational(plain_.weights[k]), 1}, {}};
      for (std::size_t option = 0; option < plain_.options(); ++option) {
        catalogue::Cell& cell = made.cells.emplace_back();
        const auto& score = plain_.scores[option][k];
        if (!score) continue;
        cell.state = catalogue::CellState::printed;
        cell.value = {rational(weighted_cells_ ? plain_.weights[k] * *score : *score), 2};
        cell.as_printed = true;
      }
    }
    made_.plain = plain_;
  }

  std::mt19937 random_;
  Example made_;
  brute::Plain plain_;
  bool weighted_cells_ = false;
};

// What brute force finds in one example.
class Expected {
 public:
  explicit Expected(const Example& example) : plain_(example.plain) {
    rule = rule_of_totals();
    for (std::size_t option = 0; option < plain_.options(); ++option) {
      rows.push_back(brute::fillings(plain_, option));
      matching.push_back(brute::matching(plain_, option, rule));
      given.push_back(matching.back().empty() ? rows.back() : matching.back());
    }
    all = brute::tables(rows);
    all_given = brute::tables(given);
  }

  brute::Rule rule{};
  std::vector<std::vector<Row>> rows, matching, given;  // by option
  std::vector<Table> all, all_given;

  [[nodiscard]] bool complete(std::size_t option) const {
    return std::ranges::all_of(plain_.scores[option], [](const auto& score) { return score.has_value(); });
  }

  [[nodiscard]] std::string total(const std::vector<Row>& choices) const {
    Row totals;
    for (const Row& row : choices) totals.push_back(brute::total(plain_.weights, row));
    return brute::text(*std::ranges::min_element(totals)) + " to " + brute::text(*std::ranges::max_element(totals));
  }

  [[nodiscard]] std::string ranks(const std::vector<Table>& tables, std::size_t option) const {
    std::set<std::size_t> ranks;
    for (const Table& table : tables) ranks.insert(brute::ranks(plain_, brute::totals(plain_.weights, table))[option]);
    return std::to_string(*ranks.begin()) + " to " + std::to_string(*ranks.rbegin());
  }

 private:
  // Half up, unless that does not fit all rows without gaps and another rule does.
  [[nodiscard]] brute::Rule rule_of_totals() const {
    for (const auto tried : {brute::Rule::half_up, brute::Rule::half_even, brute::Rule::cut}) {
      bool fits = true;
      for (std::size_t option = 0; option < plain_.options(); ++option) {
        if (!plain_.totals[option] || !complete(option)) continue;
        const Row row = brute::fillings(plain_, option).front();
        const auto& [printed, places] = *plain_.totals[option];
        const Fraction sum = brute::total(plain_.weights, row);
        if (printed == 0 && !(sum == Fraction(0))) continue;  // not worked out
        fits = fits && brute::shown(sum, places, tried) == printed;
      }
      if (fits) return tried;
    }
    return brute::Rule::half_up;
  }

  const brute::Plain& plain_;
};

Row plain_row(const brute::Plain& plain, const std::vector<Rational>& scores) {
  Row row;
  for (std::size_t k = 0; k < plain.criteria(); ++k) {
    const auto numerator = scores[k].numerator().whole(), denominator = scores[k].denominator().whole();
    row.emplace_back(*numerator, *denominator);
  }
  return row;
}

// The rows as the analysis takes them: what is tested with it has its own brute force below.
Table plain_table(const brute::Plain& plain, const CompleteTable& taken) {
  Table table;
  for (const auto& scores : taken.scores) table.push_back(plain_row(plain, scores));
  return table;
}

bool has(const Audit& audit, std::string_view code, const std::string& option) {
  return std::ranges::any_of(audit.findings, [&](const Finding& f) { return f.code == code && f.option == option; });
}

// ---- one idea each ----------------------------------------------------------------------------------------------

void check_totals_and_ranks(const Example& example, const Expected& expected, const Audit& audit) {
  for (std::size_t option = 0; option < example.plain.options(); ++option) {
    const OptionResult& result = audit.options[option];
    CHECK(text(result.total) == expected.total(expected.rows[option]));
    CHECK(text(result.given_total) == expected.total(expected.given[option]));
    CHECK(text(result.ranks) == expected.ranks(expected.all, option));
    CHECK(text(result.given_ranks) == expected.ranks(expected.all_given, option));
  }
}

void check_fillings(const Example& example, const Expected& expected, const Audit& audit) {
  for (std::size_t option = 0; option < example.plain.options(); ++option) {
    const Reading& reading = audit.readings[option];
    CHECK(reading.fillings.has_value() == example.plain.totals[option].has_value());
    if (!reading.fillings) continue;
    const Fillings& fillings = *reading.fillings;
    const auto& matching = expected.matching[option];
    CHECK(fillings.exact);
    CHECK(fillings.possible == expected.rows[option].size());
    CHECK(fillings.matching == matching.size());
    std::vector<std::string> listed, expected_list;
    for (const Filling& filling : fillings.listed) {
      std::string line;
      for (const Rational& score : filling) line += text(score) + ' ';
      listed.push_back(line);
    }
    for (const Row& row : matching) {
      if (matching.size() > Fillings::most_listed) break;
      std::string line;
      for (const std::size_t k : reading.missing) line += brute::text(row[k]) + ' ';
      expected_list.push_back(line);
    }
    CHECK(listed == expected_list);
    for (std::size_t i = 0; i < reading.missing.size(); ++i) {
      std::vector<std::string> choices, expected_choices;
      for (const Choice& choice : fillings.choices[i])
        choices.push_back(text(choice.score) + ": " + text(choice.total));
      for (const Fraction& level : example.plain.levels) {
        std::vector<Row> with_level;
        for (const Row& row : matching) {
          if (row[reading.missing[i]] == level) with_level.push_back(row);
        }
        if (!with_level.empty()) expected_choices.push_back(brute::text(level) + ": " + expected.total(with_level));
      }
      CHECK(choices == expected_choices);
    }
  }
}

// One number for each missing cell: of the only filling; or alike in all, so that the row comes to the published total
// as nearly as its fillings do; or the middle of the scale.
void check_taken(const Example& example, const Expected& expected, const Audit& audit) {
  for (std::size_t option = 0; option < example.plain.options(); ++option) {
    const Reading& reading = audit.readings[option];
    const auto& matching = expected.matching[option];
    for (const std::size_t k : reading.missing) {
      const Rational& score = reading.scores[k];
      if (matching.size() == 1)
        CHECK(text(score) == brute::text(matching.front()[k]));
      else if (matching.empty())
        CHECK(score == rational(example.plain.levels.front() + example.plain.levels.back()) / 2);
      else
        CHECK((score == reading.scores[reading.missing.front()] || example.plain.weights[k] == Fraction(0)));
    }
    if (matching.empty()) continue;
    Row totals;
    for (const Row& row : matching) totals.push_back(brute::total(example.plain.weights, row));
    const auto& printed = *example.plain.totals[option];
    const Rational total = Rational(static_cast<std::int64_t>(printed.printed)) / power_of_ten(printed.places);
    CHECK(reading.total ==
          std::clamp(total, rational(*std::ranges::min_element(totals)), rational(*std::ranges::max_element(totals))));
  }
}

void check_verdicts(const Example& example, const Expected& expected, const Audit& audit) {
  for (std::size_t option = 0; option < example.plain.options(); ++option) {
    const std::string& id = example.document.options[option].id;
    const auto& total = example.plain.totals[option];
    const bool complete = expected.complete(option);
    bool can_be_zero = false;
    Fraction lowest = brute::total(example.plain.weights, expected.rows[option].front());
    Fraction highest = brute::total(example.plain.weights, expected.rows[option].back());
    can_be_zero = lowest <= Fraction(0) && Fraction(0) <= highest;
    const bool worked_out = total && (total->printed != 0 || can_be_zero);
    const bool matches = !expected.matching[option].empty();
    const bool explained_otherwise =
        has(audit, "total-needs-sign-change", id) || has(audit, "total-needs-other-reading", id);
    CHECK((has(audit, "total-differs", id) || (complete && explained_otherwise)) ==
          (worked_out && complete && !matches));
    CHECK(has(audit, "total-with-gaps", id) == (worked_out && !complete && matches));
    CHECK((has(audit, "total-unexplained", id) || (!complete && explained_otherwise)) ==
          (worked_out && !complete && !matches));
    CHECK(has(audit, "cells-missing", id) == (!worked_out && !complete));
  }
}

void check_other_reading(const Example& example, const Audit& audit) {
  for (std::size_t option = 0; option < example.plain.options(); ++option) {
    const auto& other = audit.readings[option].other;
    CHECK(other.has_value() == !audit.readings[option].off_scale.empty());
    CHECK(other.has_value() == audit.options[option].other.has_value());
    if (!other) continue;
    brute::Plain changed = example.plain;
    for (const std::size_t k : other->sign_changed) {
      changed.scores[option][k] = Fraction(0) - *changed.scores[option][k];
      CHECK(std::ranges::find(changed.levels, *changed.scores[option][k]) != changed.levels.end());
    }
    for (const std::size_t k : other->left_open) changed.scores[option][k].reset();
    const Example as_changed{{}, changed, true};
    const Expected expected(as_changed);
    CHECK(text(other->total) == expected.total(expected.rows[option]));
    if (expected.all.size() <= 2'000) {
      CHECK(text(audit.options[option].other->ranks) == expected.ranks(expected.all, option));
    }
    const bool explains =
        other->left_open.size() <= 1 && !brute::matching(changed, option, brute::Rule::half_up).empty();
    if (audit.rounding == scrutineer::base::Rounding::half_up && audit.readings[option].fillings &&
        audit.readings[option].fillings->matching == 0) {
      CHECK(audit.readings[option].needs_other_reading() == explains);
    }
  }
}

// The lead and the first place over all fillings admitted.
void check_certainty(const Example& example, const std::vector<Table>& tables, const Robustness& results,
                     const Certainty& certain) {
  if (results.first.size() != 1) return;
  const std::size_t leader = results.first.front();
  Row leads;
  bool always_first = true;
  for (const Table& table : tables) {
    const Row totals = brute::totals(example.plain.weights, table);
    std::optional<Fraction> least;
    for (std::size_t rival = 0; rival < totals.size(); ++rival) {
      if (rival == leader) continue;
      const Fraction by =
          example.plain.lower_is_better ? totals[rival] - totals[leader] : totals[leader] - totals[rival];
      if (!least || by < *least) least = by;
    }
    leads.push_back(*least);
    always_first = always_first && *least > Fraction(0);
  }
  REQUIRE(certain.lead);
  CHECK(text(*certain.lead) ==
        brute::text(*std::ranges::min_element(leads)) + " to " + brute::text(*std::ranges::max_element(leads)));
  CHECK(certain.first == always_first);
}

// Shares of the weight at which to look: a grid, and both sides of each end. Not none and not all of it, where options
// tie that do not tie with any share beside.
std::vector<Fraction> shares_to_try(const std::vector<Rational>& ends) {
  std::vector<Fraction> result;
  for (std::int64_t i = 1; i < 12; ++i) result.emplace_back(i, 12);
  for (const Rational& end : ends) {
    const Fraction at(*end.numerator().whole(), *end.denominator().whole());
    for (const Fraction& by : {Fraction(-1, 1'000), Fraction(0), Fraction(1, 1'000)}) {
      if (Fraction(0) < at + by && at + by < Fraction(1)) result.push_back(at + by);
    }
  }
  return result;
}

bool within(const Fraction& t, const StableRange& range) {
  return range.from <= rational(t) && rational(t) <= range.to;
}
bool at_open_end(const Fraction& t, const StableRange& range) {
  return (range.below && rational(t) == range.from) || (range.above && rational(t) == range.to);
}

void check_stability(const Example& example, const Expected& expected, const Robustness& results) {
  const brute::Plain& plain = example.plain;
  const Table taken = plain_table(plain, results.taken);
  const Row now = brute::totals(plain.weights, taken);
  for (std::size_t i = 0; i < results.stability.size(); ++i) {
    const WeightStability& stability = results.stability[i];
    const std::size_t k = stability.criterion;
    Fraction sum;
    for (const Fraction& weight : plain.weights) sum = sum + weight;
    CHECK(text(stability.share) == brute::text(plain.weights[k] / sum));
    for (const Fraction& t :
         shares_to_try({stability.leader.from, stability.leader.to, stability.order.from, stability.order.to})) {
      INFO("share of criterion " << k << ": " << brute::text(t) << ", now " << text(stability.share)
                                 << "; first stays from " << text(stability.leader.from) << " to "
                                 << text(stability.leader.to) << ", the order from " << text(stability.order.from)
                                 << " to " << text(stability.order.to));
      const Row then = brute::totals(brute::moved(plain.weights, k, t), taken);
      // At an end that something crosses, options tie; beside it the order is another.
      if (!at_open_end(t, stability.leader) || stability.leader.from == stability.leader.to) {
        CHECK((brute::first(plain, then) == brute::first(plain, now)) == within(t, stability.leader));
      }
      if (!at_open_end(t, stability.order) || stability.order.from == stability.order.to) {
        CHECK((brute::ranks(plain, then) == brute::ranks(plain, now)) == within(t, stability.order));
      }
    }
    for (const auto& [certain, tables] :
         {std::pair(&results.given_totals, &expected.all_given), std::pair(&results.given_scores, &expected.all)}) {
      if (results.first.size() != 1 || tables->size() > 60) continue;
      const auto always_first = [&](const Fraction& t) {
        const Row weights = brute::moved(plain.weights, k, t);
        return std::ranges::all_of(*tables, [&](const Table& table) {
          return brute::first(plain, brute::totals(weights, table)) == results.first;
        });
      };
      CHECK(certain->stability[i].has_value() == always_first(plain.weights[k] / sum));
      if (!certain->stability[i]) continue;
      const StableRange& range = *certain->stability[i];
      for (const Fraction& t : shares_to_try({range.from, range.to})) {
        if (!at_open_end(t, range)) CHECK(always_first(t) == within(t, range));
      }
    }
  }
}

void check_dominance(const Example& example, const Expected& expected, const Robustness& results) {
  const brute::Plain& plain = example.plain;
  std::vector<Dominance> dominances;
  for (std::size_t winner = 0; winner < plain.options(); ++winner) {
    for (std::size_t loser = 0; loser < plain.options(); ++loser) {
      if (winner == loser) continue;
      const bool always = std::ranges::all_of(expected.rows[winner], [&](const Row& a) {
        return std::ranges::all_of(expected.rows[loser], [&](const Row& b) {
          bool better = false;
          for (std::size_t k = 0; k < a.size(); ++k) {
            if (brute::ahead(plain, b[k], a[k])) return false;
            better = better || brute::ahead(plain, a[k], b[k]);
          }
          return better;
        });
      });
      if (always) dominances.push_back({winner, loser});
    }
  }
  CHECK(results.dominances == dominances);
}

// Every change of one cell to a level, and what it does: 0 another first, 1 a tie, 2 a narrower lead.
void check_flips(const Example& example, const Robustness& results) {
  const brute::Plain& plain = example.plain;
  const Table taken = plain_table(plain, results.taken);
  const auto lead_of = [&](const Table& table, std::size_t leader) {
    const Row totals = brute::totals(plain.weights, table);
    std::optional<Fraction> least;
    for (std::size_t rival = 0; rival < totals.size(); ++rival) {
      if (rival == leader) continue;
      const Fraction by = plain.lower_is_better ? totals[rival] - totals[leader] : totals[leader] - totals[rival];
      if (!least || by < *least) least = by;
    }
    return *least;
  };
  const std::vector<std::size_t> first = brute::first(plain, brute::totals(plain.weights, taken));
  CHECK(results.first == first);
  if (first.size() != 1) {
    CHECK(results.sensitive.empty());
    return;
  }
  const Fraction now = lead_of(taken, first.front());
  std::size_t changes = 0;
  std::map<std::pair<std::size_t, std::size_t>, const CellChange*> found;
  for (const CellChange& change : results.sensitive) found[{change.option, change.criterion}] = &change;
  for (std::size_t option = 0; option < plain.options(); ++option) {
    for (std::size_t k = 0; k < plain.criteria(); ++k) {
      std::optional<std::tuple<int, Fraction, Fraction>> best;  // outcome, then size and lead, or lead and size
      for (const Fraction& level : plain.levels) {
        Table table = taken;
        table[option][k] = level;
        const Fraction lead = lead_of(table, first.front());
        if (!(lead < now)) continue;
        const Fraction change = level - taken[option][k];
        const Fraction size = change < Fraction(0) ? Fraction(0) - change : change;
        const int outcome = lead < Fraction(0) ? 0 : lead == Fraction(0) ? 1 : 2;
        const std::tuple<int, Fraction, Fraction> tried{outcome, outcome < 2 ? size : lead, outcome < 2 ? lead : size};
        if (!best || tried < *best) best = tried;
      }
      if (!best || !plain.scores[option][k]) {  // a score that is not known cannot be changed
        CHECK_FALSE(found.contains({option, k}));
        continue;
      }
      ++changes;
      REQUIRE(found.contains({option, k}));
      const CellChange& change = *found[{option, k}];
      const auto& [outcome, a, b] = *best;
      CHECK((change.lead < 0 ? 0 : change.lead == 0 ? 1 : 2) == outcome);
      CHECK(text(change.size()) == brute::text(outcome < 2 ? a : b));
      CHECK(text(change.lead) == brute::text(outcome < 2 ? b : a));
    }
  }
  CHECK(results.sensitive.size() == changes);
}

// By the formula of the k-th of n weights, those of equal criteria averaged.
Row centroid(const Row& weights) {
  const std::size_t n = weights.size();
  Row result;
  for (const Fraction& own : weights) {
    Fraction share;
    std::int64_t alike = 0;
    for (std::size_t place = 0; place < n; ++place) {
      Row sorted = weights;
      std::ranges::sort(sorted, [](const Fraction& a, const Fraction& b) { return b < a; });
      if (!(sorted[place] == own)) continue;
      ++alike;
      for (std::size_t i = place; i < n; ++i) share = share + Fraction(1, static_cast<std::int64_t>((i + 1) * n));
    }
    result.push_back(share / Fraction(alike));
  }
  return result;
}

void check_schemes(const Example& example, const Robustness& results) {
  const brute::Plain& plain = example.plain;
  const Table taken = plain_table(plain, results.taken);
  for (const SchemeResult& scheme : results.schemes) {
    Row weights = plain.weights;
    Table table = taken;
    std::vector<std::size_t> options(plain.options());
    std::iota(options.begin(), options.end(), 0);
    if (scheme.scheme == Scheme::equal) weights.assign(weights.size(), 1);
    if (scheme.scheme == Scheme::rank_order_centroid) weights = centroid(weights);
    if (scheme.scheme == Scheme::without_criterion) weights[scheme.subject] = 0;
    if (scheme.scheme == Scheme::without_option) {
      table.erase(table.begin() + static_cast<std::ptrdiff_t>(scheme.subject));
      options.erase(options.begin() + static_cast<std::ptrdiff_t>(scheme.subject));
    }
    const Row totals = brute::totals(weights, table);
    const std::vector<std::size_t> ranks = brute::ranks(plain, totals);
    Fraction sum;
    for (const Fraction& weight : weights) sum = sum + weight;
    for (std::size_t i = 0; i < options.size(); ++i) {
      CHECK(scheme.rank[options[i]] == ranks[i]);
      const auto& percent = scheme.percent[options[i]];
      CHECK(percent.has_value() == (plain.levels.back() > Fraction(0)));
      if (percent) CHECK(text(*percent) == brute::text(totals[i] * Fraction(100) / (sum * plain.levels.back())));
    }
  }
}

std::uint64_t split_mix(std::uint64_t position) {
  std::uint64_t z = draw_seed + (position + 1) * 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return (z ^ (z >> 31)) >> 32;
}

void check_acceptability(const Example& example, const RankAcceptability& result) {
  const brute::Plain& plain = example.plain;
  std::vector<std::vector<std::uint64_t>> times(plain.options(), std::vector<std::uint64_t>(plain.options()));
  std::uint64_t position = 0;
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    std::vector<std::uint64_t> cuts{0, std::uint64_t{1} << 32};
    for (std::size_t i = 1; i < plain.criteria(); ++i) cuts.push_back(split_mix(position++));
    std::ranges::sort(cuts);
    Row weights;
    for (std::size_t i = 1; i < cuts.size(); ++i)
      weights.emplace_back(static_cast<std::int64_t>(cuts[i] - cuts[i - 1] + 1));
    Table table;
    for (const auto& scores : plain.scores) {
      auto& row = table.emplace_back();
      for (const auto& score : scores)
        row.push_back(score ? *score : plain.levels[split_mix(position++) * plain.levels.size() >> 32]);
    }
    const std::vector<std::size_t> ranks = brute::ranks(plain, brute::totals(weights, table));
    for (std::size_t option = 0; option < ranks.size(); ++option) ++times[option][ranks[option] - 1];
  }
  CHECK(result.times == times);
}

}  // namespace

TEST_CASE("what is said of random appraisals agrees with trying everything") {
  for (unsigned round = 0; round < rounds; ++round) {
    const unsigned seed = first_seed + round;
    INFO("seed " << seed);
    const Example example = TableMaker(seed).make();
    const Expected expected(example);
    const Audit audited = audit(example.document, english());
    check_totals_and_ranks(example, expected, audited);
    check_fillings(example, expected, audited);
    check_taken(example, expected, audited);
    check_verdicts(example, expected, audited);
    check_other_reading(example, audited);
    const Robustness results = robustness(example.document, audited, english(), 1, draws, draw_seed);
    check_certainty(example, expected.all_given, results, results.given_totals);
    check_certainty(example, expected.all, results, results.given_scores);
    check_stability(example, expected, results);
    check_dominance(example, expected, results);
    check_flips(example, results);
    check_schemes(example, results);
    check_acceptability(example, results.acceptability);
  }
}
