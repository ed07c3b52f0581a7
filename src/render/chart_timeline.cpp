#include "render/chart_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/chart_axis.h"

namespace scrutineer::render {

using analyse::Days;
using catalogue::EventKind;
using std::chrono::sys_days;

namespace {

struct KindLook {
  std::string_view title;
  ChartSign sign;
};

// In the order of catalogue::EventKind. Each differs in form, so that colour is not needed.
constexpr std::array<KindLook, catalogue::event_kind_count> looks{{
    {"Event", {"app-chart__sign app-chart__sign--ring", "M-4.5,0 a4.5,4.5 0 1,0 9,0 a4.5,4.5 0 1,0 -9,0 z"}},
    {"Start", {"app-chart__sign app-chart__sign--1", "M-4.5,-6 L6,0 L-4.5,6 z"}},
    {"Decision", {"app-chart__sign app-chart__sign--5", "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 z"}},
    {"Inspection", {"app-chart__sign app-chart__sign--3", "M-5.5,0 a5.5,5.5 0 1,0 11,0 a5.5,5.5 0 1,0 -11,0 z"}},
    {"Direction", {"app-chart__sign app-chart__sign--5", "M-6,-5 L6,-5 L0,6 z"}},
    {"Report", {"app-chart__sign app-chart__sign--3", "M-5,-5 L5,-5 L5,5 L-5,5 z"}},
    {"Milestone", {"app-chart__sign app-chart__sign--1", "M-6,5 L6,5 L0,-6 z"}},
    {"Deadline", {"app-chart__sign app-chart__sign--2", "M-5.5,-6 L5.5,-6 L-5.5,6 L5.5,6 z"}},
}};

constexpr double track_height = 1.625;
constexpr double lane_gap = 0.625;
constexpr double period_bar = 0.75;

YearAxis axis_of(const TimelineChart& chart, ChartRoom room) {
  YearAxis axis(room);
  const auto take_in = [&](const Days& days) {
    for (const sys_days day : {days.first, days.last})
      axis.take_in(static_cast<int>(std::chrono::year_month_day(day).year()));
  };
  for (const TimelinePeriod& period : chart.periods) take_in(period.days);
  for (const TimelineLane& lane : chart.lanes)
    for (const TimelineSign& sign : lane.signs) take_in(sign.days);
  axis.set_margins(8, 34);  // signs at the ends stick out: the last by its number
  return axis;
}

ChartPlace start_of(const Days& days, const YearAxis& axis) { return axis.place(days.first); }
ChartPlace end_of(const Days& days, const YearAxis& axis) { return axis.place(days.last + std::chrono::days{1}); }

bool is_one_day(const Days& days) { return days.first == days.last; }

ChartPlace place_of(const TimelineSign& sign, const YearAxis& axis) {
  if (sign.lasted || is_one_day(sign.days)) return start_of(sign.days, axis);
  return base::rounded((start_of(sign.days, axis) + end_of(sign.days, axis)) / 2, 2);
}

// The track of each sign: the first in which it does not touch the one before.
std::vector<std::size_t> tracks_of(const std::vector<TimelineSign>& signs, const YearAxis& axis) {
  ChartTracks free;
  std::vector<std::size_t> tracks;
  for (const TimelineSign& sign : signs) {
    const ChartPlace at = place_of(sign, axis);
    const int letters = static_cast<int>(fmt::formatted_size("{}", sign.number));
    const ChartPlace from = std::min(start_of(sign.days, axis), at - axis.width(8));
    const ChartPlace to =
        std::max(is_one_day(sign.days) ? at : end_of(sign.days, axis), at + axis.width(12 + 9 * letters));
    tracks.push_back(free.take(from, to));
  }
  return tracks;
}

double draw_period(const TimelinePeriod& period, const YearAxis& axis, double top, ChartDrawing& drawing) {
  top += drawing.label(top, period.label, period.value) + 0.25;
  const double bottom = top + period_bar;
  axis.draw_gridlines(top, bottom, drawing);
  if (period.is_whole) {
    drawing.bar("app-chart__period", start_of(period.days, axis), end_of(period.days, axis), top, period_bar);
  } else {
    drawing.upright("app-chart__mark", end_of(period.days, axis), top, bottom);
  }
  return bottom + lane_gap;
}

double draw_lane(const TimelineLane& lane, const YearAxis& axis, double top, ChartDrawing& drawing) {
  top += drawing.label(top, lane.label, {}) + 0.25;
  const std::vector<std::size_t> tracks = tracks_of(lane.signs, axis);
  const double bottom = top + track_height * static_cast<double>(std::ranges::max(tracks) + 1);
  axis.draw_gridlines(top, bottom, drawing);
  for (std::size_t i = 0; i < lane.signs.size(); ++i) {
    const TimelineSign& sign = lane.signs[i];
    const double track = top + track_height * static_cast<double>(tracks[i]);
    if (!is_one_day(sign.days))
      drawing.bar(sign.lasted ? "app-chart__lasted" : "app-chart__open", start_of(sign.days, axis),
                  end_of(sign.days, axis), track + 1.125, 0.3125);
    drawing.sign(looks[static_cast<std::size_t>(sign.kind)].sign, place_of(sign, axis), track + 0.5625,
                 fmt::format("{}", sign.number));
  }
  return bottom + lane_gap;
}

std::vector<ChartKey> key_of(const TimelineChart& chart) {
  std::array<bool, catalogue::event_kind_count> used{};
  bool has_open = false, has_lasted = false;
  for (const TimelineLane& lane : chart.lanes) {
    for (const TimelineSign& sign : lane.signs) {
      used[static_cast<std::size_t>(sign.kind)] = true;
      if (sign.lasted) has_lasted = true;
      if (!sign.lasted && !is_one_day(sign.days)) has_open = true;
    }
  }
  std::vector<ChartKey> key;
  for (std::size_t kind = 0; kind < looks.size(); ++kind)
    if (used[kind]) key.push_back({{}, std::string(looks[kind].title), {}, {}, looks[kind].sign});
  if (has_lasted) key.push_back({"app-chart__lasted", "How long it lasted"});
  if (has_open) key.push_back({"app-chart__open", "Some time in this month or year"});
  return key;
}

}  // namespace

std::string_view event_kind_title(EventKind kind) { return looks[static_cast<std::size_t>(kind)].title; }

std::string timeline_chart(const TimelineChart& chart) {
  return chart_figure(chart.text, key_of(chart), [&](ChartDrawing& drawing) {
    const YearAxis axis = axis_of(chart, drawing.room());
    axis.draw_years(drawing);
    double top = YearAxis::height;
    for (const TimelinePeriod& period : chart.periods) top = draw_period(period, axis, top, drawing);
    for (const TimelineLane& lane : chart.lanes) top = draw_lane(lane, axis, top, drawing);
    drawing.set_height(top - lane_gap + 0.3);
  });
}

}  // namespace scrutineer::render
