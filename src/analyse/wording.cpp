#include "analyse/wording.h"

#include <vector>

namespace scrutineer::analyse {

using base::Rational;

std::string ordinal(const words::Words& words, std::uint64_t number) {
  return words("common.ordinal", {{"number", number}});
}

std::string rank_text(const words::Words& words, const Rational& rank) {
  const auto whole = rank.whole();
  return whole && *whole > 0 ? ordinal(words, static_cast<std::uint64_t>(*whole)) : base::to_short_text(rank);
}

std::string rank_range(const words::Words& words, const RankRange& ranks) {
  const std::string best = ordinal(words, ranks.best);
  if (ranks.best == ranks.worst) return best;
  return words("common.range", {{"low", best}, {"high", ordinal(words, ranks.worst)}});
}

std::string option_titles(const words::Words& words, const catalogue::Appraisal& appraisal,
                          std::span<const std::size_t> options) {
  std::vector<std::string> titles;
  titles.reserve(options.size());
  for (const std::size_t at : options) titles.push_back(appraisal.options[at].title);
  return words.list(titles);
}

std::string percent_text(const words::Words& words, std::string_view number) {
  return words("common.percent", {{"percent", number}});
}

std::string percentage(const words::Words& words, const Rational& share, int places) {
  const Rational percent = share * 100;
  const Rational shown = base::rounded(percent, places);
  const Rational step = Rational(1) / base::power_of_ten(places);
  if (percent > 0 && shown == 0) return words("common.less-than-percent", {{"percent", base::to_text(step, places)}});
  if (percent < 100 && shown == 100)
    return words("common.more-than-percent", {{"percent", base::to_text(Rational(100) - step, places)}});
  return percent_text(words, base::to_short_text(percent, places));
}

std::string text_apart(const Rational& value, const Rational& other) {
  if (decimals_of(value)) return base::to_short_text(value);
  int places = 2;
  while (value != other && base::rounded(value, places) == base::rounded(other, places)) ++places;
  return base::to_short_text(value, places);
}

std::string percentage_cell(const words::Words& words, const Rational& share) {
  const auto shown = [&](std::string_view number) { return percent_text(words, number); };
  if (share == 0 || share == 1) return shown(base::to_text(share * 100, 0));
  const Rational percent = share * 100;
  const Rational rounded = base::rounded(percent, 1);
  return shown(rounded == 0 ? "<0.1" : rounded == 100 ? ">99.9" : base::to_text(percent, 1));
}

}  // namespace scrutineer::analyse
