// The Welsh mutations of a word's first letter: what "cyngor" is after other words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::link {

// The soft, nasal and aspirate forms of a word in lower case, those that there are: "gyngor", "nghyngor", "chyngor".
// None of the first letters ch, dd, ff, ng, ph and th, which do not change.
[[nodiscard]] std::vector<std::string> mutations(std::string_view folded);

// "hardal" of "ardal", as after "ei", "ein" and "eu"; empty for a word that begins with no vowel.
[[nodiscard]] std::string with_h(std::string_view folded);
// Whether a word is one that puts an h before a vowel: ei, ein, eu, and what ends in 'i, 'n, 'u or 'w ("i'w").
[[nodiscard]] bool puts_h_before_vowels(std::string_view written);

// The word without 'r, 'n, 'i, 'u, 'w, 'm, 'th or 'ch at its end ("craffu'n", "pwyllgorau'r"), which are words of
// their own; the word itself when it has none.
[[nodiscard]] std::string_view without_clitic(std::string_view word);

}  // namespace scrutineer::link
