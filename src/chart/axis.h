// Time across a chart: the places of days, the labels of years, and tracks in which signs do not touch.
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "chart/figure.h"

namespace scrutineer::chart {

// Whole years from the left of one of the two drawings to its right.
class YearAxis {
 public:
  static constexpr double height = 1.5;  // rem, of the labels at the top

  explicit YearAxis(Room room) : pixels_(room == Room::wide ? 640 : 280) {}

  // Makes the year part of the axis.
  void take_in(int year);
  // Leaves room at the ends for what sticks out there, in pixels.
  void set_margins(int left, int right);

  [[nodiscard]] Place place(std::chrono::sys_days day) const;
  [[nodiscard]] Place end() const;  // of the last year
  [[nodiscard]] Place width(int pixels) const;

  // As many labels as have room.
  void draw_years(Drawing& drawing) const;
  void draw_gridlines(double top, double bottom, Drawing& drawing) const;

 private:
  int pixels_;
  int first_ = 0, last_ = 0;
  int left_ = 0, right_ = 0;
};

// Tracks one below the other, filled from left to right.
class Tracks {
 public:
  // The first track that is free from `from` on; it is then taken up to `to`.
  [[nodiscard]] std::size_t take(const Place& from, const Place& to);

 private:
  std::vector<Place> taken_to_;
};

}  // namespace scrutineer::chart
