#include "base/acronym.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace scrutineer::base {

bool looks_like_acronym(std::string_view utf8) {
  constexpr std::string_view signs = "&-./'+#";
  std::size_t capitals = 0, small = 0, digits = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::int32_t c = next_character(utf8, at);
    if (c >= 0 && u_isUUppercase(c))
      ++capitals;
    else if (c >= 0 && u_isalpha(c))
      ++small;
    else if (c >= '0' && c <= '9')
      ++digits;
    else if (c != 0x2019 && (c <= 0 || c > 0x7E || signs.find(static_cast<char>(c)) == std::string_view::npos))
      return false;
  }
  if (capitals == 0) return digits > 0 && small == 1;  // s151
  return small == 0 || (capitals >= 2 && capitals >= small);
}

}  // namespace scrutineer::base
