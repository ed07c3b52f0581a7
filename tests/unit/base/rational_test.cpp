#include "base/rational.h"

#include <catch2/catch.hpp>

using scrutineer::base::Figure;
using scrutineer::base::Rational;
using scrutineer::base::rounded;
using scrutineer::base::Rounding;
using scrutineer::base::shows_as;
using scrutineer::base::to_short_text;
using scrutineer::base::to_text;

TEST_CASE("fractions are exact and in lowest terms") {
  CHECK(Rational(1, 3) + Rational(1, 6) == Rational(1, 2));
  CHECK(Rational(6, -4) == Rational(-3, 2));
  CHECK(Rational(1, 10) + Rational(2, 10) == Rational(3, 10));
  CHECK(Rational(2, 3) * Rational(9, 4) == Rational(3, 2));
  CHECK(Rational(1) / Rational(-2, 5) == Rational(-5, 2));
  CHECK(Rational(0) / Rational(7) == Rational(0));
  CHECK(Rational(1, 3) - Rational(1, 3) == 0);
}

TEST_CASE("fractions compare by value, below zero too") {
  CHECK(Rational(1, 3) < Rational(34, 100));
  CHECK(Rational(-1, 3) > Rational(-34, 100));
  CHECK(Rational(-1, 2).floor() == -1);
  CHECK(Rational(7, 2).floor() == 3);
  CHECK(Rational(-4).floor() == -4);
}

TEST_CASE("halves are rounded away from zero, and truncation cuts") {
  CHECK(rounded(Rational(125, 2), 0) == 63);
  CHECK(rounded(Rational(-125, 2), 0) == -63);
  CHECK(rounded(Rational(629, 10), 0, Rounding::truncate) == 62);
  CHECK(rounded(Rational(1, 3), 2) == Rational(33, 100));
  CHECK(rounded(Rational(2, 3), 2) == Rational(67, 100));
}

TEST_CASE("a printed figure is compared to the precision it claims") {
  const Rational share(6982, 100);
  CHECK(shows_as(share, Figure{70, 0}));
  CHECK_FALSE(shows_as(share, Figure{70, 1}));
  CHECK(shows_as(share, Figure{Rational(698, 10), 1}));
  CHECK(shows_as(share, Figure{69, 0}, Rounding::truncate));
}

TEST_CASE("figures are written the way people read them") {
  CHECK(to_text(Rational(1234567), 0) == "1,234,567");
  CHECK(to_text(Rational(999), 0) == "999");
  CHECK(to_text(Rational(-1, 2), 2) == "-0.50");
  CHECK(to_text(Rational(2), 1) == "2.0");
  CHECK(to_text(Rational(1, 20), 1) == "0.1");
  CHECK(to_text(Rational(-1, 1000), 1) == "0.0");
  CHECK(to_short_text(Rational(15, 2)) == "7.5");
  CHECK(to_short_text(Rational(1810)) == "1,810");
  CHECK(to_short_text(Rational(1345, 3)) == "448.33");
  CHECK(to_short_text(Rational(2999, 1000)) == "3");
}
