#include "analyse/wording.h"

namespace scrutineer::analyse {

using base::Rational;

std::string ordinal(const words::Words& words, std::uint64_t number) {
  return words("common.ordinal", {{"number", number}});
}

std::string rank_text(const words::Words& words, const Rational& rank) {
  const auto whole = rank.whole();
  return whole && *whole > 0 ? ordinal(words, static_cast<std::uint64_t>(*whole)) : base::to_short_text(rank);
}

std::string percentage(const words::Words& words, const Rational& share, int places) {
  const Rational percent = share * 100;
  const Rational shown = base::rounded(percent, places);
  const Rational step = Rational(1) / base::power_of_ten(places);
  if (percent > 0 && shown == 0) return words("common.less-than-percent", {{"percent", base::to_text(step, places)}});
  if (percent < 100 && shown == 100)
    return words("common.more-than-percent", {{"percent", base::to_text(Rational(100) - step, places)}});
  return base::to_short_text(percent, places) + "%";
}

std::string text_apart(const Rational& value, const Rational& other) {
  int places = 2;
  while (value != other && base::rounded(value, places) == base::rounded(other, places)) ++places;
  return base::to_short_text(value, places);
}

std::string percentage_cell(const Rational& share) {
  if (share == 0 || share == 1) return base::to_text(share * 100, 0) + "%";
  const Rational percent = share * 100;
  const Rational shown = base::rounded(percent, 1);
  return shown == 0 ? "<0.1%" : shown == 100 ? ">99.9%" : base::to_text(percent, 1) + "%";
}

}  // namespace scrutineer::analyse
