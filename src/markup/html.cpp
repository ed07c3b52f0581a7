#include "markup/html.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/byte_set.h"

namespace scrutineer::markup {

std::string plain_words(std::string_view html, Citations citations) {
  // Those that append_escaped writes.
  static constexpr std::array<std::pair<std::string_view, char>, 5> references{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
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
      for (const auto& [reference, character] : references)
        if (html.starts_with(reference)) resolved = character, length = reference.size();
      text.push_back(resolved);
      html.remove_prefix(length);
    } else {
      static constexpr base::ByteSet signs("<&");
      const std::size_t end = std::min(signs.find_in(html), html.size());
      text += html.substr(0, end);
      html.remove_prefix(end);
    }
  }
  return text;
}

}  // namespace scrutineer::markup
