#include "render/chart_leads.h"

#include <algorithm>

namespace scrutineer::render {

using base::Rational;

namespace {

constexpr double bar_height = 0.875;
constexpr double row_gap = 0.75;

}  // namespace

std::string lead_bars(const LeadBars& chart) {
  Rational least = 0;
  for (const LeadBar& bar : chart.bars) least = std::min(least, bar.lead);
  const Rational span = chart.lead_now - least;
  const auto place = [&](const Rational& lead) { return chart_place(lead - least, span); };

  ChartDrawing drawing;
  double top = 0;
  for (const LeadBar& bar : chart.bars) {
    top += drawing.label(top, bar.label, bar.value);
    const double at = top + 0.2;
    drawing.bar("app-chart__track", 0, 100, at, bar_height);
    if (bar.lead > 0) drawing.bar("app-chart__lead", place(0), place(bar.lead), at, bar_height);
    if (bar.lead < 0) drawing.bar("app-chart__lost", place(bar.lead), place(0), at, bar_height);
    drawing.upright("app-chart__zero", place(0), at - 0.2, at + bar_height + 0.2);
    drawing.upright("app-chart__now", 100, at - 0.2, at + bar_height + 0.2);
    top = at + bar_height + row_gap;
  }
  drawing.set_height(chart.bars.empty() ? 0 : top - row_gap + 0.3);

  std::vector<ChartKey> key{{"app-chart__lead", "Lead left after the change"}};
  if (least < 0) key.push_back({"app-chart__lost", "Another option is ahead by this much"});
  key.push_back({"app-chart__mark-swatch", chart.now_words});
  return chart_figure(chart.text, key, {drawing});
}

}  // namespace scrutineer::render
