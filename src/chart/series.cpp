#include "chart/series.h"

#include <algorithm>
#include <array>

#include "chart/axis.h"

namespace scrutineer::chart {
namespace {

constexpr double plot_height = 9;
constexpr double series_line_height = 1.25;
constexpr int series_letter_pixels = 7;
constexpr std::size_t narrow_label = 19, wide_label = 42;  // characters of a line of the label of the change

constexpr std::string_view circle = "M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0 z";
constexpr std::string_view square = "M-4.5,-4.5 L4.5,-4.5 L4.5,4.5 L-4.5,4.5 z";
constexpr std::string_view diamond = "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 z";
constexpr Sign missing_sign{"app-chart__point app-chart__point--missing", "M-4,-4 L4,4 M4,-4 L-4,4"};

// In the order of SeriesSide.
constexpr std::array<Sign, 4> signs{{{"app-chart__point app-chart__point--before", circle},
                                     {"app-chart__point app-chart__point--during", diamond},
                                     {"app-chart__point app-chart__point--after", square},
                                     {"app-chart__point app-chart__point--after", circle}}};

const Sign& sign_of(const SeriesPoint& point) {
  return point.value ? signs[static_cast<std::size_t>(point.side)] : missing_sign;
}

class SeriesDrawing {
 public:
  SeriesDrawing(const SeriesChart& chart, Drawing& drawing)
      : chart_(chart), drawing_(drawing), amounts_(value_axis(chart)), years_(drawing.room()) {
    years_.take_in(chart.first_year);
    years_.take_in(chart.last_year);
    std::size_t longest = 0;
    for (const base::Rational& step : amounts_.steps()) longest = std::max(longest, chart.amount(step).size());
    years_.set_margins(series_letter_pixels * static_cast<int>(longest) + 4, 8);
  }

  void draw() {
    years_.draw_years(drawing_);
    const std::vector<std::string> label =
        chart_.change ? lines_of(chart_.change->label, drawing_.room() == Room::wide ? wide_label : narrow_label)
                      : std::vector<std::string>{};
    top_ = YearAxis::height + series_line_height * static_cast<double>(label.size()) + 0.5;
    if (chart_.change) draw_ground();
    draw_steps();
    if (chart_.change) draw_change(label);
    for (std::size_t i = 1; i < chart_.points.size(); ++i) draw_line(chart_.points[i - 1], chart_.points[i]);
    for (const SeriesPoint& point : chart_.points)
      drawing_.sign(sign_of(point), place(point.days), height_of(point), {});
    drawing_.set_height(top_ + plot_height + 0.6);
  }

 private:
  // The middle of what a date can mean.
  [[nodiscard]] Place place(const base::Days& days) const {
    return base::rounded((years_.place(days.first) + years_.place(days.last + std::chrono::days{1})) / 2, 2);
  }
  // What is missing stands on the ground.
  [[nodiscard]] double height_of(const SeriesPoint& point) const {
    return top_ + (point.value ? amounts_.place(*point.value, plot_height) : plot_height);
  }

  void draw_ground() {
    drawing_.bar("app-chart__running", place(chart_.change->days), years_.end(), top_, plot_height);
    if (chart_.change->days.first != chart_.change->days.last)
      drawing_.bar("app-chart__open", years_.place(chart_.change->days.first),
                   years_.place(chart_.change->days.last + std::chrono::days{1}), top_, plot_height);
  }

  void draw_steps() {
    for (const base::Rational& step : amounts_.steps()) {
      const double at = top_ + amounts_.place(step, plot_height);
      drawing_.line(step == base::Rational(0) ? "app-chart__zero" : "app-chart__gridline", 0, at, years_.end(), at);
      drawing_.text("app-chart__tick app-chart__start", 0, at - 0.25, chart_.amount(step));
    }
  }

  // Its label stands where there is more room, at the right or at the left of it.
  void draw_change(const std::vector<std::string>& label) {
    const Place at = place(chart_.change->days);
    double baseline = YearAxis::height - 0.25;
    for (const std::string& words : label)
      drawing_.text(at > Place(50) ? "app-chart__note" : "app-chart__tick app-chart__start", at,
                    baseline += series_line_height, words);
    drawing_.upright("app-chart__mark", at, top_ - 0.25, top_ + plot_height);
  }

  void draw_line(const SeriesPoint& from, const SeriesPoint& to) {
    if (!from.value || !to.value) return;
    drawing_.line(from.side == SeriesSide::before ? "app-chart__line app-chart__line--before" : "app-chart__line",
                  place(from.days), height_of(from), place(to.days), height_of(to));
  }

  const SeriesChart& chart_;
  Drawing& drawing_;
  ValueAxis amounts_;
  YearAxis years_;
  double top_ = 0;  // of the figures
};

std::vector<Key> key_of(const SeriesChart& chart) {
  const std::array<const std::string*, 4> words{&chart.before_words, &chart.during_words, &chart.after_words,
                                                &chart.unknown_words};
  std::vector<Key> key;
  for (std::size_t side = 0; side < words.size(); ++side)
    if (std::ranges::any_of(chart.points, [&](const SeriesPoint& point) {
          return point.value && static_cast<std::size_t>(point.side) == side;
        }))
      key.push_back({.swatch = {}, .words = *words[side], .sign = signs[side]});
  if (std::ranges::any_of(chart.points, [](const SeriesPoint& point) { return !point.value; }))
    key.push_back({.swatch = {}, .words = chart.missing_words, .sign = missing_sign});
  return key.size() == 1 && !chart.change ? std::vector<Key>{} : key;
}

}  // namespace

ValueAxis value_axis(const SeriesChart& chart) {
  std::vector<base::Rational> values;
  for (const SeriesPoint& point : chart.points)
    if (point.value) values.push_back(*point.value);
  return ValueAxis(values);
}

std::string series_chart(const SeriesChart& chart) {
  return figure(chart.text, key_of(chart), [&](Drawing& drawing) { SeriesDrawing(chart, drawing).draw(); });
}

}  // namespace scrutineer::chart
