#include "base/rational.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace scrutineer::base {
namespace {

[[noreturn]] void out_of_range() {
  std::fputs("scrutineer: a figure is too large or too finely divided to be computed exactly\n", stderr);
  std::abort();
}

void require(bool holds) {
  if (!holds) out_of_range();
}

Int128 multiplied(Int128 a, Int128 b) {
  Int128 result = 0;
  require(!__builtin_mul_overflow(a, b, &result));
  return result;
}

Int128 added(Int128 a, Int128 b) {
  Int128 result = 0;
  require(!__builtin_add_overflow(a, b, &result));
  return result;
}

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    a %= b;
    std::swap(a, b);
  }
  require(a != 0);
  return a;
}

Rational power_of_ten(int exponent) {
  require(exponent >= 0 && exponent <= 18);
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

}  // namespace

Rational::Rational(std::int64_t numerator, std::int64_t denominator) : Rational(reduced(numerator, denominator)) {}

Rational Rational::reduced(Int128 numerator, Int128 denominator) {
  require(denominator != 0);
  const Int128 divisor = greatest_common_divisor(numerator, denominator);
  Rational result;
  result.numerator_ = (denominator < 0 ? -numerator : numerator) / divisor;
  result.denominator_ = (denominator < 0 ? -denominator : denominator) / divisor;
  return result;
}

std::int64_t Rational::floor() const {
  Int128 whole = numerator_ / denominator_;
  if (numerator_ < 0 && whole * denominator_ != numerator_) --whole;
  require(whole >= std::numeric_limits<std::int64_t>::min() && whole <= std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(whole);
}

double Rational::approximate() const { return static_cast<double>(numerator_) / static_cast<double>(denominator_); }

Rational Rational::operator-() const {
  Rational result = *this;
  result.numerator_ = -numerator_;
  return result;
}

Rational& Rational::operator+=(const Rational& other) {
  // Over the least common denominator, so that sums of like fractions stay small (Knuth, TAOCP 2, 4.5.1).
  const Int128 divisor = greatest_common_divisor(denominator_, other.denominator_);
  const Int128 scale = other.denominator_ / divisor;
  return *this = reduced(added(multiplied(numerator_, scale), multiplied(other.numerator_, denominator_ / divisor)),
                         multiplied(denominator_, scale));
}

Rational& Rational::operator-=(const Rational& other) { return *this += -other; }

Rational& Rational::operator*=(const Rational& other) {
  const Int128 left = greatest_common_divisor(numerator_, other.denominator_);
  const Int128 right = greatest_common_divisor(other.numerator_, denominator_);
  return *this = reduced(multiplied(numerator_ / left, other.numerator_ / right),
                         multiplied(denominator_ / right, other.denominator_ / left));
}

Rational& Rational::operator/=(const Rational& other) {
  require(other.numerator_ != 0);
  Rational inverse;
  inverse.numerator_ = other.numerator_ < 0 ? -other.denominator_ : other.denominator_;
  inverse.denominator_ = other.numerator_ < 0 ? -other.numerator_ : other.numerator_;
  return *this *= inverse;
}

std::strong_ordering Rational::operator<=>(const Rational& other) const {
  const Int128 divisor = greatest_common_divisor(denominator_, other.denominator_);
  return multiplied(numerator_, other.denominator_ / divisor) <=> multiplied(other.numerator_, denominator_ / divisor);
}

Rational rounded(const Rational& value, int places, Rounding rounding) {
  if (value < 0) return -rounded(-value, places, rounding);
  const Rational unit = power_of_ten(places);
  const Rational half = rounding == Rounding::half_up ? Rational(1, 2) : Rational(0);
  return Rational((value * unit + half).floor()) / unit;
}

bool shows_as(const Rational& exact, const Figure& printed, Rounding rounding) {
  return rounded(exact, printed.places, rounding) == printed.value;
}

std::string to_text(const Rational& value, int places) {
  const Rational shown = rounded(value, places);
  const Rational magnitude = shown < 0 ? -shown : shown;
  const std::int64_t whole = magnitude.floor();
  std::string text = std::to_string(whole);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), ",");
  }
  if (places > 0) {
    const std::string digits = std::to_string(((magnitude - Rational(whole)) * power_of_ten(places)).floor());
    text += '.' + std::string(static_cast<std::size_t>(places) - digits.size(), '0') + digits;
  }
  return shown < 0 ? '-' + text : text;
}

std::string to_short_text(const Rational& value, int most) {
  int places = 0;
  while (places < most && rounded(value, places) != rounded(value, most)) ++places;
  return to_text(value, places);
}

std::string to_text(const Figure& figure) { return to_text(figure.value, figure.places); }

}  // namespace scrutineer::base
