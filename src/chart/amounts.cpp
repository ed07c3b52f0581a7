#include "chart/amounts.h"

#include <algorithm>

namespace scrutineer::chart {

using base::Rational;

namespace {

constexpr double amount_bar_height = 0.875;
constexpr double amount_row_gap = 0.75;

}  // namespace

std::string amount_bars(const AmountBars& chart) {
  Rational lowest = 0, highest = 0;
  for (const AmountBar& bar : chart.bars) {
    if (!bar.amount) continue;
    lowest = std::min(lowest, *bar.amount);
    highest = std::max(highest, *bar.amount);
  }
  const Rational span = lowest == highest ? Rational(1) : Rational(highest - lowest);
  const auto place = [&](const Rational& amount) { return place_of(amount - lowest, span); };
  return figure(chart.text, {}, [&](Drawing& drawing) {
    double top = 0;
    for (const AmountBar& bar : chart.bars) {
      top += drawing.label(top, bar.label, bar.value) + 0.2;
      const double bottom = top + amount_bar_height;
      if (bar.amount) {
        drawing.bar("app-chart__track", 0, 100, top, amount_bar_height);
        if (*bar.amount != 0)
          drawing.bar("app-chart__lead", place(std::min(*bar.amount, Rational(0))),
                      place(std::max(*bar.amount, Rational(0))), top, amount_bar_height);
        drawing.upright("app-chart__zero", place(0), top - 0.2, bottom + 0.2);
      }
      top = bottom + amount_row_gap;
    }
    drawing.set_height(chart.bars.empty() ? 0 : top - amount_row_gap + 0.3);
  });
}

}  // namespace scrutineer::chart
