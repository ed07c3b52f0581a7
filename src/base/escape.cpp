#include "base/escape.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace scrutineer::base {

namespace {

constexpr auto special = [] {
  std::array<bool, 256> table{};
  for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

}  // namespace

void append_escaped(std::string& html, std::string_view text) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!special[static_cast<unsigned char>(text[i])]) continue;
    html.append(text, kept, i - kept);
    html += entity(text[i]);
    kept = i + 1;
  }
  html.append(text, kept);
}

std::string escaped_for_markdown(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|~#&").find(c) != std::string_view::npos) result.push_back('\\');
    result.push_back(c);
  }
  const std::size_t digits = std::min(result.find_first_not_of("0123456789"), result.size());
  const std::size_t marker = digits < result.size() ? digits : 0;
  if (!result.empty() && std::string_view("-+.)").find(result[marker]) != std::string_view::npos)
    result.insert(marker, 1, '\\');
  return result;
}

std::string escaped_for_toml(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      result += c;
  }
  return result;
}

}  // namespace scrutineer::base
