#include "chart/inspections.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/days.h"
#include "chart/axis.h"

namespace scrutineer::chart {

using base::PartialDate;

namespace {

constexpr double inspection_track_height = 1.625;
constexpr double inspection_lane_gap = 0.75;
constexpr int inspection_letter_pixels = 8;

// Dates as places on one of the two drawings, and what stands there.
class Axis {
 public:
  Axis(const InspectionChart& chart, Room room)
      : is_wide_(room == Room::wide), judgements_(chart.judgements), years_(room) {
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
  [[nodiscard]] Place place(const PartialDate& date) const {
    const base::Days days = base::days_of(date);
    return base::rounded((years_.place(days.first) + years_.place(days.last + std::chrono::days{1})) / 2, 2);
  }
  // What stands at the right of a sign: the judgement, or its letter where there is no room.
  [[nodiscard]] std::string_view words(std::size_t judgement) const {
    return is_wide_ ? judgements_[judgement].words : judgements_[judgement].letter;
  }
  [[nodiscard]] static int word_pixels(std::string_view words) {
    return 16 + inspection_letter_pixels * static_cast<int>(words.size());
  }

 private:
  bool is_wide_;
  std::span<const SignKind> judgements_;
  YearAxis years_;
};

// The track of each sign: the first in which it does not touch the words of the one before.
std::vector<std::size_t> tracks_of(const InspectionLane& lane, const Axis& axis) {
  Tracks free;
  std::vector<std::size_t> tracks;
  for (const JudgementSign& sign : lane.signs) {
    const Place at = axis.place(sign.date);
    tracks.push_back(
        free.take(at - axis.years().width(8), at + axis.years().width(Axis::word_pixels(axis.words(sign.judgement)))));
  }
  return tracks;
}

double draw_lane(const InspectionLane& lane, std::span<const SignKind> judgements, const Axis& axis, double top,
                 Drawing& drawing) {
  top += drawing.label(top, lane.label, lane.start) + 0.25;
  const std::vector<std::size_t> tracks = tracks_of(lane, axis);
  const double height = inspection_track_height * static_cast<double>(std::ranges::max(tracks) + 1);
  if (lane.started) drawing.bar("app-chart__running", axis.place(*lane.started), axis.years().end(), top, height);
  axis.years().draw_gridlines(top, top + height, drawing);
  if (lane.started) drawing.upright("app-chart__mark", axis.place(*lane.started), top, top + height);
  for (std::size_t i = 0; i < lane.signs.size(); ++i)
    drawing.sign(judgements[lane.signs[i].judgement].sign, axis.place(lane.signs[i].date),
                 top + inspection_track_height * (static_cast<double>(tracks[i]) + 0.5),
                 axis.words(lane.signs[i].judgement));
  return top + height + inspection_lane_gap;
}

std::vector<Key> key_of(const InspectionChart& chart) {
  std::vector<bool> used(chart.judgements.size());
  bool has_start = false;
  for (const InspectionLane& lane : chart.lanes) {
    has_start = has_start || lane.started;
    for (const JudgementSign& sign : lane.signs) used[sign.judgement] = true;
  }
  std::vector<Key> key;
  for (std::size_t i = 0; i < used.size(); ++i)
    if (const SignKind& kind = chart.judgements[i]; used[i])
      key.push_back({{}, fmt::format("{} ({})", kind.words, kind.letter), {}, {}, kind.sign});
  if (has_start) key.push_back({"app-chart__running", chart.start_words});
  return key;
}

}  // namespace

std::string inspection_chart(const InspectionChart& chart) {
  return figure(chart.text, key_of(chart), [&](Drawing& drawing) {
    const Axis axis(chart, drawing.room());
    axis.years().draw_years(drawing);
    double top = YearAxis::height;
    for (const InspectionLane& lane : chart.lanes) {
      drawing.part({lane.says}, [&] {
        const double label = top;
        top = draw_lane(lane, chart.judgements, axis, top, drawing);
        return label + 1.5;
      });
    }
    drawing.set_height(top - inspection_lane_gap + 0.3);
  });
}

}  // namespace scrutineer::chart
