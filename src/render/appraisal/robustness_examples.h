// One calculation of each kind, step by step and with an appraisal's own numbers, so that a reader can follow it with
// a pocket calculator. The results are those of the analysis.
#pragma once

#include <optional>

#include "analyse/robustness.h"

namespace scrutineer::render {

// Where the weight of one criterion tips the first place: t* = R/(R − d_k), see analyse/weight_stability.h.
struct CrossingExample {
  std::size_t criterion = 0;  // place in the table
  analyse::Crossing crossing;
  base::Rational weight;
  base::Rational sum;           // of all weights
  base::Rational share;         // weight ÷ sum
  base::Rational total_lead;    // of the leader over the rival, in points
  base::Rational on_criterion;  // d_k: leader's score less rival's
  base::Rational on_the_rest;   // R: the lead per unit of weight on all other criteria
  base::Rational tips_at;       // t*, a share of 0 to 1
};

// For the end of a range that is nearest to the present weight; none where no single weight tips the first place, or
// options share it.
[[nodiscard]] std::optional<CrossingExample> crossing_example(const analyse::Robustness& results);

// The change of a score that matters most.
struct ScoreExample {
  analyse::CellChange change;
  base::Rational weight;
  base::Rational points;        // weight × (to − from)
  base::Rational total_before;  // of the option whose score changes
  base::Rational total_after;
  base::Rational leader_after;  // totals afterwards: of the option that leads now, and of the best other
  base::Rational other_after;
};

[[nodiscard]] std::optional<ScoreExample> score_example(const analyse::Robustness& results);

// The leader's percentage where every criterion counts the same.
struct EqualExample {
  base::Rational scores;  // their sum
  base::Rational greatest;
  base::Rational percent;
};

[[nodiscard]] std::optional<EqualExample> equal_example(const analyse::Robustness& results);

// The leader's percentage without the criterion whose absence costs it most.
struct WithoutExample {
  std::size_t criterion = 0;
  base::Rational weight;
  base::Rational score;
  base::Rational total;  // with it
  base::Rational greatest;
  base::Rational total_left;  // without it
  base::Rational greatest_left;
  base::Rational percent;
};

[[nodiscard]] std::optional<WithoutExample> without_example(const analyse::Robustness& results);

}  // namespace scrutineer::render
