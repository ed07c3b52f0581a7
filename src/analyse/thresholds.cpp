#include "analyse/thresholds.h"

#include <fmt/format.h>

#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;

namespace {

Rational cut(const Rational& value, int places, bool up) {
  const Rational unit = base::power_of_ten(places);
  return up ? -(-value * unit).floor() / unit : (value * unit).floor() / unit;
}

// An end in per cent, and what it rounds to on either side.
struct Percent {
  Rational at, inside, outside;
  int places = 1;
  [[nodiscard]] bool exact() const { return inside == at; }
};

// One decimal, or as many as keep the present share within what is printed and the other side within 0 to 100.
Percent percent(const RangeEnd& end) {
  const Rational now = end.share * 100;
  Percent result{end.at * 100, {}, {}, 1};
  const bool above = end.above();
  for (;; ++result.places) {
    result.inside = cut(result.at, result.places, !above);
    result.outside = cut(result.at, result.places, above);
    if (end.at == end.share || (above ? result.inside >= now : result.inside <= now)) return result;
  }
}

std::string text(const Rational& percent, int places) { return to_short_text(percent, places) + "%"; }

std::string at_least(const Percent& end) {
  return end.exact() ? "more than " + text(end.at, end.places) : text(end.inside, end.places) + " or more";
}

std::string at_most(const Percent& end) {
  return end.exact() ? "less than " + text(end.at, end.places) : text(end.inside, end.places) + " or less";
}

}  // namespace

std::string stays_text(const StableRange& range, const Rational& share) {
  if (!range.below && !range.above) return "any share";
  if (range.from == range.to) return "exactly its present share";
  const Percent from = percent({range.from, share}), to = percent({range.to, share});
  if (!range.below) return at_most(to);
  if (!range.above) return at_least(from);
  if (!from.exact() && !to.exact())
    return fmt::format("{} to {}", text(from.inside, from.places), text(to.inside, to.places));
  return fmt::format("{} and {}", at_least(from), at_most(to));
}

std::string beyond_text(const RangeEnd& end) {
  const Percent shown = percent(end);
  if (shown.exact()) return fmt::format("{} {}", end.above() ? "Above" : "Below", text(shown.at, shown.places));
  const std::string outside = text(shown.outside, shown.places);
  if (end.above()) return shown.outside == 100 ? "At 100%" : "From " + outside;
  return shown.outside == 0 ? "At 0%" : fmt::format("At {} or less", outside);
}

Rational share_beyond(const RangeEnd& end) {
  Percent shown = percent(end);
  while (shown.exact()) {
    const Rational step = Rational(1) / base::power_of_ten(shown.places);
    const Rational beyond = end.above() ? shown.at + step : shown.at - step;
    if (beyond >= 0 && beyond <= 100) return beyond / 100;
    ++shown.places;
  }
  return shown.outside / 100;
}

std::string share_text(const RangeEnd& end) {
  const int places = percent(end).places;
  return places == 1 ? percentage(end.share) : text(end.share * 100, places);
}

std::string points(const Rational& number) {
  const std::string shown = text_apart(number);
  return fmt::format("{} {}", shown, shown == "1" ? "point" : "points");
}

Bounds outwards(const Bounds& bounds, int places) {
  if (bounds.exact()) return {base::rounded(bounds.lowest, places), base::rounded(bounds.highest, places)};
  return {cut(bounds.lowest, places, false), cut(bounds.highest, places, true)};
}

std::string bounds_text(const Bounds& bounds, int places) {
  if (bounds.exact()) return text_apart(bounds.lowest);
  const auto shown = [&](const Rational& value, bool up) {
    int most = places;
    while (value != 0 && cut(value, most, up) == 0) ++most;
    return to_short_text(cut(value, most, up), most);
  };
  return fmt::format("{} to {}", shown(bounds.lowest, false), shown(bounds.highest, true));
}

std::string points(const Bounds& bounds) {
  const std::string shown = bounds_text(bounds);
  return fmt::format("{} {}", shown, shown == "1" ? "point" : "points");
}

}  // namespace scrutineer::analyse
