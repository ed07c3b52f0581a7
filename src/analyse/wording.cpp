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

std::string percentage(const Rational& share) {
  const Rational percent = share * 100;
  if (percent > 0 && base::rounded(percent, 1) == 0) return "less than 0.1%";
  return base::to_short_text(percent, 1) + "%";
}

}  // namespace scrutineer::analyse
