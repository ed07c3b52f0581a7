#include "read/front_matter.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace scrutineer::read {
namespace {

constexpr std::string_view fence = "+++";

// The line from `start` without trailing blanks; `next` is where the line after it starts.
std::string_view line_at(std::string_view text, std::size_t start, std::size_t& next) {
  const std::size_t end = std::min(text.find('\n', start), text.size());
  next = std::min(end + 1, text.size());
  std::string_view line = text.substr(start, end - start);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

// Looks for what was meant to be the end: other marks than +++, or the first line that can be no TOML.
std::string how_to_close(std::string_view text) {
  std::size_t next = 0;
  (void)line_at(text, 0, next);
  bool in_text = false;
  for (std::uint32_t number = 2; next < text.size(); ++number) {
    const std::string_view line = line_at(text, next, next);
    const bool was_in_text = in_text;
    for (std::size_t at = 0; (at = line.find("\"\"\"", at)) != std::string_view::npos; at += 3) in_text = !in_text;
    if (was_in_text || in_text) continue;
    if (line.size() >= 2 && line.find_first_not_of("+-= ") == std::string_view::npos)
      return fmt::format("line {} is {}: write +++ there", number, line);
    const std::string_view words = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    if (words.starts_with("## ") || (!words.empty() && words.find_first_of("=[]{},\"#") == std::string_view::npos))
      return fmt::format("close it with a line of +++ before the text begins, which seems to be on line {}", number);
  }
  return "close it with a line of +++";
}

}  // namespace

std::optional<SplitFile> split_front_matter(std::string_view text, base::FileId file, base::Diagnostics& out) {
  std::size_t next = 0;
  const std::string_view first = line_at(text, 0, next);
  if (first != fence) {
    const bool yaml = first == "---";
    out.syntax_error("no-front-matter", {file, 1, 1, 1}, "the file does not start with front matter",
                     yaml ? "front matter is TOML between two lines of +++; this looks like YAML between lines of ---"
                          : "start it with a line of +++, then title = \"…\" and summary = \"…\", then a line of +++");
    return std::nullopt;
  }
  const std::size_t start = next;
  std::uint32_t line_number = 2;
  for (std::size_t at = start; at < text.size(); at = next, ++line_number)
    if (line_at(text, at, next) == fence)
      return SplitFile{text.substr(start, at - start), text.substr(next), line_number + 1};
  out.syntax_error("open-front-matter", {file, 1, 1, 3}, "the front matter does not end", how_to_close(text));
  return std::nullopt;
}

}  // namespace scrutineer::read
