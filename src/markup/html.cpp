#include "markup/html.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/byte_set.h"
#include "base/characters.h"

namespace scrutineer::markup {

std::string raised(std::string_view words) {
  constexpr auto signs = std::to_array<std::pair<std::string_view, std::string_view>>({{"0", "⁰"},
                                                                                       {"1", "¹"},
                                                                                       {"2", "²"},
                                                                                       {"3", "³"},
                                                                                       {"4", "⁴"},
                                                                                       {"5", "⁵"},
                                                                                       {"6", "⁶"},
                                                                                       {"7", "⁷"},
                                                                                       {"8", "⁸"},
                                                                                       {"9", "⁹"},
                                                                                       {"+", "⁺"},
                                                                                       {"-", "⁻"},
                                                                                       {"−", "⁻"},
                                                                                       {"=", "⁼"},
                                                                                       {"(", "⁽"},
                                                                                       {")", "⁾"},
                                                                                       {"n", "ⁿ"}});
  if (std::ranges::none_of(words, base::is_digit)) return std::string(words);
  std::string result;
  bool has_all = true;
  for (std::string_view rest = words; !rest.empty();) {
    const auto sign = std::ranges::find_if(signs, [&](const auto& each) { return rest.starts_with(each.first); });
    if (sign == signs.end() && !std::string_view(".,/").contains(rest.front())) return std::string(words);
    has_all = has_all && sign != signs.end();
    result += has_all ? sign->second : std::string_view();
    rest.remove_prefix(sign == signs.end() ? 1 : sign->first.size());
  }
  return has_all ? result : "^" + std::string(words);
}

std::string plain_words(std::string_view html, Citations citations) {
  // Those that append_escaped writes.
  static constexpr std::array<std::pair<std::string_view, char>, 5> references{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  constexpr std::string_view raising = "<sup", citation = "<sup class=\"app-citation\">", raised_end = "</sup>";
  std::string text;
  while (!html.empty()) {
    const bool is_citation = html.starts_with(citation);
    if (html.starts_with(raising) && !(is_citation && citations == Citations::kept)) {
      const std::size_t begin = std::min(html.find('>'), html.size() - 1) + 1;
      const std::size_t end = std::min(html.find(raised_end, begin), html.size());
      if (!is_citation) text += raised(plain_words(html.substr(begin, end - begin), citations));
      html.remove_prefix(std::min(end + raised_end.size(), html.size()));
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
