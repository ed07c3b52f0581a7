#include "catalogue/values.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace scrutineer::catalogue {

base::Span Text::span_of(std::size_t begin, std::size_t end) const {
  const std::string_view text = markdown;
  const auto place = [&](std::size_t at) {
    TextTurn from{0, span.line, span.column};
    const auto after = std::ranges::upper_bound(turns, at, {}, &TextTurn::at);
    if (after != turns.begin()) from = *(after - 1);
    const std::string_view between = text.substr(from.at, at - from.at);
    const std::size_t line = between.rfind('\n') + 1;  // npos + 1 is 0
    base::Span result{span.file, from.line + static_cast<std::uint32_t>(std::ranges::count(between, '\n')), 1, 1};
    result.column = (line == 0 ? from.column : 1) + base::character_count(between.substr(line));
    return result;
  };
  base::Span result = place(begin);
  const base::Span last = place(end > begin ? end - 1 : end);
  // The last character may be an escape of several.
  const base::Span behind = place(end);
  const base::Span& to = behind.line == result.line ? behind : last;
  if (to.line == result.line && to.column > result.column) result.length = to.column - result.column;
  return result;
}

}  // namespace scrutineer::catalogue
