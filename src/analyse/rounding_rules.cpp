#include "analyse/rounding_rules.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rounding;

bool fits(const Rounded& figure, Rounding rule) {
  return std::ranges::any_of(figure.exact, [&](const auto& exact) { return shows_as(exact, figure.printed, rule); });
}

std::vector<Rounding> rules_that_fit(const std::vector<Rounded>& figures) {
  std::vector<Rounding> result;
  for (const Rounding rule : rounding_rules) {
    if (std::ranges::all_of(figures, [&](const Rounded& figure) { return fits(figure, rule); })) result.push_back(rule);
  }
  return result;
}

Rounding likeliest_rule(const std::vector<Rounded>& figures) {
  return std::ranges::max(rounding_rules, {}, [&](Rounding rule) {
    return std::ranges::count_if(figures, [&](const Rounded& figure) { return fits(figure, rule); });
  });
}

std::string_view rules_name(const std::vector<Rounding>& rules) {
  if (rules.size() > 1) return "even_or_cut";
  switch (rules.front()) {
    case Rounding::half_up:
      return "up";
    case Rounding::half_even:
      return "even";
    case Rounding::truncate:
      break;
  }
  return "cut";
}

}  // namespace scrutineer::analyse
