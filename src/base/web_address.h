// Addresses of the web.
#pragma once

#include <string_view>

namespace scrutineer::base {

// "https://www.example.org/", and no "mailto:", nor a path.
[[nodiscard]] constexpr bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

}  // namespace scrutineer::base
