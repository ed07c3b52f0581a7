// Appraisals worked out again, by trying everything and with fractions done plainly: what the analysis says is held
// against this. Nothing of the code under test is used here but the types of an appraisal.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "catalogue/appraisal.h"

namespace brute {

__extension__ typedef __int128 Wide;

// Numerator and denominator, reduced after every step; small enough for the tables here.
struct Fraction {
  Wide n = 0;
  Wide d = 1;
  Fraction() = default;
  Fraction(std::int64_t whole) : n(whole) {}  // NOLINT(google-explicit-constructor)
  Fraction(Wide numerator, Wide denominator) : n(numerator), d(denominator) {
    Wide a = n < 0 ? -n : n, b = d < 0 ? -d : d;
    while (b != 0) {
      const Wide rest = a % b;
      a = b;
      b = rest;
    }
    if (a == 0) a = 1;
    if (d < 0) a = -a;
    n /= a;
    d /= a;
  }
  friend Fraction operator+(const Fraction& a, const Fraction& b) { return {a.n * b.d + b.n * a.d, a.d * b.d}; }
  friend Fraction operator-(const Fraction& a, const Fraction& b) { return {a.n * b.d - b.n * a.d, a.d * b.d}; }
  friend Fraction operator*(const Fraction& a, const Fraction& b) { return {a.n * b.n, a.d * b.d}; }
  friend Fraction operator/(const Fraction& a, const Fraction& b) { return {a.n * b.d, a.d * b.n}; }
  friend bool operator==(const Fraction& a, const Fraction& b) { return a.n == b.n && a.d == b.d; }
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) { return a.n * b.d <=> b.n * a.d; }
};

inline std::string digits(Wide value) {
  if (value < 0) return '-' + digits(-value);
  std::string text(1, static_cast<char>('0' + static_cast<int>(value % 10)));
  return value < 10 ? text : digits(value / 10) + text;
}
inline std::string text(const Fraction& value) {
  return value.d == 1 ? digits(value.n) : digits(value.n) + '/' + digits(value.d);
}

// Shown with some decimals, as a whole number of the last: by halves away from zero, to the even digit, or cut off.
enum class Rule : std::uint8_t { half_up, half_even, cut };
inline Wide shown(const Fraction& value, int places, Rule rule) {
  Wide scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const bool negative = value.n < 0;
  const Wide numerator = (negative ? -value.n : value.n) * scale;
  Wide result = numerator / value.d;
  const Wide twice_rest = 2 * (numerator - result * value.d);
  if (rule != Rule::cut &&
      (twice_rest > value.d || (twice_rest == value.d && (rule == Rule::half_up || result % 2 == 1)))) {
    ++result;
  }
  return negative ? -result : result;
}

using Row = std::vector<Fraction>;
using Table = std::vector<Row>;  // by option, then criterion

// An appraisal in plain numbers: weights in tenths, scores in hundredths.
struct Plain {
  Row weights;
  Row levels;  // rising
  bool lower_is_better = false;
  std::vector<std::vector<std::optional<Fraction>>> scores;  // by option, then criterion
  struct Total {
    Wide printed;  // a whole number of its last decimal
    int places;
  };
  std::vector<std::optional<Total>> totals;

  [[nodiscard]] std::size_t options() const { return scores.size(); }
  [[nodiscard]] std::size_t criteria() const { return weights.size(); }
};

inline Fraction total(const Row& weights, const Row& scores) {
  Fraction sum;
  for (std::size_t k = 0; k < weights.size(); ++k) sum = sum + weights[k] * scores[k];
  return sum;
}

// Every way of filling one option's row, in the order of the levels.
inline std::vector<Row> fillings(const Plain& plain, std::size_t option) {
  std::vector<Row> rows{Row{}};
  for (std::size_t k = 0; k < plain.criteria(); ++k) {
    std::vector<Row> longer;
    for (const Row& row : rows) {
      const auto& score = plain.scores[option][k];
      for (const Fraction& level : score ? Row{*score} : plain.levels) {
        longer.push_back(row);
        longer.back().push_back(level);
      }
    }
    rows = std::move(longer);
  }
  return rows;
}

// Those that give the published total.
inline std::vector<Row> matching(const Plain& plain, std::size_t option, Rule rule) {
  std::vector<Row> rows;
  if (!plain.totals[option]) return rows;
  for (Row& row : fillings(plain, option)) {
    const auto& [printed, places] = *plain.totals[option];
    if (shown(total(plain.weights, row), places, rule) == printed) rows.push_back(std::move(row));
  }
  return rows;
}

// Every table that rows chosen one an option make.
inline std::vector<Table> tables(const std::vector<std::vector<Row>>& rows) {
  std::vector<Table> result{Table{}};
  for (const auto& choices : rows) {
    std::vector<Table> longer;
    for (const Table& table : result) {
      for (const Row& row : choices) {
        longer.push_back(table);
        longer.back().push_back(row);
      }
    }
    result = std::move(longer);
  }
  return result;
}

inline Row totals(const Row& weights, const Table& table) {
  Row result;
  for (const Row& row : table) result.push_back(total(weights, row));
  return result;
}

inline bool ahead(const Plain& plain, const Fraction& a, const Fraction& b) {
  return plain.lower_is_better ? a < b : b < a;
}

// One more than the options ahead.
inline std::vector<std::size_t> ranks(const Plain& plain, const Row& totals) {
  std::vector<std::size_t> result;
  for (const Fraction& own : totals) {
    std::size_t rank = 1;
    for (const Fraction& other : totals) rank += ahead(plain, other, own) ? 1 : 0;
    result.push_back(rank);
  }
  return result;
}

inline std::vector<std::size_t> first(const Plain& plain, const Row& totals) {
  std::vector<std::size_t> result;
  const std::vector<std::size_t> by_rank = ranks(plain, totals);
  for (std::size_t option = 0; option < totals.size(); ++option) {
    if (by_rank[option] == 1) result.push_back(option);
  }
  return result;
}

// The weights as shares with the share of one moved to t and the others scaled alike.
inline Row moved(const Row& weights, std::size_t k, const Fraction& t) {
  Fraction sum;
  for (const Fraction& weight : weights) sum = sum + weight;
  Row result;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    result.push_back(j == k ? t : weights[j] / (sum - weights[k]) * (Fraction(1) - t));
  }
  return result;
}

}  // namespace brute
