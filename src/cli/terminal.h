// Text for the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scrutineer::cli {

// How many characters a line of standard output has: of the terminal; of files and pipes, what fits any.
[[nodiscard]] std::size_t output_width();

// The text in lines of at most `width` characters, the first after `first`, the others after as many blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view first);

}  // namespace scrutineer::cli
