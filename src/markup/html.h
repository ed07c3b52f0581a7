// Writing text into HTML.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::markup {

// Appends `text` with & < > " ' escaped: right for element content and for quoted attribute values.
void append_escaped(std::string& html, std::string_view text);

}  // namespace scrutineer::markup
