#include <algorithm>
#include <array>
#include <string>

#include "markup/markdown.h"

namespace scrutineer::markup {

bool is_unsafe_url(std::string_view url) {
  static constexpr std::array<std::string_view, 4> never{"javascript:", "vbscript:", "file:", "data:"};
  // Browsers drop control characters and white space from the scheme before they look at it.
  std::string start;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') continue;
    start += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (start.size() == never.front().size()) break;
  }
  return std::ranges::any_of(never, [&](std::string_view scheme) { return start.starts_with(scheme); });
}

}  // namespace scrutineer::markup
