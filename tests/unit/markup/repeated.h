// Long texts to parse.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scrutineer::tests {

inline std::string repeated(std::size_t count, std::string_view text) {
  std::string result;
  result.reserve(count * text.size());
  for (; count > 0; --count) result += text;
  return result;
}

}  // namespace scrutineer::tests
