// Amounts up a chart, in round steps. The scale holds zero, unless all amounts lie so close together, for how large
// they are, that nothing of their differences would be seen: then it begins elsewhere, which the words of the chart
// must say.
#pragma once

#include <span>
#include <vector>

#include "base/rational.h"

namespace scrutineer::chart {

class ValueAxis {
 public:
  // At least one value.
  explicit ValueAxis(std::span<const base::Rational> values);

  [[nodiscard]] const base::Rational& lowest() const { return lowest_; }
  [[nodiscard]] const base::Rational& highest() const { return highest_; }
  [[nodiscard]] bool has_zero() const { return lowest_ <= base::Rational(0) && base::Rational(0) <= highest_; }
  // From the lowest to the highest: two to six.
  [[nodiscard]] std::vector<base::Rational> steps() const;
  // How far below the top of the axis the amount stands, of a height; with two decimals.
  [[nodiscard]] double place(const base::Rational& value, double height) const;

 private:
  base::Rational lowest_, highest_, step_;
};

}  // namespace scrutineer::chart
