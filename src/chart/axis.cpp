#include "chart/axis.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace scrutineer::chart {
namespace {

using base::Rational;
using std::chrono::sys_days;

constexpr int label_pixels = 44;

std::int64_t number_of(sys_days day) { return day.time_since_epoch().count(); }
sys_days new_year(int year) { return std::chrono::year{year} / std::chrono::January / 1; }

}  // namespace

void YearAxis::take_in(int year) {
  first_ = first_ == 0 ? year : std::min(first_, year);
  last_ = std::max(last_, year);
}

void YearAxis::set_margins(int left, int right) {
  left_ = left;
  right_ = right;
}

Place YearAxis::place(sys_days day) const {
  const Rational whole = number_of(new_year(last_ + 1)) - number_of(new_year(first_));
  const Rational part = number_of(day) - number_of(new_year(first_));
  const Rational left = width(left_), right = Rational(100) - width(right_);
  return base::rounded(left + (right - left) * part / whole, 2);
}

Place YearAxis::end() const { return place(new_year(last_ + 1)); }

Place YearAxis::width(int pixels) const { return base::rounded(Rational(std::int64_t{pixels} * 100, pixels_), 2); }

void YearAxis::draw_years(Drawing& drawing) const {
  const int step = std::max(1, ((last_ - first_ + 1) * label_pixels + pixels_ - 1) / pixels_);
  for (int year = first_; year <= last_; year += step)
    drawing.text("app-chart__tick app-chart__start", place(new_year(year)), height - 0.5, fmt::format("{}", year));
}

void YearAxis::draw_gridlines(double top, double bottom, Drawing& drawing) const {
  for (int year = first_; year <= last_ + 1; ++year)
    drawing.upright("app-chart__gridline", place(new_year(year)), top, bottom);
}

std::size_t Tracks::take(const Place& from, const Place& to) {
  const auto free = std::ranges::find_if(taken_to_, [&](const Place& end) { return end <= from; });
  const auto track = static_cast<std::size_t>(free - taken_to_.begin());
  if (free == taken_to_.end())
    taken_to_.push_back(to);
  else
    *free = to;
  return track;
}

}  // namespace scrutineer::chart
