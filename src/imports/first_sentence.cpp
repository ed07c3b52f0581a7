#include "imports/first_sentence.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blanks.h"
#include "base/utf8.h"
#include "markup/markdown.h"

namespace scrutineer::imports {

std::string first_sentence(std::string_view text) {
  constexpr std::size_t longest = 300;
  const markup::TextRange range = markup::sentence_around(text, 0, 1);
  std::string sentence(base::trimmed(text.substr(range.begin, range.end - range.begin)));
  std::ranges::replace(sentence, '\n', ' ');
  if (sentence.size() <= longest) return sentence;
  const std::size_t space = sentence.rfind(' ', longest);
  return fmt::format("{} …", base::beginning(sentence, space == std::string::npos ? longest : space));
}

}  // namespace scrutineer::imports
