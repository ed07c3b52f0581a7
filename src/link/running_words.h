// The words of running text, as glossary terms are looked for in it: what looks the same to a reader is the same,
// whichever apostrophe, hyphen or blank was typed, and whether é is one character or two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::link {

struct Word {
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::uint64_t hash = 0;          // of folded(); 0 until it is asked for
};

// Appends the words of a text: letters and digits of any script, with apostrophes and soft hyphens inside.
void find_words(std::string_view text, std::vector<Word>& words);

// Composed (NFC), without apostrophes and soft hyphens; and that in lower case.
[[nodiscard]] std::string spelled(std::string_view word);
[[nodiscard]] std::string folded(std::string_view word);
// A number for folded(word), never 0.
[[nodiscard]] std::uint64_t hash_of_folded(std::string_view word);

// "council" of "council's" and of "council’s"; the word itself when it is no such form.
[[nodiscard]] std::string_view without_possessive(std::string_view word);

// What stands between two words: nothing but a blank, a hyphen or a dash; or which signs, without blanks.
struct Gap {
  bool joins = false;      // "asset lock", "asset-lock", but not "asset, lock"
  bool has_blank = false;  // or a line break
  std::string signs;       // "&" of "R & D"; every hyphen and dash is "-", every apostrophe "'"
  bool operator==(const Gap&) const = default;
};
[[nodiscard]] Gap gap_of(std::string_view between);
// The commonest gaps, without reading them.
[[nodiscard]] bool is_plain_gap(std::string_view between);

}  // namespace scrutineer::link
