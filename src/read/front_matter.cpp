#include "read/front_matter.h"

#include <algorithm>

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

}  // namespace

std::optional<SplitFile> split_front_matter(std::string_view text, base::FileId file, base::Diagnostics& out) {
  std::size_t next = 0;
  const std::string_view first = line_at(text, 0, next);
  if (first != fence) {
    const bool yaml = first == "---";
    out.error("no-front-matter", {file, 1, 1, 1}, "the file does not start with front matter",
              yaml ? "front matter is TOML between two lines of +++; this looks like YAML between lines of ---"
                   : "start it with a line of +++, then title = \"…\" and summary = \"…\", then a line of +++");
    return std::nullopt;
  }
  const std::size_t start = next;
  std::uint32_t line_number = 2;
  for (std::size_t at = start; at < text.size(); at = next, ++line_number)
    if (line_at(text, at, next) == fence)
      return SplitFile{text.substr(start, at - start), text.substr(next), line_number + 1};
  out.error("open-front-matter", {file, 1, 1, 3}, "the front matter does not end", "close it with a line of +++");
  return std::nullopt;
}

}  // namespace scrutineer::read
