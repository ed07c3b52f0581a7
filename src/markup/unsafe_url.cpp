#include <array>
#include <string>

#include "markup/markdown.h"

namespace scrutineer::markup {

bool is_unsafe_url(std::string_view url, bool for_image) {
  // Browsers drop control characters and white space from the scheme before they look at it.
  constexpr std::size_t longest = sizeof("data:image/jpeg;") - 1;
  std::string start;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') continue;
    start += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (start.size() == longest) break;
  }
  constexpr std::array<std::string_view, 3> never{"javascript:", "vbscript:", "file:"};
  for (const std::string_view scheme : never) {
    if (start.starts_with(scheme)) return true;
  }
  if (!start.starts_with("data:")) return false;
  if (!for_image) return true;
  constexpr std::array<std::string_view, 4> pictures{"png", "gif", "jpeg", "webp"};
  for (const std::string_view picture : pictures) {
    const std::string type = "data:image/" + std::string(picture);
    if (start.starts_with(type) && (start.size() == type.size() || start[type.size()] == ';')) return false;
  }
  return true;
}

}  // namespace scrutineer::markup
