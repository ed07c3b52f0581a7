#include "catalogue/placeholders.h"

#include <algorithm>

#include "base/utf8.h"

namespace scrutineer::catalogue {
namespace {

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; }

}  // namespace

std::vector<Placeholder> placeholders(std::string_view text) {
  std::vector<Placeholder> result;
  for (std::size_t begin = text.find('{'); begin != std::string_view::npos; begin = text.find('{', begin + 1)) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_name_character(text[end])) ++end;
    if (end < text.size() && text[end] == '}' && end > begin + 1)
      result.push_back({text.substr(begin + 1, end - begin - 1), begin, end + 1});
  }
  return result;
}

base::Span span_of(const Text& text, const Placeholder& placeholder) {
  const std::string_view before = std::string_view(text.markdown).substr(0, placeholder.begin);
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
  const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::uint32_t column = base::character_count(before.substr(line_begin)) + 1;
  return {text.span.file, text.span.line + lines, lines == 0 ? text.span.column + column - 1 : column,
          static_cast<std::uint32_t>(placeholder.end - placeholder.begin)};
}

}  // namespace scrutineer::catalogue
