// Writing text into HTML, and reading it back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/escape.h"

namespace scrutineer::markup {

using base::append_escaped;

// Numbers of citations, "[2]".
enum class Citations : std::uint8_t { left_out, kept };

// Figures that <sup> raises, where no text can be: 10⁶, and 2^0.5 where the figures have no such signs. Other words are
// as they are: 1st.
[[nodiscard]] std::string raised(std::string_view words);

// What a reader reads of HTML that Markdown became: no tags but what they raise, character references resolved.
[[nodiscard]] std::string plain_words(std::string_view html, Citations citations = Citations::left_out);

}  // namespace scrutineer::markup
