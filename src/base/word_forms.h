// The singular and the plural of English words, by the rules of spelling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::base {

// A word in lower case, first as it is given, then in its other number: "company" and "companies", either way round.
// Spelling alone does not always tell a singular from a plural, so forms that are no words at all stand among them
// ("boardses" for "boards"); but never one that is another word: "means" is not the plural of "mean", nor "news" of
// "new".
[[nodiscard]] std::vector<std::string> word_forms(std::string_view word);

}  // namespace scrutineer::base
