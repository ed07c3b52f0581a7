// What a series of figures shows, in words: true of ties, gaps and single figures.
#pragma once

#include <optional>
#include <string>

#include "analyse/measures.h"
#include "words/words.h"

namespace scrutineer::analyse {

// "£4.20 a head"
[[nodiscard]] std::string figure_words(const catalogue::Measure& measure, const base::Figure& figure);
// "+1,200", "−£0.30 a head", "+3 percentage points"
[[nodiscard]] std::string difference_words(const words::Words& words, const catalogue::Measure& measure,
                                           const base::Figure& difference);
// "before", "during", "after" or "unknown": what messages choose by, and data files say.
[[nodiscard]] std::string_view side_name(Side side);

// "Visits fell from 412,000 in 2013 to 390,500 in 2016": the last figure before the change and the last after it; where
// no change is dated, the first and the last; where there is but one of the two, that.
[[nodiscard]] std::string headline(const words::Words& words, const catalogue::MeasureSeries& series,
                                   const std::optional<Change>& change);

// The dates as a reader sees them, in a list.
[[nodiscard]] std::string dates_words(const words::Words& words,
                                      const std::vector<const catalogue::MeasuredValue*>& values);

}  // namespace scrutineer::analyse
