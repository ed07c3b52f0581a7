// Text on its way into HTML, XML, Markdown or TOML.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::base {

// Appends `text` with & < > " ' escaped: right for element content and for quoted attribute values.
void append_escaped(std::string& html, std::string_view text);
// Whether that changes the text.
[[nodiscard]] bool needs_escaping(std::string_view text);

// With a backslash before what Markdown would read as more than words, at the start of a line too.
[[nodiscard]] std::string escaped_for_markdown(std::string_view text);

// As it stands between quotation marks in TOML.
[[nodiscard]] std::string escaped_for_toml(std::string_view text);

}  // namespace scrutineer::base
