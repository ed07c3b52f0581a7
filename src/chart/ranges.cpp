#include "chart/ranges.h"

#include <fmt/format.h>

namespace scrutineer::chart {

using base::Rational;

namespace {

constexpr double axis_height = 1.5;
constexpr double range_bar_height = 0.75;
constexpr double range_row_gap = 0.75;

void draw_bar(const RangeBar& bar, std::string_view range, double top, Drawing& drawing) {
  drawing.bar("app-chart__track", 0, 100, top, range_bar_height);
  for (const int share : {25, 50, 75}) drawing.upright("app-chart__gridline", share, top, top + range_bar_height);
  drawing.bar(range, place_of(bar.from, 1), place_of(bar.to, 1), top, range_bar_height);
  if (bar.certain)
    drawing.bar("app-chart__certain", place_of(bar.certain->from, 1), place_of(bar.certain->to, 1), top,
                range_bar_height);
  const Place now = place_of(bar.now, 1);
  drawing.upright("app-chart__mark-ground", now, top - 0.25, top + range_bar_height + 0.25);
  drawing.upright("app-chart__mark", now, top - 0.25, top + range_bar_height + 0.25);
}

}  // namespace

std::string range_bars(const RangeBars& chart) {
  // The strong colour is for what is most certain.
  const std::string range = chart.certain_words.empty() ? "app-chart__certain" : "app-chart__range";
  std::vector<Key> key{{range, chart.range_words}};
  if (!chart.certain_words.empty()) key.push_back({"app-chart__certain", chart.certain_words});
  key.push_back({"app-chart__mark-swatch", chart.now_words});
  return figure(chart.text, key, [&](Drawing& drawing) {
    for (const int share : {0, 25, 50, 75, 100}) {
      const std::string_view anchor = share == 0 ? " app-chart__start" : share == 100 ? " app-chart__end" : "";
      drawing.text(fmt::format("app-chart__tick{}", anchor), share, axis_height - 0.625, fmt::format("{}%", share));
    }
    double top = axis_height;
    for (const RangeBar& bar : chart.bars) {
      drawing.part({bar.says}, [&] {
        top += drawing.label(top, bar.label, bar.value) + 0.25;
        draw_bar(bar, range, top, drawing);
        return top - 0.1;
      });
      top += range_bar_height + range_row_gap;
    }
    drawing.set_height(top - range_row_gap + 0.3);
  });
}

}  // namespace scrutineer::chart
