// The scores of an appraisal as numbers: the scored criteria only, every cell as a score of the scale, whatever
// the document printed (weight × score, or the score).
#pragma once

#include <optional>
#include <vector>

#include "base/rational.h"
#include "catalogue/appraisal.h"

namespace scrutineer::analyse {

// A score for every option on every criterion. All rules of analysis that need no missing cells take this.
struct CompleteTable {
  std::vector<base::Rational> weights;              // by criterion, not negative, not all zero
  std::vector<std::vector<base::Rational>> scores;  // by option, then criterion
  base::Rational lowest;                            // ends of the scale
  base::Rational highest;
  catalogue::Better better = catalogue::Better::higher;

  [[nodiscard]] std::size_t options() const { return scores.size(); }
  [[nodiscard]] std::size_t criteria() const { return weights.size(); }
};

// What is known of a total: it lies between the two, ends included.
struct Bounds {
  base::Rational lowest;
  base::Rational highest;
  [[nodiscard]] bool exact() const { return lowest == highest; }
  bool operator==(const Bounds&) const = default;
};

// Σ weight × score by option.
[[nodiscard]] std::vector<base::Rational> totals(const CompleteTable& table);

// The same with gaps. A cell is empty where the document gives no readable score.
struct ScoreTable {
  std::vector<catalogue::CriterionIndex> criteria;  // the scored ones, as places in Appraisal::criteria
  std::vector<base::Rational> weights;              // as published; all 1 when they were not
  bool weights_published = false;
  catalogue::Better better = catalogue::Better::higher;
  std::vector<base::Rational> levels;                              // the scores of the scale, each once, rising
  std::vector<std::vector<std::optional<base::Rational>>> scores;  // by option, then place in `criteria`

  [[nodiscard]] std::size_t options() const { return scores.size(); }
  [[nodiscard]] const base::Rational& lowest() const { return levels.front(); }
  [[nodiscard]] const base::Rational& highest() const { return levels.back(); }
  [[nodiscard]] bool on_scale(const base::Rational& score) const;
  // The ends of the scale by what they are worth.
  [[nodiscard]] const base::Rational& best() const {
    return better == catalogue::Better::higher ? highest() : lowest();
  }
  [[nodiscard]] const base::Rational& worst() const {
    return better == catalogue::Better::higher ? lowest() : highest();
  }
  // Σ weight.
  [[nodiscard]] base::Rational weight() const;
  // Σ weight × highest score. Totals are shares of it only where it is above zero: on a scale that ends at 0 or below,
  // no share makes sense and none is given.
  [[nodiscard]] base::Rational maximum() const;
};

[[nodiscard]] ScoreTable score_table(const catalogue::Appraisal& appraisal);

// The published total that the table's weights should reproduce: the weighted one, or the unweighted one where
// weights were never published.
[[nodiscard]] const catalogue::OptionalFigure& published_total(const catalogue::Option& option,
                                                               const ScoreTable& table);

}  // namespace scrutineer::analyse
