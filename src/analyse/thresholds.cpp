#include "analyse/thresholds.h"

#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;
using base::to_short_text;

namespace {

Rational cut(const Rational& value, int places, bool up) {
  const Rational unit = base::power_of_ten(places);
  return up ? -(-value * unit).floor() / unit : (value * unit).floor() / unit;
}

// Rounded up or down to so many decimals, or to as many as show that it is not nothing.
std::string towards(const Rational& value, int places, bool up) {
  while (value != 0 && cut(value, places, up) == 0) ++places;
  return to_short_text(cut(value, places, up), places);
}

// Where no decimals show it, rounded so.
std::string exactly_or_towards(const Rational& value, bool up) {
  return decimals_of(value) ? to_short_text(value) : towards(value, 2, up);
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

}  // namespace

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

Bounds outwards(const Bounds& bounds, int places) {
  if (bounds.exact()) return {base::rounded(bounds.lowest, places), base::rounded(bounds.highest, places)};
  return {cut(bounds.lowest, places, false), cut(bounds.highest, places, true)};
}

std::string stays_text(const words::Words& words, const StableRange& range, const Rational& share) {
  if (!range.below && !range.above) return words("share.any");
  if (range.from == range.to) return words("share.present");
  const Percent from = percent({range.from, share}), to = percent({range.to, share});
  const auto at_least = [&] {
    return from.exact() ? words("common.more-than-percent", {{"percent", to_short_text(from.at, from.places)}})
                        : words("share.or-more", {{"percent", to_short_text(from.inside, from.places)}});
  };
  const auto at_most = [&] {
    return to.exact() ? words("common.less-than-percent", {{"percent", to_short_text(to.at, to.places)}})
                      : words("share.or-less", {{"percent", to_short_text(to.inside, to.places)}});
  };
  if (!range.below) return at_most();
  if (!range.above) return at_least();
  if (!from.exact() && !to.exact())
    return words("share.between",
                 {{"from", to_short_text(from.inside, from.places)}, {"to", to_short_text(to.inside, to.places)}});
  return words("share.both", {{"at_least", at_least()}, {"at_most", at_most()}});
}

std::string beyond_text(const words::Words& words, const RangeEnd& end) {
  const Percent shown = percent(end);
  if (shown.exact()) {
    const std::string at = to_short_text(shown.at, shown.places);
    return end.above() ? words("share.above", {{"percent", at}}) : words("share.below", {{"percent", at}});
  }
  const std::string outside = to_short_text(shown.outside, shown.places);
  if (shown.outside == (end.above() ? 100 : 0)) return words("share.at", {{"percent", outside}});
  return end.above() ? words("share.from", {{"percent", outside}}) : words("share.at-or-less", {{"percent", outside}});
}

std::string share_text(const words::Words& words, const RangeEnd& end) {
  const int places = percent(end).places;
  return places == 1 ? percentage(words, end.share) : percent_text(words, to_short_text(end.share * 100, places));
}

std::string points(const words::Words& words, const Rational& number) {
  return words("common.points", {{"shown", text_apart(number)}});
}

std::string points_at_least(const words::Words& words, const Rational& number) {
  return words("common.points", {{"shown", exactly_or_towards(number, false)}});
}

std::string bounds_text(const words::Words& words, const Bounds& bounds) {
  if (bounds.exact()) return to_short_text(bounds.lowest);
  return words("common.range",
               {{"low", exactly_or_towards(bounds.lowest, false)}, {"high", exactly_or_towards(bounds.highest, true)}});
}

std::string bounds_text(const words::Words& words, const Bounds& bounds, int places) {
  if (bounds.exact()) return to_short_text(bounds.lowest, places);
  return words("common.range",
               {{"low", towards(bounds.lowest, places, false)}, {"high", towards(bounds.highest, places, true)}});
}

std::string points(const words::Words& words, const Bounds& bounds) {
  return words("common.points", {{"shown", bounds_text(words, bounds)}});
}

}  // namespace scrutineer::analyse
