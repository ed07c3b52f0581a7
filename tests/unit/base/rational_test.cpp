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
  CHECK(to_short_text(Rational(2999, 1000), 2) == "3");
}

TEST_CASE("a decimal is shown exactly, and no fraction as nothing") {
  CHECK(to_short_text(Rational(6111, 10000)) == "0.6111");
  CHECK(to_short_text(Rational(2999, 1000)) == "2.999");
  CHECK(to_short_text(Rational(-1, 1'000'000'000) * Rational(1, 1'000'000'000)) == "-0.000000000000000001");
  CHECK(to_short_text(Rational(1, 3)) == "0.33");
  CHECK(to_short_text(Rational(1, 3000)) == "0.0003");
  CHECK(to_short_text(Rational(0)) == "0");
}

TEST_CASE("halves can go to the even digit") {
  CHECK(rounded(Rational(125, 2), 0, Rounding::half_even) == 62);
  CHECK(rounded(Rational(127, 2), 0, Rounding::half_even) == 64);
  CHECK(rounded(Rational(-125, 2), 0, Rounding::half_even) == -62);
  CHECK(rounded(Rational(12501, 200), 0, Rounding::half_even) == 63);
  CHECK(rounded(Rational(225, 100), 1, Rounding::half_even) == Rational(22, 10));
}

TEST_CASE("no figure is too large or too finely divided") {
  const Rational large = scrutineer::base::power_of_ten(50);
  CHECK(to_text(large + 1, 0) == "100,000,000,000,000,000,000,000,000,000,000,000,000,000,000,000,001");
  CHECK(large + 1 - large == 1);
  CHECK(large + 1 > large);
  CHECK(-large < -large + Rational(1, 1'000'000'000));
  CHECK((large / 3).floor() * 3 == large - 1);
  CHECK((-large / 3).floor() * 3 == -large - 2);
  CHECK(large / (large * 4) == Rational(1, 4));
  CHECK_FALSE((large / 3).is_whole());
  CHECK(large.is_whole());
  CHECK_FALSE(large.whole());
  CHECK((large / 3).numerator() == large);
  CHECK((Rational(1) / large).denominator() == large);
  CHECK((large / 4).approximate() == 2.5e49);
  CHECK((1 / (large * large * large * large * large * large * large)).approximate() == 0);
  CHECK((large * 7 / (large + 1)).approximate() == Approx(7));
  CHECK(rounded(large / 3 * 2, 1) * 10 == (large * 20 / 3).floor() + 1);
  CHECK(to_fraction(Rational(-1, 3)) == "-1/3");
  CHECK(to_fraction(Rational(1810)) == "1810");
  CHECK(to_fraction(1 / large).size() == 53);

  // Averages of weights with one decimal: the common denominator grows with each weight.
  Rational sum, back;
  for (std::int64_t weight = 13; weight < 2'000; weight += 26) sum += Rational(268, weight);
  for (std::int64_t weight = 13; weight < 2'000; weight += 26) back += Rational(268, weight) * 10;
  CHECK(back == sum * 10);
  CHECK(sum.approximate() == Approx(sum.floor().approximate()).margin(1));
}

TEST_CASE("around the end of 128 bits sums and products stay exact") {
  Rational edge = 1;
  for (int i = 0; i < 127; ++i) edge *= 2;
  for (const std::int64_t by : {-2, -1, 0, 1, 2}) {
    CHECK((edge + by) - edge == by);
    CHECK(-(-edge - by) == edge + by);
    CHECK((-edge + by) + edge == by);
    CHECK((edge + by) * 3 / 3 == edge + by);
    CHECK((edge + by > edge) == (by > 0));
  }
}

TEST_CASE("fractions of small numbers and of large ones do the same") {
  CHECK(Rational(6, -4).numerator() == -3);
  CHECK(Rational(6, -4).denominator() == 2);
  CHECK(Rational(0).denominator() == 1);
  CHECK((Rational(-7).whole() == -7));
  CHECK_FALSE(Rational(7, 2).whole());
  CHECK(to_text(0, 2) == "0.00");
  CHECK(rounded(0, 0) == 0);

  // Each term fits 128 bits, and the products that compare them do not.
  const Rational two64 = Rational(std::int64_t{1} << 32) * (std::int64_t{1} << 32);
  const Rational less = two64 / (two64 + 1), more = (two64 + 1) / (two64 + 2);
  CHECK(less < more);
  CHECK(-more < -less);
  CHECK(1 - more == 1 / (two64 + 2));
  const Rational two126 = two64 * (std::int64_t{1} << 62);
  CHECK(two126 / 7 < two126 / 5);
  CHECK(less / -more == -(less / more));
  CHECK(less / more * more == less);

  const Rational third = scrutineer::base::power_of_ten(50) / 3;
  CHECK(1 / -third == -(1 / third));
  CHECK(1 / -third * third == -1);
  CHECK((1 / -third).denominator() == third * 3);
}

TEST_CASE("the numbers that are shown as a printed one are those between two ends, and perhaps the ends") {
  using scrutineer::base::numbers_shown_as;
  const Rational fine(1, 1'000'000);
  for (const Rounding rounding : {Rounding::half_up, Rounding::half_even, Rounding::truncate}) {
    for (int places = 0; places < 3; ++places) {
      for (int digits = -25; digits <= 25; ++digits) {
        const Figure printed{Rational(digits) / scrutineer::base::power_of_ten(places), places};
        const auto shown = numbers_shown_as(printed, rounding);
        CAPTURE(to_text(printed), static_cast<int>(rounding));
        CHECK(shown.lowest < shown.highest);
        CHECK(shows_as(shown.lowest, printed, rounding) == shown.lowest_is_in);
        CHECK(shows_as(shown.highest, printed, rounding) == shown.highest_is_in);
        CHECK(shows_as(shown.lowest + fine, printed, rounding));
        CHECK(shows_as(shown.highest - fine, printed, rounding));
        CHECK_FALSE(shows_as(shown.lowest - fine, printed, rounding));
        CHECK_FALSE(shows_as(shown.highest + fine, printed, rounding));
      }
    }
  }
}

TEST_CASE("numbers are read as they are written") {
  const auto read = [](std::string_view text) { return scrutineer::base::figure_of(text).value(); };
  CHECK(read("57.0") == Figure{57, 1});
  CHECK(read("0.6111") == Figure{Rational(6111, 10000), 4});
  CHECK(read("-1_250_000.50") == Figure{Rational(-125000050, 100), 2});
  CHECK(read("+1000000000000") == Figure{1'000'000'000'000, 0});
  CHECK(read("1.5e3") == Figure{1500, 0});
  CHECK(read("15e-4") == Figure{Rational(15, 10000), 4});
  CHECK(read("6.25E+1") == Figure{Rational(625, 10), 1});
  CHECK(read("1e10") == Figure{10'000'000'000, 0});
  CHECK(read(std::string(64, '0')) == Figure{0, 0});
  for (const char* text : {"", "-", ".", "inf", "nan", "0x10", "1e", "1e100", "1.2.3", "1,2"}) {
    CHECK_FALSE(scrutineer::base::figure_of(text));
  }
  CHECK_FALSE(scrutineer::base::figure_of(std::string(65, '1')));
}
