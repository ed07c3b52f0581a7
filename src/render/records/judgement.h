// What inspectors found, as readers see it, and whether it was before or after a model began.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "catalogue/entry.h"
#include "chart/figure.h"
#include "words/words.h"

namespace scrutineer::render {

// "Requires improvement"; "Not stated" without a level. `level` may be null here and below.
[[nodiscard]] std::string judgement_words(const words::Words& words, const catalogue::JudgementLevel* level);

// What the tag's class ends in: the colour of the level, or "not-stated".
[[nodiscard]] std::string_view judgement_class(const catalogue::JudgementLevel* level);

// On a chart.
[[nodiscard]] chart::SignKind judgement_sign(const words::Words& words, const catalogue::JudgementLevel* level);

enum class Side : std::uint8_t { before, after, unclear, unknown };

// On which side of the start the inspection lies, as far as the dates tell: of two dates in one year of which one is a
// bare year, neither is known to be first. `unknown` when there is no start.
[[nodiscard]] Side side_of(const catalogue::FactDate& inspection, const catalogue::FactDate& start);

// "Before it started"
[[nodiscard]] std::string side_words(const words::Words& words, Side side);

}  // namespace scrutineer::render
