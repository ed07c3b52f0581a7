// Text on its way into HTML or XML.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::base {

// Appends `text` with & < > " ' escaped: right for element content and for quoted attribute values.
void append_escaped(std::string& html, std::string_view text);

}  // namespace scrutineer::base
