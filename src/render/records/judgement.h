// What inspectors found, as readers see it.
#pragma once

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

}  // namespace scrutineer::render
