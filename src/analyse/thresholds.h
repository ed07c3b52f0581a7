// Numbers that something holds up to, as they stand in a sentence. A rounded number is printed only on the side on
// which the sentence is true: what stays so up to 21.74% is said to stay so up to 21.7%, and to be otherwise from
// 21.8%. Where one decimal cannot tell the end from the present share, more are shown.
#pragma once

#include <string>

#include "analyse/weight_stability.h"
#include "words/words.h"

namespace scrutineer::analyse {

// The shares within which something stays as it is, to stand behind "while it carries": "21.7% or less", "more than
// 2%", "2.2% to 21.7%", "any share". `share` is the present one, which the text admits.
[[nodiscard]] std::string stays_text(const words::Words& words, const StableRange& range, const base::Rational& share);

// An end of such a range. "From 21.8%", "Above 20%" (where 20% is the very end, and options tie), "At 2% or less".
struct RangeEnd {
  base::Rational at;
  base::Rational share;  // the present one
  [[nodiscard]] bool above() const { return at >= share; }
};
[[nodiscard]] std::string beyond_text(const words::Words& words, const RangeEnd& end);

// The share nearest to the end, of those with as many decimals as are needed, that lies beyond it.
[[nodiscard]] base::Rational share_beyond(const RangeEnd& end);

// A share that stands beside an end of a range, with as many decimals as that.
[[nodiscard]] std::string share_text(const words::Words& words, const RangeEnd& end);

// "295 points", "1 point", "0.004 points".
[[nodiscard]] std::string points(const words::Words& words, const base::Rational& number);
// The same, rounded down where no decimals show it, of a number above zero that something is no less than.
[[nodiscard]] std::string points_at_least(const words::Words& words, const base::Rational& number);
// Rounded outwards, so that what lies between the bounds lies between those that are printed; an exact one to the
// nearest.
[[nodiscard]] Bounds outwards(const Bounds& bounds, int places);
// "225 to 465"; one number when both are the same. Exactly (base::to_short_text), or rounded outwards to `places`, and
// never to zero from what is not.
[[nodiscard]] std::string bounds_text(const words::Words& words, const Bounds& bounds);
[[nodiscard]] std::string bounds_text(const words::Words& words, const Bounds& bounds, int places);
[[nodiscard]] std::string points(const words::Words& words, const Bounds& bounds);

}  // namespace scrutineer::analyse
