#include "base/rational.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace scrutineer::base {

using Whole = boost::multiprecision::cpp_int;

struct Rational::Wide {
  Whole numerator;
  Whole denominator;
};

namespace {

__extension__ typedef unsigned __int128 UInt128;

constexpr auto most = static_cast<Int128>(~UInt128{0} >> 1);

UInt128 magnitude(Int128 value) { return value < 0 ? -static_cast<UInt128>(value) : static_cast<UInt128>(value); }

UInt128 greatest_common_divisor(UInt128 a, UInt128 b) {
  constexpr UInt128 short_most = std::numeric_limits<std::uint64_t>::max();
  while (b != 0) {
    if (a <= short_most && b <= short_most)
      return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    a %= b;
    std::swap(a, b);
  }
  return a;
}

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  return static_cast<Int128>(greatest_common_divisor(magnitude(a), magnitude(b)));
}

// Sums and products in 128 bits. `fits` turns false when one of them does not fit; −2¹²⁷ counts as not fitting, so
// that every value has its negative.
struct Checked {
  bool fits = true;

  Int128 product(Int128 a, Int128 b) {
    Int128 result = 0;
    fits &= !__builtin_mul_overflow(a, b, &result) && result >= -most;
    return result;
  }
  Int128 sum(Int128 a, Int128 b) {
    Int128 result = 0;
    fits &= !__builtin_add_overflow(a, b, &result) && result >= -most;
    return result;
  }
};

}  // namespace

Rational::Rational(std::int64_t numerator, std::int64_t denominator) {
  const Int128 divisor = greatest_common_divisor(Int128{numerator}, Int128{denominator}) * (denominator < 0 ? -1 : 1);
  numerator_ = numerator / divisor;
  denominator_ = denominator / divisor;
}

Rational::Wide Rational::widened() const { return wide_ ? *wide_ : Wide{Whole(numerator_), Whole(denominator_)}; }

Rational Rational::narrowed(Wide wide) {
  if (wide.denominator < 0) {
    wide.numerator = -wide.numerator;
    wide.denominator = -wide.denominator;
  }
  const Whole divisor = gcd(wide.numerator, wide.denominator);
  if (divisor != 1) {
    wide.numerator /= divisor;
    wide.denominator /= divisor;
  }
  static const Whole limit(most);
  Rational result;
  if (abs(wide.numerator) <= limit && wide.denominator <= limit) {
    result.numerator_ = static_cast<Int128>(wide.numerator);
    result.denominator_ = static_cast<Int128>(wide.denominator);
  } else {
    if (wide.denominator != 1) result.denominator_ = 0;  // so that is_whole() need not look
    result.wide_ = std::make_shared<const Wide>(std::move(wide));
  }
  return result;
}

Rational Rational::numerator() const {
  if (wide_) return narrowed({wide_->numerator, 1});
  Rational result;
  result.numerator_ = numerator_;
  return result;
}

Rational Rational::denominator() const {
  if (wide_) return narrowed({wide_->denominator, 1});
  Rational result;
  result.numerator_ = denominator_;
  return result;
}

Rational Rational::floor() const {
  if (is_whole()) return *this;
  if (wide_) {
    Whole whole = wide_->numerator / wide_->denominator;
    if (wide_->numerator < 0) --whole;
    return narrowed({std::move(whole), 1});
  }
  Rational result;
  result.numerator_ = numerator_ / denominator_ - (numerator_ < 0 ? 1 : 0);
  return result;
}

std::optional<Int128> Rational::whole() const {
  if (wide_ || denominator_ != 1) return std::nullopt;
  return numerator_;
}

double Rational::approximate() const {
  if (!wide_) return static_cast<double>(numerator_) / static_cast<double>(denominator_);
  // Sixty-four bits of the quotient, so that terms of any length give their ratio.
  const auto bits = [](const Whole& value) { return static_cast<int>(msb(abs(value))); };
  const int shift = 64 - bits(wide_->numerator) + bits(wide_->denominator);
  const Whole quotient = shift >= 0 ? Whole((wide_->numerator << shift) / wide_->denominator)
                                    : Whole(wide_->numerator / (wide_->denominator << -shift));
  return std::ldexp(quotient.convert_to<double>(), -shift);
}

