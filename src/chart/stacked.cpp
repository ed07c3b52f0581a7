#include "chart/stacked.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace scrutineer::chart {

using base::Rational;

namespace {

constexpr std::size_t most_series = 6;
constexpr double stack_bar_height = 1.5;
constexpr double stack_row_gap = 0.875;

// What lies over the second series and those that follow, in tiles of eight pixels: lines, dots, the other diagonal,
// levels, a lattice. They tell parts apart where colours do not: on paper, in high contrast, to the colour-blind.
constexpr std::array<std::string_view, most_series - 1> textures{
    "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "M2,2 h.01 M6,6 h.01", "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4", "M0,2 h8 M0,6 h8",
    "M0,0 l8,8 M0,8 l8,-8"};

Texture texture(const StackedBars& chart, std::size_t series) {
  const std::size_t number = series % most_series;
  if (chart.in_order || number == 0) return {};
  return {fmt::format("{}-texture-{}", chart.text.id, series), textures[number - 1]};
}

// Of `count` steps from dark to pale, the class of the step at `series`; unlike things have a colour each.
std::string series_class(const StackedBars& chart, std::size_t series) {
  if (!chart.in_order) return fmt::format("series-{}", series % most_series + 1);
  const std::size_t steps = std::max<std::size_t>(chart.series.size(), 2) - 1;
  return fmt::format("level-{}", 4 - std::min<std::size_t>(series * 4 / steps, 4));
}

// As much of a part's text as stands in it: all, its first word, or nothing.
std::string_view fitting(std::string_view text, const Place& width, const Drawing& drawing) {
  if (drawing.fits(text, width)) return text;
  text = text.substr(0, text.find(' '));
  return drawing.fits(text, width) ? text : std::string_view{};
}

void append_bar(const StackedBars& chart, const StackedBar& bar, double top, Drawing& drawing) {
  drawing.bar("app-chart__track", 0, 100, top, stack_bar_height);
  Rational sum = 0;
  for (std::size_t series = 0; series < bar.parts.size(); ++series) {
    if (bar.parts[series] <= 0) continue;
    const Place from = place_of(sum, chart.maximum);
    sum += bar.parts[series];
    const Place to = place_of(sum, chart.maximum);
    if (from == to) continue;
    const std::string colour = series_class(chart, series);
    drawing.bar(fmt::format("app-chart__part app-chart__{}", colour), from, to, top, stack_bar_height);
    drawing.textured_bar(texture(chart, series), from, to, top, stack_bar_height);
    if (series >= bar.part_text.size()) continue;
    if (const std::string_view text = fitting(bar.part_text[series], to - from, drawing); !text.empty())
      drawing.text(fmt::format("app-chart__part-text app-chart__on-{}", colour), (from + to) / 2, top + 1.03, text);
  }
  if (bar.open_to && *bar.open_to > sum) {
    drawing.bar("app-chart__open", place_of(sum, chart.maximum), place_of(*bar.open_to, chart.maximum), top,
                stack_bar_height);
  }
  if (bar.mark) {
    const Place at = place_of(*bar.mark, chart.maximum);
    drawing.upright("app-chart__mark-ground", at, top - 0.25, top + stack_bar_height + 0.25);
    drawing.upright("app-chart__mark", at, top - 0.25, top + stack_bar_height + 0.25);
  }
}

// Whether the drawing itself says what each series is.
bool names_series(const StackedBars& chart, const Drawing& drawing) {
  if (chart.bars.empty()) return false;
  for (std::size_t series = 0; series < chart.series.size(); ++series) {
    const auto width = [&](const StackedBar& bar) { return place_of(bar.parts[series], chart.maximum); };
    const bool named = chart.in_order
                           ? std::ranges::any_of(chart.bars,
                                                 [&](const StackedBar& bar) {
                                                   return series < bar.part_text.size() &&
                                                          !fitting(bar.part_text[series], width(bar), drawing).empty();
                                                 })
                           : drawing.fits(chart.series[series], width(chart.bars.front()));
    if (!named) return false;
  }
  return true;
}

// The names of the series over the parts of a bar. Returns the height taken.
double name_parts(const StackedBars& chart, const StackedBar& bar, double top, Drawing& drawing) {
  if (chart.in_order || chart.series.empty() || !names_series(chart, drawing)) return 0;
  Rational sum = 0;
  for (std::size_t series = 0; series < chart.series.size(); ++series) {
    drawing.text("app-chart__tick app-chart__start", place_of(sum, chart.maximum), top + 0.9, chart.series[series]);
    sum += bar.parts[series];
  }
  return 1.2;
}

std::vector<Key> key_of(const StackedBars& chart) {
  std::vector<Key> key;
  const bool wide = names_series(chart, Drawing(Room::wide)), narrow = names_series(chart, Drawing(Room::narrow));
  for (std::size_t series = 0; series < chart.series.size(); ++series) {
    key.push_back({.swatch = fmt::format("app-chart__part app-chart__{}", series_class(chart, series)),
                   .words = chart.series[series],
                   .texture = texture(chart, series),
                   .only_narrow = wide});
  }
  if (wide && narrow && chart.in_order) key.clear();
  if (!chart.open_words.empty()) key.push_back({"app-chart__open", chart.open_words});
  if (!chart.mark_words.empty()) key.push_back({"app-chart__mark-swatch", chart.mark_words});
  return key;
}

}  // namespace

std::string stacked_bars(const StackedBars& chart) {
  return figure(chart.text, key_of(chart), [&](Drawing& drawing) {
    double top = 0;
    for (const StackedBar& bar : chart.bars) {
      drawing.part({bar.says, bar.quiet ? "app-chart__quiet" : ""}, [&] {
        top += drawing.label(top, bar.label, bar.value) + 0.2;
        if (&bar == &chart.bars.front()) top += name_parts(chart, bar, top - 0.2, drawing);
        append_bar(chart, bar, top, drawing);
        return top;
      });
      top += stack_bar_height + stack_row_gap;
    }
    drawing.set_height(chart.bars.empty() ? 0 : top - stack_row_gap + 0.3);
  });
}

}  // namespace scrutineer::chart
