// Which rule of rounding a column of printed figures follows. One rule is one rule: it has to fit them all.
#pragma once

#include <string_view>
#include <vector>

#include "base/rational.h"

namespace scrutineer::analyse {

inline constexpr base::Rounding rounding_rules[] = {base::Rounding::half_up, base::Rounding::half_even,
                                                    base::Rounding::truncate};

// A printed figure, and what it may be a rounding of: any of them.
struct Rounded {
  std::vector<base::Rational> exact;
  base::Figure printed;
};

[[nodiscard]] bool fits(const Rounded& figure, base::Rounding rule);

// Every rule under which each figure shows one of its exact values, half up first. Empty when none does.
[[nodiscard]] std::vector<base::Rounding> rules_that_fit(const std::vector<Rounded>& figures);

// The first of them; where none fits all, the one that fits most.
[[nodiscard]] base::Rounding likeliest_rule(const std::vector<Rounded>& figures);

// For a message that chooses by them: "up", "even", "cut", or "even_or_cut".
[[nodiscard]] std::string_view rules_name(const std::vector<base::Rounding>& rules);

}  // namespace scrutineer::analyse
