// Text without the blanks around it.
#pragma once

#include <algorithm>
#include <string_view>

namespace scrutineer::base {

inline constexpr std::string_view blanks = " \t\r\n";

// A part of the text.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text, std::string_view of = blanks) {
  text.remove_prefix(std::min(text.find_first_not_of(of), text.size()));
  return text.substr(0, text.find_last_not_of(of) + 1);  // npos + 1 is 0
}

}  // namespace scrutineer::base
