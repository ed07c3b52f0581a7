#include "chart/value_axis.h"

#include <algorithm>
#include <cstdint>

namespace scrutineer::chart {
namespace {

using base::Rational;

// The smallest of 1, 2 and 5 times a power of ten that is at least a quarter of the range.
Rational step_for(const Rational& range) {
  const Rational least = range / 4;
  Rational power = 1;
  while (power > least) power /= 10;
  while (power * 10 <= least) power *= 10;
  for (const std::int64_t times : {1, 2, 5})
    if (power * times >= least) return power * times;
  return power * 10;
}

}  // namespace

ValueAxis::ValueAxis(std::span<const Rational> values) {
  const auto [least, most] = std::ranges::minmax(values);
  lowest_ = least;
  highest_ = most;
  // Within a quarter of the greatest; with zero between or at an end, the range is as long as that at least.
  const Rational range = most - least, size = least > Rational(0) ? most : -least;
  const bool is_close = range > Rational(0) && range * 4 < size;
  if (!is_close) {
    lowest_ = std::min(least, Rational(0));
    highest_ = std::max(most, Rational(0));
    if (lowest_ == highest_) highest_ = 1;
  }
  step_ = step_for(highest_ - lowest_);
  lowest_ = (lowest_ / step_).floor() * step_;
  highest_ = -(-highest_ / step_).floor() * step_;
}

std::vector<Rational> ValueAxis::steps() const {
  std::vector<Rational> all;
  for (Rational step = lowest_; step <= highest_; step += step_) all.push_back(step);
  return all;
}

double ValueAxis::place(const Rational& value, double height) const {
  const auto hundredths = static_cast<std::int64_t>(height * 100);
  return base::rounded((highest_ - value) / (highest_ - lowest_) * Rational(hundredths, 100), 2).approximate();
}

}  // namespace scrutineer::chart
