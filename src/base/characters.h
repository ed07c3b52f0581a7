// ASCII characters by kind, whatever the locale; and the place of what is not found.
#pragma once

#include <cstddef>
#include <string_view>

namespace scrutineer::base {

inline constexpr std::size_t npos = std::string_view::npos;

[[nodiscard]] constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
// A blank, or what ends a line or a page.
[[nodiscard]] constexpr bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace scrutineer::base
