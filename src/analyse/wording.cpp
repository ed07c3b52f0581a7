#include "analyse/wording.h"

#include <fmt/format.h>

namespace scrutineer::analyse {

using base::Rational;

std::string number(std::uint64_t count) {
  return base::to_text(Rational(static_cast<std::int64_t>(count / 2)) * 2 + static_cast<std::int64_t>(count % 2), 0);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
  if (count == 0) return fmt::format("no {}", several);
  return fmt::format("{} {}", number(count), count == 1 ? one : several);
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string ordinal(std::uint64_t number) {
  const std::uint64_t tens = number / 10 % 10;
  const std::uint64_t ones = number % 10;
  const char* ending = tens == 1 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return fmt::format("{}{}", number, ending);
}

std::string rank_text(const Rational& rank) {
  const auto whole = rank.whole();
  return whole && *whole > 0 ? ordinal(static_cast<std::uint64_t>(*whole)) : base::to_short_text(rank);
}

std::string text_apart(const Rational& value, const Rational& other) {
  int places = 2;
  while (value != other && base::rounded(value, places) == base::rounded(other, places)) ++places;
  return base::to_short_text(value, places);
}

std::string percentage(const Rational& share, int places) {
  const Rational percent = share * 100;
  const Rational shown = base::rounded(percent, places);
  const Rational step = Rational(1) / base::power_of_ten(places);
  if (percent > 0 && shown == 0) return fmt::format("less than {}%", base::to_text(step, places));
  if (percent < 100 && shown == 100) return fmt::format("more than {}%", base::to_text(Rational(100) - step, places));
  return base::to_short_text(percent, places) + "%";
}

std::string percentage_cell(const Rational& share) {
  if (share == 0 || share == 1) return percentage(share);
  const Rational percent = share * 100;
  const Rational shown = base::rounded(percent, 1);
  return shown == 0 ? "<0.1%" : shown == 100 ? ">99.9%" : base::to_text(percent, 1) + "%";
}

}  // namespace scrutineer::analyse
