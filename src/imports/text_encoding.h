// Text files of other programs as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "imports/messages.h"

namespace scrutineer::imports {

// By its byte order mark, else as UTF-8, else as Windows-1252, which is told: `help` says what to do where that is
// wrong.
[[nodiscard]] std::string as_utf8(std::string_view bytes, std::string_view help, Messages& messages);

// What a web page says that its text is in ("windows-1252"), in its first bytes; empty where it says nothing.
[[nodiscard]] std::string declared_encoding(std::string_view html);
// From an encoding by its name. Empty where nobody knows the name.
[[nodiscard]] std::string decoded(std::string_view bytes, const std::string& encoding);

}  // namespace scrutineer::imports
