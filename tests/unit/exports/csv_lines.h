// A table as a reader opens it.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "site_fixture.h"

namespace scrutineer::tests {

// The lines behind the byte order mark.
inline Lines csv_lines(const std::string& text) {
  REQUIRE(text.starts_with("\xEF\xBB\xBF"));
  Lines lines;
  for (std::size_t at = 3; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    lines.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

}  // namespace scrutineer::tests
