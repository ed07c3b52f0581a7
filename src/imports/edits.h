// Changes of a text, and how they are shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scrutineer::imports {

// A part of a text, in bytes, and what is to stand in its place.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

// The text with its edits made, which do not overlap. Of several at one place the first in the list comes first.
[[nodiscard]] std::string edited(std::string_view text, std::vector<Edit> edits);

// The lines that differ, as `diff --unified` has them; empty when nothing does.
[[nodiscard]] std::string unified_diff(std::string_view text, const std::vector<Edit>& edits, std::string_view name);

}  // namespace scrutineer::imports
