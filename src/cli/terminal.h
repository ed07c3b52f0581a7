// Text for the terminal.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace scrutineer::cli {

// How many characters a line of standard output has: of the terminal; of files and pipes, what fits any.
[[nodiscard]] std::size_t output_width();
// The same for a table: all that the terminal has.
[[nodiscard]] std::size_t terminal_width();

// The text in lines of at most `width` characters, the first after `first`, the others after as many blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view first);

// The text with every character that could move the cursor, colour what follows or turn the order of reading made
// visible: content is data, also on a terminal. Line breaks stay.
[[nodiscard]] std::string printable(std::string_view text);

// A path as it is typed behind a command: in quotation marks where a shell would read it otherwise.
[[nodiscard]] std::string typed(const std::filesystem::path& path);

}  // namespace scrutineer::cli
