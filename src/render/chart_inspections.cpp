#include "render/chart_inspections.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analyse/timeline.h"
#include "render/chart_axis.h"
#include "render/judgement.h"

namespace scrutineer::render {

using base::PartialDate;
using catalogue::Judgement;

namespace {

// In the order of catalogue::Judgement. Each differs in form, so that colour is not needed.
constexpr std::array<ChartSign, 5> signs{
    {{"app-chart__sign app-chart__judgement--not-stated", "M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0 z"},
     {"app-chart__sign app-chart__judgement--outstanding", "M0,-7.5 L7.5,0 L0,7.5 L-7.5,0 z"},
     {"app-chart__sign app-chart__judgement--good", "M-6,0 a6,6 0 1,0 12,0 a6,6 0 1,0 -12,0 z"},
     {"app-chart__sign app-chart__judgement--requires-improvement", "M-6.5,5.5 L6.5,5.5 L0,-6.5 z"},
     {"app-chart__sign app-chart__judgement--inadequate", "M-5.5,-5.5 L5.5,-5.5 L5.5,5.5 L-5.5,5.5 z"}}};

constexpr double track_height = 1.625;
constexpr double lane_gap = 0.75;
constexpr int letter_pixels = 8;

// Dates as places on one of the two drawings, and what stands there.
class Axis {
 public:
  Axis(const InspectionChart& chart, ChartRoom room) : is_wide_(room == ChartRoom::wide), years_(room) {
    int longest = 0;
    for (const InspectionLane& lane : chart.lanes) {
      if (lane.started) years_.take_in(lane.started->year());
      for (const JudgementSign& sign : lane.signs) {
        years_.take_in(sign.date.year());
        longest = std::max(longest, word_pixels(words(sign.judgement)));
      }
    }
    years_.set_margins(0, longest);  // the words of the last sign need room at its right
  }

  [[nodiscard]] const YearAxis& years() const { return years_; }
  [[nodiscard]] ChartPlace place(const PartialDate& date) const {
    const analyse::Days days = analyse::days_of(date);
    return base::rounded((years_.place(days.first) + years_.place(days.last + std::chrono::days{1})) / 2, 2);
  }
  // What stands at the right of a sign: the judgement, or its letter where there is no room.
  [[nodiscard]] std::string_view words(Judgement judgement) const {
    return is_wide_ ? words_of(judgement).words : words_of(judgement).letter;
  }
  [[nodiscard]] static int word_pixels(std::string_view words) {
    return 16 + letter_pixels * static_cast<int>(words.size());
  }

 private:
  bool is_wide_;
  YearAxis years_;
};

// The track of each sign: the first in which it does not touch the words of the one before.
std::vector<std::size_t> tracks_of(const InspectionLane& lane, const Axis& axis) {
  ChartTracks free;
  std::vector<std::size_t> tracks;
  for (const JudgementSign& sign : lane.signs) {
    const ChartPlace at = axis.place(sign.date);
    tracks.push_back(
        free.take(at - axis.years().width(8), at + axis.years().width(Axis::word_pixels(axis.words(sign.judgement)))));
  }
  return tracks;
}

double draw_lane(const InspectionLane& lane, const Axis& axis, double top, ChartDrawing& drawing) {
  top += drawing.label(top, lane.label, lane.start) + 0.25;
  const std::vector<std::size_t> tracks = tracks_of(lane, axis);
  const double height = track_height * static_cast<double>(std::ranges::max(tracks) + 1);
  if (lane.started) drawing.bar("app-chart__running", axis.place(*lane.started), axis.years().end(), top, height);
  axis.years().draw_gridlines(top, top + height, drawing);
  if (lane.started) drawing.upright("app-chart__mark", axis.place(*lane.started), top, top + height);
  for (std::size_t i = 0; i < lane.signs.size(); ++i)
    drawing.sign(signs[static_cast<std::size_t>(lane.signs[i].judgement)], axis.place(lane.signs[i].date),
                 top + track_height * (static_cast<double>(tracks[i]) + 0.5), axis.words(lane.signs[i].judgement));
  return top + height + lane_gap;
}

std::vector<ChartKey> key_of(const InspectionChart& chart) {
  std::array<bool, signs.size()> used{};
  bool has_start = false;
  for (const InspectionLane& lane : chart.lanes) {
    has_start = has_start || lane.started;
    for (const JudgementSign& sign : lane.signs) used[static_cast<std::size_t>(sign.judgement)] = true;
  }
  std::vector<ChartKey> key;
  for (const Judgement judgement : {Judgement::outstanding, Judgement::good, Judgement::requires_improvement,
                                    Judgement::inadequate, Judgement::not_stated})
    if (const auto i = static_cast<std::size_t>(judgement); used[i])
      key.push_back(
          {{}, fmt::format("{} ({})", words_of(judgement).words, words_of(judgement).letter), {}, {}, signs[i]});
  if (has_start) key.push_back({"app-chart__running", "From the start of the model on"});
  return key;
}

}  // namespace

std::string inspection_chart(const InspectionChart& chart) {
  return chart_figure(chart.text, key_of(chart), [&](ChartDrawing& drawing) {
    const Axis axis(chart, drawing.room());
    axis.years().draw_years(drawing);
    double top = YearAxis::height;
    for (const InspectionLane& lane : chart.lanes) top = draw_lane(lane, axis, top, drawing);
    drawing.set_height(top - lane_gap + 0.3);
  });
}

}  // namespace scrutineer::render
