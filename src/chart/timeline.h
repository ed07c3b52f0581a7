// Things that happened, on a line of years: numbered signs in lanes, and bars for periods.
//
// A day is a sign. A date known only to its month or year is a sign in the middle of it over an outline of the whole;
// what lasted is a sign at its start over a bar. What lay ahead when it was told has a hollow sign or bar.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/days.h"
#include "chart/figure.h"

namespace scrutineer::chart {

struct TimelineSign {
  std::size_t number = 0;  // in the list beside the drawing
  std::size_t kind = 0;    // which of TimelineChart::kinds
  base::Days days;
  bool lasted = false;
  bool ahead = false;     // planned or due, not told as having happened
  std::string says = {};  // what it is, in words
  std::string href = {};  // of its place in the list
};

struct TimelineLane {
  std::string label;
  std::vector<TimelineSign> signs;  // in order of time
};

// A named stretch above the lanes. Where only one end is known it is a mark at that end.
struct TimelinePeriod {
  std::string label;
  std::string value;  // its dates in words
  base::Days days;
  bool is_whole = true;
};

struct TimelineChart {
  Text text;
  std::vector<TimelinePeriod> periods;
  std::vector<TimelineLane> lanes;
  std::span<const SignKind> kinds;  // of things that happen, in the order of the key
  std::string lasted_words;         // the key for the bars: "How long it lasted"
  std::string open_words;           // the key for the outlines: "Some time in this month or year"
  std::string ahead_words = {};     // the key for what is hollow: "Hollow: planned or due"
  Sign ahead_sign = {};             // one that is hollow, for the key
};

[[nodiscard]] std::string timeline_chart(const TimelineChart& chart);

}  // namespace scrutineer::chart
