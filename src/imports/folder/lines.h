// The lines of a page on their way into a site, each with the place that it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/blanks.h"

namespace scrutineer::imports {

struct Line {
  std::string text;
  std::uint32_t number = 0;  // in its file, from 1; 0 of a line that was made
  std::uint32_t file = 0;    // 0: the page itself; else one that it includes
};
using Lines = std::vector<Line>;

// Without line ends and carriage returns.
[[nodiscard]] Lines lines_of(std::string_view text, std::uint32_t first_number, std::uint32_t file);
[[nodiscard]] std::string joined(const Lines& lines);

using base::trimmed;
[[nodiscard]] bool is_blank(std::string_view line);
// Columns of blanks that it begins with; a tab goes to the next fourth.
[[nodiscard]] std::size_t indent_of(std::string_view line);
// Without so many columns of blanks, or as many as it has.
[[nodiscard]] std::string without_indent(std::string_view line, std::size_t columns);

// Follows the fences of code down the lines of a page.
class Fences {
 public:
  // Whether the line is code, or a fence.
  bool is_code(std::string_view line);
  [[nodiscard]] bool is_open() const { return length_ > 0; }

 private:
  char sign_ = 0;
  std::size_t length_ = 0;  // 0: none is open
};

// "```", "~~~~": how long the fence is that a line opens; 0 when it opens none.
[[nodiscard]] std::size_t fence_length(std::string_view line);

}  // namespace scrutineer::imports
