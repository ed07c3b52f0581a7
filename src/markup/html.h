// Writing text into HTML, and reading it back.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::markup {

// Appends `text` with & < > " ' escaped: right for element content and for quoted attribute values.
void append_escaped(std::string& html, std::string_view text);

// What a reader reads of HTML that Markdown became: no tags, no numbers of citations, character references resolved.
[[nodiscard]] std::string plain_words(std::string_view html);

}  // namespace scrutineer::markup
