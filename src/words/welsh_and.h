// "And" in Welsh: "ac" before a vowel, "a" before a consonant.
#pragma once

#include <string_view>

namespace scrutineer::words {

// "a" or "ac", by how the text after it begins to be spoken: its first letter, past tags and signs, or the first word
// of its number ("ac wyth" before 8). The letter after "a" is left as it is: what is listed are names, which we do not
// mutate ("a chostau" is for whoever words a sentence).
[[nodiscard]] std::string_view welsh_and(std::string_view before);

}  // namespace scrutineer::words
