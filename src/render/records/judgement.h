// What inspectors found, in words, and whether it was before or after a model began.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "catalogue/entry.h"
#include "words/words.h"

namespace scrutineer::render {

struct JudgementLook {
  words::Name words;           // "Requires improvement"
  words::Name letter;          // "R", as charts have it
  std::string_view css_class;  // "requires-improvement"
};

[[nodiscard]] const JudgementLook& look_of(catalogue::Judgement judgement);

enum class Side : std::uint8_t { before, after, unclear, unknown };

// On which side of the start the inspection lies, as far as the dates tell: of two dates in one year of which one is a
// bare year, neither is known to be first. `unknown` when there is no start.
[[nodiscard]] Side side_of(const catalogue::FactDate& inspection, const catalogue::FactDate& start);

// "Before it started"
[[nodiscard]] std::string side_words(const words::Words& words, Side side);

}  // namespace scrutineer::render