Rational Rational::operator-() const {
  if (wide_) return narrowed({-wide_->numerator, wide_->denominator});
  Rational result = *this;
  result.numerator_ = -numerator_;
  return result;
}

Rational& Rational::operator+=(const Rational& other) {
  if (!wide_ && !other.wide_) {
    // Over the least common denominator, so that sums of like fractions stay small (Knuth, TAOCP 2, 4.5.1).
    Checked checked;
    const Int128 common = denominator_ == 1 || other.denominator_ == 1
                              ? Int128{1}
                              : greatest_common_divisor(denominator_, other.denominator_);
    const Int128 scale = other.denominator_ / common;
    const Int128 numerator =
        checked.sum(checked.product(numerator_, scale), checked.product(other.numerator_, denominator_ / common));
    const Int128 denominator = checked.product(denominator_, scale);
    if (checked.fits) {
      const Int128 divisor = denominator == 1 ? Int128{1} : greatest_common_divisor(numerator, denominator);
      numerator_ = numerator / divisor;
      denominator_ = denominator / divisor;
      return *this;
    }
  }
  const Wide a = widened();
  const Wide b = other.widened();
  return *this = narrowed({a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator});
}

Rational& Rational::operator-=(const Rational& other) { return *this += -other; }

Rational& Rational::operator*=(const Rational& other) {
  if (!wide_ && !other.wide_) {
    Checked checked;
    const bool whole = denominator_ == 1 && other.denominator_ == 1;
    const Int128 left = whole ? Int128{1} : greatest_common_divisor(numerator_, other.denominator_);
    const Int128 right = whole ? Int128{1} : greatest_common_divisor(other.numerator_, denominator_);
    const Int128 numerator = checked.product(numerator_ / left, other.numerator_ / right);
    const Int128 denominator = checked.product(denominator_ / right, other.denominator_ / left);
    if (checked.fits) {
      numerator_ = numerator;
      denominator_ = denominator;
      return *this;
    }
  }
  const Wide a = widened();
  const Wide b = other.widened();
  return *this = narrowed({a.numerator * b.numerator, a.denominator * b.denominator});
}

Rational& Rational::operator/=(const Rational& other) {
  if (other.wide_) return *this *= narrowed({other.wide_->denominator, other.wide_->numerator});
  Rational inverse;
  inverse.numerator_ = other.numerator_ < 0 ? -other.denominator_ : other.denominator_;
  inverse.denominator_ = other.numerator_ < 0 ? -other.numerator_ : other.numerator_;
  return *this *= inverse;
}

bool Rational::operator==(const Rational& other) const {
  if (wide_ && other.wide_) {
    return wide_->numerator == other.wide_->numerator && wide_->denominator == other.wide_->denominator;
  }
  return !wide_ && !other.wide_ && numerator_ == other.numerator_ && denominator_ == other.denominator_;
}

std::strong_ordering Rational::operator<=>(const Rational& other) const {
  if (!wide_ && !other.wide_) {
    if (denominator_ == other.denominator_) return numerator_ <=> other.numerator_;
    Checked checked;
    const Int128 left = checked.product(numerator_, other.denominator_);
    const Int128 right = checked.product(other.numerator_, denominator_);
    if (checked.fits) return left <=> right;
  }
  const Wide a = widened();
  const Wide b = other.widened();
  return Whole(a.numerator * b.denominator).compare(b.numerator * a.denominator) <=> 0;
}

Rational sum_of(std::span<const Rational> numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), Rational(0));
}

Rational power_of_ten(int exponent) {
  Rational result = 1;
  for (; exponent >= 18; exponent -= 18) result *= 1'000'000'000'000'000'000;
  std::int64_t rest = 1;
  for (; exponent > 0; --exponent) rest *= 10;
  return result * rest;
}

