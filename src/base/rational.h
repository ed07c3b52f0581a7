// Exact fractions. Whatever is compared with a published figure is computed with these, never with floating
// point.
//
// Numerator and denominator are kept in lowest terms in 128 bits; a result that does not fit ends the program
// with a message instead of being wrong. Figures of at most a million with three decimals, as read/ lets through,
// are far from that limit.
#pragma once

#include <compare>
#include <cstdint>
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

  [[nodiscard]] Int128 numerator() const { return numerator_; }
  [[nodiscard]] Int128 denominator() const { return denominator_; }  // positive
  [[nodiscard]] bool is_whole() const { return denominator_ == 1; }
  // The largest whole number not above it.
  [[nodiscard]] std::int64_t floor() const;
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

  bool operator==(const Rational&) const = default;
  std::strong_ordering operator<=>(const Rational& other) const;

 private:
  static Rational reduced(Int128 numerator, Int128 denominator);

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

// What to do with the digits that are not shown.
enum class Rounding : std::uint8_t {
  half_up,   // to the nearest, halves away from zero: 62.5 is 63
  truncate,  // cut off: 62.9 is 62
};

// `value` with `places` decimals (0 to 9).
[[nodiscard]] Rational rounded(const Rational& value, int places, Rounding rounding = Rounding::half_up);

// A number as a document prints it: 65, 65.0 and 65.00 are worth the same and claim different precision.
struct Figure {
  Rational value;
  int places = 0;  // decimals printed
  bool operator==(const Figure&) const = default;
};

// Whether `exact`, shown with as many decimals as `printed`, is the printed number.
[[nodiscard]] bool shows_as(const Rational& exact, const Figure& printed, Rounding rounding = Rounding::half_up);

// With thousands separators and exactly `places` decimals, rounded half up: "1,810", "-0.50".
[[nodiscard]] std::string to_text(const Rational& value, int places);
// With as many decimals as it needs and no more than `most`: "1,810", "7.5", "448.33".
[[nodiscard]] std::string to_short_text(const Rational& value, int most = 2);
// As printed, with thousands separators.
[[nodiscard]] std::string to_text(const Figure& figure);

}  // namespace scrutineer::base
