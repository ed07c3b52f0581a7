// Things that happened, on a line of years: numbered signs in lanes, and bars for periods.
//
// A day is a sign. A date known only to its month or year is a sign in the middle of it over an outline of the whole;
// what lasted is a sign at its start over a bar.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyse/timeline.h"
#include "catalogue/chronology.h"
#include "render/chart_figure.h"

namespace scrutineer::render {

struct TimelineSign {
  std::size_t number = 0;  // in the list beside the drawing
  catalogue::EventKind kind{};
  analyse::Days days;
  bool lasted = false;
};

struct TimelineLane {
  std::string label;
  std::vector<TimelineSign> signs;  // in order of time
};

// A named stretch above the lanes. Where only one end is known it is a mark at that end.
struct TimelinePeriod {
  std::string label;
  std::string value;  // its dates in words
  analyse::Days days;
  bool is_whole = true;
};

struct TimelineChart {
  ChartText text;
  std::vector<TimelinePeriod> periods;
  std::vector<TimelineLane> lanes;
};

// "Decision": what a kind of event is called.
[[nodiscard]] std::string_view event_kind_title(catalogue::EventKind kind);

[[nodiscard]] std::string timeline_chart(const TimelineChart& chart);

}  // namespace scrutineer::render
