// Figures of one thing on a line of years, before and after a change.
//
// A figure of a month or a year stands in the middle of it. Lines join figures that follow on each other; at one that
// is missing they stop. The change is a labelled line, with a band where only its month or year is known, and behind it
// the ground is another. Figures before, at and after the change have signs of their own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/days.h"
#include "base/rational.h"
#include "chart/figure.h"
#include "chart/value_axis.h"

namespace scrutineer::chart {

enum class SeriesSide : std::uint8_t { before, during, after, unknown };

struct SeriesPoint {
  base::Days days;
  std::optional<base::Rational> value;  // none where it is missing
  SeriesSide side = SeriesSide::unknown;
};

struct SeriesChange {
  base::Days days;  // on one of which it was
  std::string label;
};

struct SeriesChart {
  Text text;
  std::vector<SeriesPoint> points;  // in order of time; at least one has a value
  std::optional<SeriesChange> change;
  int first_year = 0, last_year = 0;  // that the line of years has at least
  std::function<std::string(const base::Rational&)> amount;
  std::string before_words, during_words, after_words, unknown_words, missing_words;  // the key
};

// The scale of the figures of the chart.
[[nodiscard]] ValueAxis value_axis(const SeriesChart& chart);

[[nodiscard]] std::string series_chart(const SeriesChart& chart);

}  // namespace scrutineer::chart
