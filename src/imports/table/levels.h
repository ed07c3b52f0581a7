// The levels of a scale of words or numbers, in order, as far as they say it themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/rational.h"

namespace scrutineer::imports {

// From the lowest to the highest: numbers, texts that begin with one ("3 – Possible"), and words whose order is common
// knowledge (low, medium, high; rare to almost certain; negligible to catastrophic). Nothing for others.
[[nodiscard]] std::optional<std::vector<std::string>> in_order(std::vector<std::string> levels);

// The number that a level is or begins with: 3 of "3 – Possible".
[[nodiscard]] std::optional<base::Rational> number_of_level(const std::string& level);

// "Likelihood (1-5)": "1" to "5". Nothing where a heading does not say.
[[nodiscard]] std::optional<std::vector<std::string>> levels_in_heading(const std::string& heading);

}  // namespace scrutineer::imports
