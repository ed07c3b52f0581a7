#include "chart/timeline.h"

#include <fmt/format.h>

#include <algorithm>

#include "chart/axis.h"

namespace scrutineer::chart {

using base::Days;
using std::chrono::sys_days;

namespace {

constexpr double timeline_track_height = 1.625;
constexpr double timeline_lane_gap = 0.625;
constexpr double period_bar = 0.75;

YearAxis axis_of(const TimelineChart& chart, Room room) {
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

Place start_of(const Days& days, const YearAxis& axis) { return axis.place(days.first); }
Place end_of(const Days& days, const YearAxis& axis) { return axis.place(days.last + std::chrono::days{1}); }

bool is_one_day(const Days& days) { return days.first == days.last; }

Place place_of(const TimelineSign& sign, const YearAxis& axis) {
  if (sign.lasted || is_one_day(sign.days)) return start_of(sign.days, axis);
  return base::rounded((start_of(sign.days, axis) + end_of(sign.days, axis)) / 2, 2);
}

// The track of each sign: the first in which it does not touch the one before.
std::vector<std::size_t> tracks_of(const std::vector<TimelineSign>& signs, const YearAxis& axis) {
  Tracks free;
  std::vector<std::size_t> tracks;
  for (const TimelineSign& sign : signs) {
    const Place at = place_of(sign, axis);
    const int letters = static_cast<int>(fmt::formatted_size("{}", sign.number));
    const Place from = std::min(start_of(sign.days, axis), at - axis.width(8));
    const Place to = std::max(is_one_day(sign.days) ? at : end_of(sign.days, axis), at + axis.width(12 + 9 * letters));
    tracks.push_back(free.take(from, to));
  }
  return tracks;
}

double draw_period(const TimelinePeriod& period, const YearAxis& axis, double top, Drawing& drawing) {
  top += drawing.label(top, period.label, period.value) + 0.25;
  const double bottom = top + period_bar;
  axis.draw_gridlines(top, bottom, drawing);
  if (period.is_whole) {
    drawing.bar("app-chart__period", start_of(period.days, axis), end_of(period.days, axis), top, period_bar);
  } else {
    drawing.upright("app-chart__mark", end_of(period.days, axis), top, bottom);
  }
  return bottom + timeline_lane_gap;
}

void draw_sign(const TimelineSign& sign, const SignKind& kind, const YearAxis& axis, double top, Drawing& drawing) {
  const Place at = place_of(sign, axis);
  const std::string number = fmt::format("{}", sign.number);
  if (!is_one_day(sign.days))
    drawing.bar(!sign.lasted ? "app-chart__open"
                : sign.ahead ? "app-chart__lasted app-chart__ahead"
                             : "app-chart__lasted",
                start_of(sign.days, axis), end_of(sign.days, axis), top + 1.125, 0.3125);
  drawing.sign(kind.sign, at, top + 0.5625, number, {sign.ahead ? "app-chart__ahead" : "", !sign.href.empty()});
}

double draw_lane(const TimelineLane& lane, std::span<const SignKind> kinds, const YearAxis& axis, double top,
                 Drawing& drawing) {
  top += drawing.label(top, lane.label, {}) + 0.25;
  const std::vector<std::size_t> tracks = tracks_of(lane.signs, axis);
  const double bottom = top + timeline_track_height * static_cast<double>(std::ranges::max(tracks) + 1);
  axis.draw_gridlines(top, bottom, drawing);
  for (std::size_t i = 0; i < lane.signs.size(); ++i) {
    const TimelineSign& sign = lane.signs[i];
    drawing.part({sign.says, {}, sign.href}, [&] {
      draw_sign(sign, kinds[sign.kind], axis, top + timeline_track_height * static_cast<double>(tracks[i]), drawing);
      return top - 0.1;  // over the name of the lane
    });
  }
  return bottom + timeline_lane_gap;
}

std::vector<Key> key_of(const TimelineChart& chart) {
  std::vector<bool> used(chart.kinds.size());
  bool has_open = false, has_lasted = false, has_ahead = false;
  for (const TimelineLane& lane : chart.lanes) {
    for (const TimelineSign& sign : lane.signs) {
      used[sign.kind] = true;
      has_ahead = has_ahead || sign.ahead;
      if (sign.lasted) has_lasted = true;
      if (!sign.lasted && !is_one_day(sign.days)) has_open = true;
    }
  }
  std::vector<Key> key;
  for (std::size_t kind = 0; kind < chart.kinds.size(); ++kind)
    if (used[kind]) key.push_back({.swatch = {}, .words = chart.kinds[kind].words, .sign = chart.kinds[kind].sign});
  if (has_ahead) key.push_back({.swatch = {}, .words = chart.ahead_words, .sign = chart.ahead_sign});
  if (has_lasted) key.push_back({"app-chart__lasted", chart.lasted_words});
  if (has_open) key.push_back({"app-chart__open", chart.open_words});
  return key;
}

}  // namespace

std::string timeline_chart(const TimelineChart& chart) {
  return figure(chart.text, key_of(chart), [&](Drawing& drawing) {
    const YearAxis axis = axis_of(chart, drawing.room());
    axis.draw_years(drawing);
    double top = YearAxis::height;
    for (const TimelinePeriod& period : chart.periods) top = draw_period(period, axis, top, drawing);
    for (const TimelineLane& lane : chart.lanes) top = draw_lane(lane, chart.kinds, axis, top, drawing);
    drawing.set_height(top - timeline_lane_gap + 0.3);
  });
}

}  // namespace scrutineer::chart
