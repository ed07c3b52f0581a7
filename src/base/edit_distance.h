// "Did you mean …?": the nearest valid name to one that was mistyped.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace scrutineer::base {

// How many insertions, deletions, replacements and swaps of neighbours (optimal string alignment) turn one text
// into the other. ASCII letters are the same in either case. Gives up and returns `limit` + 1 when it takes more
// than `limit`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The name fewest edits away, the first of them by the alphabet when several are. Nothing when none is near: one edit
// is near for short names, and one more for every three letters, up to three. Views into `valid`. Names of the
// wrong length cost nothing, so tens of thousands are searched in about a millisecond.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view given, std::span<const std::string_view> valid);
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view given, std::span<const std::string> valid);

}  // namespace scrutineer::base
