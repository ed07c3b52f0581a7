// Where a file keeps what its editor has seen below its values.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::read {

// The text of a file that parses, with `line`, "seen = { … }", in the place of the `seen` at its top, or as the first
// line of its TOML where it has none. Line breaks are those that the text has.
[[nodiscard]] std::string with_seen_values(std::string_view text, bool has_front_matter, const std::string& line);

}  // namespace scrutineer::read
