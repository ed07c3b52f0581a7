// Unicode's Normalization Form C: é as one character, however it was typed.
#pragma once

#include <string>
#include <string_view>

namespace scrutineer::base {

// Text that is not UTF-8 is given back as it is.
[[nodiscard]] std::string nfc(std::string_view utf8);

}  // namespace scrutineer::base
