// Text → words as they are looked up. themes/civic/scripts/search-words.js does the same to what readers type:
// tests/web/search.mjs compares the two.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace scrutineer::search {

// Without marks and in small letters: "Tŷ" is "ty", "É" is "e". Apostrophes and soft hyphens are dropped.
[[nodiscard]] std::string folded(std::string_view text);

// Calls `word` for the folded words of a text, in their order: runs of letters, digits and marks of any script. Commas
// inside a number are dropped ("1,810" is 1810). Words joined by hyphens come one by one and, behind the last of them,
// as one with `joined` ("in", "house", "inhouse"). Of a word longer than 40 bytes only its beginning counts.
using OnWord = std::function<void(std::string_view word, bool joined)>;
void find_words(std::string_view text, const OnWord& word);

}  // namespace scrutineer::search
