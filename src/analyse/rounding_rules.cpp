#include "analyse/rounding_rules.h"

#include <algorithm>

namespace scrutineer::analyse {

using base::Rounding;

namespace {

std::string_view rule_text(Rounding rule) {
  switch (rule) {
    case Rounding::half_up:
      return "halves are rounded up";
    case Rounding::half_even:
      return "halves are rounded to the even digit";
    case Rounding::truncate:
      break;
  }
  return "they are cut off, not rounded";
}

}  // namespace

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

std::string rules_text(const std::vector<Rounding>& rules) {
  std::string text;
  for (const Rounding rule : rules) text += (text.empty() ? "" : ", or if ") + std::string(rule_text(rule));
  return text;
}

}  // namespace scrutineer::analyse
