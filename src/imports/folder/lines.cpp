#include "imports/folder/lines.h"

#include <algorithm>

namespace scrutineer::imports {

Lines lines_of(std::string_view text, std::uint32_t first_number, std::uint32_t file) {
  Lines lines;
  for (std::size_t at = 0; at < text.size(); ++first_number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({std::string(line), first_number, file});
    at = end + 1;
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  std::size_t size = 0;
  for (const Line& line : lines) size += line.text.size() + 1;
  text.reserve(size);
  for (const Line& line : lines) text.append(line.text).append(1, '\n');
  return text;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  for (const char c : line) {
    if (c == ' ')
      ++columns;
    else if (c == '\t')
      columns += 4 - columns % 4;
    else
      break;
  }
  return columns;
}

std::string without_indent(std::string_view line, std::size_t columns) {
  const std::size_t had = indent_of(line);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return std::string(had > columns ? had - columns : 0, ' ').append(line);
}

std::size_t fence_length(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || (line.front() != '`' && line.front() != '~')) return 0;
  const std::size_t length = std::min(line.find_first_not_of(line.front()), line.size());
  if (length < 3) return 0;
  return line.front() == '`' && line.find('`', length) != std::string_view::npos ? 0 : length;
}

bool Fences::is_code(std::string_view line) {
  const std::size_t length = fence_length(line);
  const std::string_view words = trimmed(line);
  if (!is_open()) {
    if (length == 0) return false;
    length_ = length;
    sign_ = words.front();
    return true;
  }
  if (length >= length_ && words.front() == sign_ && words.find_first_not_of(sign_) == std::string_view::npos)
    length_ = 0;
  return true;
}

}  // namespace scrutineer::imports
