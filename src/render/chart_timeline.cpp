#include "render/chart_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace scrutineer::render {

using analyse::Days;
using base::Rational;
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

constexpr double axis_height = 1.5;
constexpr double track_height = 1.625;
constexpr double lane_gap = 0.625;
constexpr double period_bar = 0.75;
constexpr int most_tick_pixels = 44;

std::int64_t number_of(sys_days day) { return day.time_since_epoch().count(); }
sys_days new_year(int year) { return std::chrono::year{year} / std::chrono::January / 1; }

// Days as places on one of the two drawings.
class Axis {
 public:
  Axis(const TimelineChart& chart, ChartRoom room) : pixels_(room == ChartRoom::wide ? 640 : 280) {
    for (const TimelinePeriod& period : chart.periods) take_in(period.days);
    for (const TimelineLane& lane : chart.lanes)
      for (const TimelineSign& sign : lane.signs) take_in(sign.days);
  }

  [[nodiscard]] int first_year() const { return first_year_; }
  [[nodiscard]] int last_year() const { return last_year_; }
  // How many years apart their labels are, to have room.
  [[nodiscard]] int label_step() const {
    const int years = last_year_ - first_year_ + 1;
    return std::max(1, (years * most_tick_pixels + pixels_ - 1) / pixels_);
  }
  [[nodiscard]] ChartPlace place(sys_days day) const {
    const Rational whole = number_of(new_year(last_year_ + 1)) - number_of(new_year(first_year_));
    const Rational part = number_of(day) - number_of(new_year(first_year_));
    // Signs at the ends stick out: the last by its number.
    const Rational left = width(8), right = Rational(100) - width(34);
    return base::rounded(left + (right - left) * part / whole, 2);
  }
  [[nodiscard]] ChartPlace start(const Days& days) const { return place(days.first); }
  [[nodiscard]] ChartPlace end(const Days& days) const { return place(days.last + std::chrono::days{1}); }
  [[nodiscard]] ChartPlace width(int pixels) const {
    return base::rounded(Rational(std::int64_t{pixels} * 100, pixels_), 2);
  }

 private:
  void take_in(const Days& days) {
    const auto year_of = [](sys_days day) { return static_cast<int>(std::chrono::year_month_day(day).year()); };
    first_year_ = first_year_ == 0 ? year_of(days.first) : std::min(first_year_, year_of(days.first));
    last_year_ = std::max(last_year_, year_of(days.last));
  }

  int pixels_;
  int first_year_ = 0;
  int last_year_ = 0;
};

bool is_one_day(const Days& days) { return days.first == days.last; }

ChartPlace place_of(const TimelineSign& sign, const Axis& axis) {
  if (sign.lasted || is_one_day(sign.days)) return axis.start(sign.days);
  return base::rounded((axis.start(sign.days) + axis.end(sign.days)) / 2, 2);
}

// The track of each sign: the first in which it does not touch the one before.
std::vector<std::size_t> tracks_of(const std::vector<TimelineSign>& signs, const Axis& axis) {
  std::vector<ChartPlace> taken_to;
  std::vector<std::size_t> tracks;
  for (const TimelineSign& sign : signs) {
    const ChartPlace at = place_of(sign, axis);
    const int letters = static_cast<int>(fmt::formatted_size("{}", sign.number));
    const ChartPlace from = std::min(axis.start(sign.days), at - axis.width(8));
    const ChartPlace to = std::max(is_one_day(sign.days) ? at : axis.end(sign.days), at + axis.width(12 + 9 * letters));
    const auto free = std::ranges::find_if(taken_to, [&](const ChartPlace& end) { return end <= from; });
    tracks.push_back(static_cast<std::size_t>(free - taken_to.begin()));
    if (free == taken_to.end())
      taken_to.push_back(to);
    else
      *free = to;
  }
  return tracks;
}

void draw_years(const Axis& axis, ChartDrawing& drawing) {
  for (int year = axis.first_year(); year <= axis.last_year(); year += axis.label_step())
    drawing.text("app-chart__tick app-chart__start", axis.place(new_year(year)), axis_height - 0.5,
                 fmt::format("{}", year));
}

void draw_gridlines(const Axis& axis, double top, double bottom, ChartDrawing& drawing) {
  for (int year = axis.first_year(); year <= axis.last_year() + 1; ++year)
    drawing.upright("app-chart__gridline", axis.place(new_year(year)), top, bottom);
}

double draw_period(const TimelinePeriod& period, const Axis& axis, double top, ChartDrawing& drawing) {
  top += drawing.label(top, period.label, period.value) + 0.25;
  const double bottom = top + period_bar;
  draw_gridlines(axis, top, bottom, drawing);
  if (period.is_whole) {
    drawing.bar("app-chart__period", axis.start(period.days), axis.end(period.days), top, period_bar);
  } else {
    drawing.upright("app-chart__mark", axis.end(period.days), top, bottom);
  }
  return bottom + lane_gap;
}

double draw_lane(const TimelineLane& lane, const Axis& axis, double top, ChartDrawing& drawing) {
  top += drawing.label(top, lane.label, {}) + 0.25;
  const std::vector<std::size_t> tracks = tracks_of(lane.signs, axis);
  const double bottom = top + track_height * static_cast<double>(std::ranges::max(tracks) + 1);
  draw_gridlines(axis, top, bottom, drawing);
  for (std::size_t i = 0; i < lane.signs.size(); ++i) {
    const TimelineSign& sign = lane.signs[i];
    const double track = top + track_height * static_cast<double>(tracks[i]);
    if (!is_one_day(sign.days))
      drawing.bar(sign.lasted ? "app-chart__lasted" : "app-chart__open", axis.start(sign.days), axis.end(sign.days),
                  track + 1.125, 0.3125);
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
    const Axis axis(chart, drawing.room());
    draw_years(axis, drawing);
    double top = axis_height;
    for (const TimelinePeriod& period : chart.periods) top = draw_period(period, axis, top, drawing);
    for (const TimelineLane& lane : chart.lanes) top = draw_lane(lane, axis, top, drawing);
    drawing.set_height(top - lane_gap + 0.3);
  });
}

}  // namespace scrutineer::render
