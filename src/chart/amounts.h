// How much each of several things has of one quantity: bars from zero, in the order given. What has no figure has its
// row too, and no bar.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"
#include "chart/figure.h"

namespace scrutineer::chart {

struct AmountBar {
  std::string label;
  std::string value;                     // "£1,250,000 a year"; where there is none, that it is missing
  std::optional<base::Rational> amount;  // none where it is missing
};

struct AmountBars {
  Text text;
  std::vector<AmountBar> bars;
};

[[nodiscard]] std::string amount_bars(const AmountBars& chart);

}  // namespace scrutineer::chart
