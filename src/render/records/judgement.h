// What inspectors found, in words, and whether it was before or after a model began.
#pragma once

#include <cstdint>
#include <string_view>

#include "catalogue/entry.h"

namespace scrutineer::render {

struct JudgementWords {
  std::string_view words;      // "Requires improvement"
  std::string_view css_class;  // "requires-improvement"
  std::string_view letter;     // "R", as charts have it
};

[[nodiscard]] const JudgementWords& words_of(catalogue::Judgement judgement);

enum class Side : std::uint8_t { before, after, unclear, unknown };

// On which side of the start the inspection lies, as far as the dates tell: of two dates in one year of which one is a
// bare year, neither is known to be first. `unknown` when there is no start.
[[nodiscard]] Side side_of(const catalogue::FactDate& inspection, const catalogue::FactDate& start);

// "Before it started"
[[nodiscard]] std::string_view side_words(Side side);

}  // namespace scrutineer::render
