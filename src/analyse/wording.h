// Numbers as they stand in a sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analyse/ranking.h"
#include "base/rational.h"
#include "catalogue/appraisal.h"
#include "words/words.h"

namespace scrutineer::analyse {

// "1st", "2nd", "11th".
[[nodiscard]] std::string ordinal(const words::Words& words, std::uint64_t number);
// A rank as printed or expected: "2nd", or "1.5" where two share the first two places.
[[nodiscard]] std::string rank_text(const words::Words& words, const base::Rational& rank);
// "2nd", or "2nd to 4th".
[[nodiscard]] std::string rank_range(const words::Words& words, const RankRange& ranks);
// The titles of options, as places in the appraisal: "A, B and C".
[[nodiscard]] std::string option_titles(const words::Words& words, const catalogue::Appraisal& appraisal,
                                        std::span<const std::size_t> options);
// As base::to_short_text, but what is rounded has as many decimals as it takes to be told from `other`.
// Beside zero, so that what is no difference is the only one that shows as none.
[[nodiscard]] std::string text_apart(const base::Rational& value, const base::Rational& other = 0);
// A number of hundredths as it is to be shown: "13.8%".
[[nodiscard]] std::string percent_text(const words::Words& words, std::string_view number);
// A share of 0 to 1 as "2%", "13.8%": as many decimals as given, dropped when they are 0; "less than 0.1%" for what
// would show as nothing and is not, "more than 99.9%" for what would show as all and is not.
[[nodiscard]] std::string percentage(const words::Words& words, const base::Rational& share, int places = 1);
// The same for a column of figures, all with one decimal: "0%", "<0.1%", "2.0%", ">99.9%", "100%".
[[nodiscard]] std::string percentage_cell(const words::Words& words, const base::Rational& share);

}  // namespace scrutineer::analyse
