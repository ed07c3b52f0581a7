#include "chart/leads.h"

#include <algorithm>

namespace scrutineer::chart {

using base::Rational;

namespace {

constexpr double lead_bar_height = 0.875;
constexpr double lead_row_gap = 0.75;

}  // namespace

std::string lead_bars(const LeadBars& chart) {
  Rational least = 0;
  for (const LeadBar& bar : chart.bars) least = std::min(least, bar.lead);
  const Rational span = chart.lead_now - least;
  const auto place = [&](const Rational& lead) { return place_of(lead - least, span); };

  std::vector<Key> key{{"app-chart__lead", chart.left_words}};
  if (least < 0) key.push_back({"app-chart__lost", chart.lost_words});
  key.push_back({"app-chart__mark-swatch", chart.now_words});
  return figure(chart.text, key, [&](Drawing& drawing) {
    double top = 0;
    for (const LeadBar& bar : chart.bars) {
      top += drawing.label(top, bar.label, bar.value) + 0.2;
      const double bottom = top + lead_bar_height;
      drawing.bar("app-chart__track", 0, 100, top, lead_bar_height);
      if (bar.lead > 0) drawing.bar("app-chart__lead", place(0), place(bar.lead), top, lead_bar_height);
      if (bar.lead < 0) drawing.bar("app-chart__lost", place(bar.lead), place(0), top, lead_bar_height);
      drawing.upright("app-chart__zero", place(0), top - 0.2, bottom + 0.2);
      drawing.upright("app-chart__now", 100, top - 0.2, bottom + 0.2);
      top = bottom + lead_row_gap;
    }
    drawing.set_height(chart.bars.empty() ? 0 : top - lead_row_gap + 0.3);
  });
}

}  // namespace scrutineer::chart
