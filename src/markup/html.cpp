#include "markup/html.h"

#include <algorithm>
#include <array>

namespace scrutineer::markup {

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

std::string plain_words(std::string_view html, Citations citations) {
  constexpr std::string_view citation = "<sup class=\"app-citation\">", citation_end = "</sup>";
  std::string text;
  while (!html.empty()) {
    if (citations == Citations::left_out && html.starts_with(citation)) {
      const std::size_t end = html.find(citation_end);
      html.remove_prefix(end == std::string_view::npos ? html.size() : end + citation_end.size());
    } else if (html.front() == '<') {
      html.remove_prefix(std::min(html.find('>'), html.size() - 1) + 1);
    } else if (html.front() == '&') {
      char resolved = '&';
      std::size_t length = 1;
      for (const char c : {'&', '<', '>', '"', '\''})
        if (html.starts_with(entity(c))) resolved = c, length = entity(c).size();
      text.push_back(resolved);
      html.remove_prefix(length);
    } else {
      const std::size_t end = std::min(html.find_first_of("<&"), html.size());
      text += html.substr(0, end);
      html.remove_prefix(end);
    }
  }
  return text;
}

}  // namespace scrutineer::markup
