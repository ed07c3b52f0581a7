// What a page says of itself where nothing else does: its summary.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::imports {

// The first sentence of a plain text, on one line, and cut behind a word where it is longer than a summary should be.
[[nodiscard]] std::string first_sentence(std::string_view text);

}  // namespace scrutineer::imports
