#include "read/seen_values.h"

#include <fmt/format.h>

#include <algorithm>

#include <toml++/toml.h>

namespace scrutineer::read {
namespace {

// Where the line behind `lines` more begins.
std::size_t behind_lines(std::string_view text, std::size_t at, std::size_t lines) {
  for (; lines > 0 && at < text.size(); --lines) at = std::min(text.find('\n', at), text.size() - 1) + 1;
  return at;
}

// Where the front matter ends that begins there.
std::size_t end_of_front_matter(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size() && !text.substr(at).starts_with("+++")) at = behind_lines(text, at, 1);
  return at;
}

}  // namespace

std::string with_seen_values(std::string_view text, bool has_front_matter, const std::string& line) {
  const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t begin = has_front_matter ? behind_lines(text, mark, 1) : mark;
  const std::size_t end = has_front_matter ? end_of_front_matter(text, begin) : text.size();
  const std::string_view ending = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  std::size_t from = begin, to = begin;
  const toml::table table = toml::parse(text.substr(begin, end - begin));
  if (const auto seen = table.find("seen"); seen != table.end()) {
    from = behind_lines(text, begin, seen->first.source().begin.line - 1);
    to = behind_lines(text, begin, seen->second.source().end.line);
  }
  return fmt::format("{}{}{}{}", text.substr(0, from), line, ending, text.substr(to));
}

}  // namespace scrutineer::read
