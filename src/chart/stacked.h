// Bars made of parts, each against the same maximum: totals by group of criteria, or the ranks an option takes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"
#include "chart/figure.h"

namespace scrutineer::chart {

struct StackedBar {
  std::string label;                   // the option
  std::string value;                   // at the right of the label: "1,810 of 2,170"
  std::vector<base::Rational> parts;   // by series; below zero counts as zero
  std::vector<std::string> part_text;  // by series, "720", "2nd 75%": in a part that is wide enough, or its first word
  // Hatched beyond the parts: up to here missing scores could take the bar.
  std::optional<base::Rational> open_to = {};
  // A line across the bar: the total as published.
  std::optional<base::Rational> mark = {};
  std::string says = {};  // all of its figures: "Company: …"
  bool quiet = false;     // not what the headline is about
};

struct StackedBars {
  Text text;
  std::vector<std::string> series;  // names for the key, at most 6 are told apart
  bool in_order = false;            // series are steps of one scale (ranks), darkest first; otherwise unlike things
  base::Rational maximum;           // the full width of every bar, above zero
  std::string open_words = {};      // the key for the hatching: "Open: scores that cannot be read"
  std::string mark_words = {};      // the key for the line: "Total as published"
  std::vector<StackedBar> bars;
};

// Series are named over the first bar where there is room, or by the text of their parts where they are steps of one
// scale; else in a key. A bar, with what is open, never reaches beyond the maximum.
[[nodiscard]] std::string stacked_bars(const StackedBars& chart);

}  // namespace scrutineer::chart
