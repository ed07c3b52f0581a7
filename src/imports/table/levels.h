// The levels of a scale of words or numbers, in order, as far as they say it themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace scrutineer::imports {

// From the lowest to the highest: numbers, texts that begin with one ("3 – Possible"), and words whose order is common
// knowledge (low, medium, high; rare to almost certain; negligible to catastrophic). Nothing for others.
[[nodiscard]] std::optional<std::vector<std::string>> in_order(std::vector<std::string> levels);

}  // namespace scrutineer::imports
