// Capital and small letters of any script.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::base {

// Whether two texts differ in the case of letters at most; é is é however it was typed (Unicode's canonical caseless
// matching).
[[nodiscard]] bool equal_but_for_case(std::string_view a, std::string_view b);

// With the letters A to Z small, and all others as they are: of names and keywords that are ASCII.
[[nodiscard]] std::string ascii_lower_case(std::string_view text);

// With a capital for its first letter.
[[nodiscard]] std::string capitalised(std::string_view text);

}  // namespace scrutineer::base