Rational rounded(const Rational& value, int places, Rounding rounding) {
  if (value < 0) return -rounded(-value, places, rounding);
  const Rational unit = power_of_ten(places);
  const Rational shifted = value * unit;
  const Rational below = shifted.floor();
  const Rational rest = (shifted - below) * 2;
  const bool up = rounding != Rounding::truncate &&
                  (rest > 1 || (rest == 1 && (rounding == Rounding::half_up || !(below / 2).is_whole())));
  return (up ? below + 1 : below) / unit;
}

std::optional<Figure> figure_of(std::string_view decimal) {
  if (decimal.size() > 64) return std::nullopt;
  const bool negative = decimal.starts_with('-');
  if (negative || decimal.starts_with('+')) decimal.remove_prefix(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  Figure figure;
  std::size_t at = 0;
  bool point = false, digits = false;
  for (; at < decimal.size() && decimal[at] != 'e' && decimal[at] != 'E'; ++at) {
    if (decimal[at] == '_') continue;
    if (decimal[at] == '.' && !point) {
      point = true;
    } else if (is_digit(decimal[at])) {
      digits = true;
      figure.value = figure.value * 10 + (decimal[at] - '0');
      figure.places += point ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  if (!digits) return std::nullopt;
  int exponent = 0;
  if (at < decimal.size()) {
    std::string_view written = decimal.substr(at + 1);
    const bool smaller = written.starts_with('-');
    if (smaller || written.starts_with('+')) written.remove_prefix(1);
    if (written.empty() || written.size() > 2 || !std::ranges::all_of(written, is_digit)) return std::nullopt;
    for (const char c : written) exponent = exponent * 10 + (c - '0');
    if (smaller) exponent = -exponent;
  }
  const int places = figure.places - exponent;
  figure.value *= places < 0 ? power_of_ten(-places) : 1 / power_of_ten(places);
  figure.places = std::max(places, 0);
  if (negative) figure.value = -figure.value;
  return figure;
}

bool shows_as(const Rational& exact, const Figure& printed, Rounding rounding) {
  return rounded(exact, printed.places, rounding) == printed.value;
}

Shown numbers_shown_as(const Figure& printed, Rounding rounding) {
  const Rational step = 1 / power_of_ten(printed.places);
  const bool cut = rounding == Rounding::truncate;
  const Rational reach = cut ? step : step / 2;
  Shown shown{printed.value - reach, printed.value + reach, false, false};
  if (cut && printed.value != 0) (printed.value > 0 ? shown.lowest : shown.highest) = printed.value;
  shown.lowest_is_in = shows_as(shown.lowest, printed, rounding);
  shown.highest_is_in = shows_as(shown.highest, printed, rounding);
  return shown;
}

std::string to_text(const Rational& value, int places) {
  const Rational shown = rounded(value, places) * power_of_ten(places);
  std::string text = to_fraction(shown < 0 ? -shown : shown);
  const auto decimals = static_cast<std::size_t>(places);
  if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
  const std::size_t whole = text.size() - decimals;
  if (places > 0) text.insert(whole, ".");
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  return shown < 0 ? '-' + text : text;
}

std::string to_short_text(const Rational& value, int most) {
  int places = 0;
  const Rational shown = rounded(value, most);
  while (rounded(shown, places) != shown) ++places;
  return to_text(shown, places);
}

std::optional<int> decimals_of(const Rational& value) {
  Rational shifted = value;
  for (int places = 0; places <= most_decimals; ++places, shifted *= 10)
    if (shifted.is_whole()) return places;
  return std::nullopt;
}

std::string to_short_text(const Rational& value) {
  if (const auto places = decimals_of(value)) return to_text(value, *places);
  int places = 2;
  while (rounded(value, places) == 0) ++places;
  return to_short_text(value, places);
}

std::string to_text(const Figure& figure) { return to_text(figure.value, figure.places); }

std::string to_fraction(const Rational& value) {
  const Rational::Wide terms = value.widened();
  return value.is_whole() ? terms.numerator.str() : terms.numerator.str() + '/' + terms.denominator.str();
}

}  // namespace scrutineer::base
