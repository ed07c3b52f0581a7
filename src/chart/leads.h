// What is left of the lead after a change: bars from zero, to the right while the leader stays ahead, to the left
// when another option overtakes it.
#pragma once

#include <string>
#include <vector>

#include "base/rational.h"
#include "chart/figure.h"

namespace scrutineer::chart {

struct LeadBar {
  std::string label;    // what changes: "Implementation timescales, Joint venture: 0 to 10"
  std::string value;    // what is left: "195 ahead", "level", "45 behind"
  base::Rational lead;  // afterwards
};

struct LeadBars {
  Text text;
  base::Rational lead_now;  // a line across all bars, above zero
  std::string now_words;    // the key for it: "Lead now: 295 points"
  std::string left_words;   // the key for the bars: "Lead left after the change"
  std::string lost_words;   // the key for those to the left: "Another option is ahead by this much"
  std::vector<LeadBar> bars;
};

[[nodiscard]] std::string lead_bars(const LeadBars& chart);

}  // namespace scrutineer::chart
