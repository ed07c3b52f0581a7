// How old readers of English have to be to follow a text, by the Automated Readability Index (R. J. Senter and E. A.
// Smith, "Automated Readability Index", AMRL-TR-66-220, 1967):
//
//   grade = 4.71 × letters ÷ words + 0.5 × words ÷ sentences − 21.43
//
// The grade is the year of an American school that the text is for; its readers are five years older than its number.
// Unlike other formulas it counts no syllables, which only a dictionary knows, so its result is exact.
//
// Letters are letters and digits. Words are what blanks, dashes and slashes divide, where a letter or digit is in it.
// Sentences end as markup/markdown.h says, and with their paragraph.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/rational.h"

namespace scrutineer::checks {

struct Size {
  std::int64_t letters = 0, words = 0, sentences = 0;
  bool operator==(const Size&) const = default;
};

// Of one sentence; nothing of what has no word.
[[nodiscard]] Size size_of(std::string_view sentence);

struct Sentence {
  std::string_view text;  // of a paragraph
  std::size_t paragraph = 0;
  Size size;
};

// Those of the paragraphs that have words, in order.
[[nodiscard]] std::vector<Sentence> sentences_of(std::span<const std::string_view> paragraphs);
[[nodiscard]] Size total_of(std::span<const Sentence> sentences);

// `size` has a word.
[[nodiscard]] base::Rational reading_age(const Size& size);

// The sentences without which the reading age would be lower: those that raise it most first, at most so many.
[[nodiscard]] std::vector<const Sentence*> raising(std::span<const Sentence> sentences, std::size_t most);

}  // namespace scrutineer::checks
