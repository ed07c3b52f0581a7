// Exact fractions. Whatever is compared with a published figure is computed with these, never with floating
// point.
//
// There is no largest fraction: numerator and denominator are kept in lowest terms, in 128 bits while they fit and in
// as many as they need otherwise (Boost.Multiprecision). Only division by zero is a mistake of the caller.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace scrutineer::base {

__extension__ typedef __int128 Int128;  // not in the standard, hence not `using`

class Rational {
 public:
  // Not explicit: a whole number is a fraction.
  Rational(std::int64_t whole = 0) : numerator_(whole) {}  // NOLINT(google-explicit-constructor)
  // `denominator` is not zero.
  Rational(std::int64_t numerator, std::int64_t denominator);

  // The largest whole number not above it.
  [[nodiscard]] Rational floor() const;
  [[nodiscard]] Rational numerator() const;
  [[nodiscard]] Rational denominator() const;  // above zero
  [[nodiscard]] bool is_whole() const { return denominator_ == 1; }
  // The value of a whole number that fits.
  [[nodiscard]] std::optional<Int128> whole() const;
  // For drawing and sorting only.
  [[nodiscard]] double approximate() const;

  Rational operator-() const;
  Rational& operator+=(const Rational& other);
  Rational& operator-=(const Rational& other);
  Rational& operator*=(const Rational& other);
  Rational& operator/=(const Rational& other);  // `other` is not zero
  friend Rational operator+(Rational a, const Rational& b) { return a += b; }
  friend Rational operator-(Rational a, const Rational& b) { return a -= b; }
  friend Rational operator*(Rational a, const Rational& b) { return a *= b; }
  friend Rational operator/(Rational a, const Rational& b) { return a /= b; }

  bool operator==(const Rational& other) const;
  std::strong_ordering operator<=>(const Rational& other) const;

  // Exactly, for a program to read: "1810", "-1/3".
  friend std::string to_fraction(const Rational& value);

 private:
  struct Wide;
  [[nodiscard]] Wide widened() const;
  static Rational narrowed(Wide wide);

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;            // zero when the value is `wide_`
  std::shared_ptr<const Wide> wide_;  // what does not fit in 128 bits, and only that
};

// What to do with the digits that are not shown.
enum class Rounding : std::uint8_t {
  half_up,    // to the nearest, halves away from zero: 62.5 is 63
  half_even,  // to the nearest, halves to the even digit: 62.5 is 62, 63.5 is 64
  truncate,   // cut off: 62.9 is 62
};

// `value` with `places` decimals (from 0).
[[nodiscard]] Rational rounded(const Rational& value, int places, Rounding rounding = Rounding::half_up);
// 10 to the power of `exponent`, from 0.
[[nodiscard]] Rational power_of_ten(int exponent);
[[nodiscard]] Rational sum_of(std::span<const Rational> numbers);

// A number as a document prints it: 65, 65.0 and 65.00 are worth the same and claim different precision.
struct Figure {
  Rational value;
  int places = 0;  // decimals printed
  bool operator==(const Figure&) const = default;
};

// A decimal number as people and TOML write it: "-1_250.50", "6.11e-1". None for anything else, for more than
// 64 characters, and for exponents of more than two digits.
[[nodiscard]] std::optional<Figure> figure_of(std::string_view decimal);

// Whether `exact`, shown with as many decimals as `printed`, is the printed number.
[[nodiscard]] bool shows_as(const Rational& exact, const Figure& printed, Rounding rounding = Rounding::half_up);

// All numbers that are shown as the printed one: from `lowest` to `highest`, each end itself only if it `is_in`.
struct Shown {
  Rational lowest, highest;
  bool lowest_is_in = true, highest_is_in = true;
};
[[nodiscard]] Shown numbers_shown_as(const Figure& printed, Rounding rounding = Rounding::half_up);

// With thousands separators and exactly `places` decimals, rounded half up: "1,810", "-0.50".
[[nodiscard]] std::string to_text(const Rational& value, int places);
// With as many decimals as it needs and no more than `most`: "1,810", "7.5", "448.33".
[[nodiscard]] std::string to_short_text(const Rational& value, int most);
// Exactly: "1,810", "0.6111". What no `most_decimals` show, such as a third, is rounded to two, or to as many as it
// takes to show that it is not nothing.
[[nodiscard]] std::string to_short_text(const Rational& value);
inline constexpr int most_decimals = 20;  // half a product of two numbers that documents may print has no more
// How many decimals show it exactly; none where no `most_decimals` do.
[[nodiscard]] std::optional<int> decimals_of(const Rational& value);
// As printed, with thousands separators.
[[nodiscard]] std::string to_text(const Figure& figure);
[[nodiscard]] std::string to_fraction(const Rational& value);

}  // namespace scrutineer::base
