#include "base/escape.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/byte_block.h"

namespace scrutineer::base {

namespace {

// & and ' differ in one bit, and so do < and >.
constexpr auto is_special = [](auto byte) { return ((byte & 0xFE) == '&') | ((byte & 0xFD) == '<') | (byte == '"'); };

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
  for (std::size_t i = 0; (i = find_rare(text, i, is_special)) < text.size(); ++i) {
    html.append(text, kept, i - kept);
    html += entity(text[i]);
    kept = i + 1;
  }
  html.append(text, kept);
}

bool needs_escaping(std::string_view text) { return find_rare(text, 0, is_special) < text.size(); }

std::string escaped_for_markdown(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|~#&").find(c) != std::string_view::npos) result.push_back('\\');
    result.push_back(c);
  }
  const std::size_t marker = std::min(result.find_first_not_of("0123456789"), result.size());
  if (std::string_view("-+.)").find(result[marker]) != std::string_view::npos)  // behind its end a string has '\0'
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
