// Characters (Unicode code points) of UTF-8 text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace scrutineer::base {

// The character at byte `at`, which moves behind it. -1 for bytes that are not UTF-8. `at` must be before the end.
[[nodiscard]] std::int32_t next_character(std::string_view text, std::size_t& at);
void append_character(std::string& text, std::int32_t character);

// A character that no text holds on purpose: a control character but for tab and line break, or one that Unicode
// keeps for none. XML, and so workbooks and site maps, cannot hold most of them.
[[nodiscard]] bool is_control(std::int32_t character);
// A character that makes what stands around it read in another order than it is written in.
[[nodiscard]] bool is_direction_change(std::int32_t character);

// The characters that begin it, in so many bytes at most.
[[nodiscard]] std::string_view beginning(std::string_view text, std::size_t most);

// How many characters; of text that is valid UTF-8.
[[nodiscard]] std::uint32_t character_count(std::string_view text);

}  // namespace scrutineer::base
