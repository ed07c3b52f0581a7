// Fields that are plain text, such as titles: readers see Markdown in them as it is written.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace scrutineer::read {

// The first piece of what can be nothing but Markdown, from its first byte to behind its last: [[id]], [@id],
// [text](address), **text**, `text`.
[[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_markdown(std::string_view text);

inline constexpr std::string_view plain_text_help =
    "this field is plain text: take it out, or say it in the text of the page";

}  // namespace scrutineer::read
