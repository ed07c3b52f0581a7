// Between which shares of the whole weight does the conclusion hold? A bar from … to on 0 to 100% for each
// criterion, with the present share marked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"
#include "chart/figure.h"

namespace scrutineer::chart {

// Shares of 0 to 1.
struct RangeBar {
  std::string label;  // the criterion
  std::string value;  // at the right of the label: "1.4% to 100%"
  base::Rational from;
  base::Rational to;
  base::Rational now;
  // The part of it that is certain whatever the missing scores are, drawn darker.
  struct Certain {
    base::Rational from;
    base::Rational to;
  };
  std::optional<Certain> certain = {};
  std::string says = {};  // all of its figures
};

struct RangeBars {
  Text text;
  std::string range_words;    // the key: "The company stays first"
  std::string certain_words;  // "… whatever the missing scores are"; empty when no bar has a certain part
  std::string now_words;      // "Share of the weight now"
  std::vector<RangeBar> bars;
};

[[nodiscard]] std::string range_bars(const RangeBars& chart);

}  // namespace scrutineer::chart
