#include "imports/folder/snippets.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/web_address.h"
#include "imports/folder/paths.h"

namespace scrutineer::imports {
namespace {

constexpr std::size_t most_snippet_depth = 16;
constexpr std::size_t most_bytes_of_snippets = std::size_t{4} << 20U;  // a page may be as long

// "-8<-" with any number of dashes, and what stands behind it; nothing for any other line.
std::optional<std::string_view> behind_scissors(std::string_view line) {
  line = trimmed(line);
  const std::size_t dashes = std::min(line.find_first_not_of('-'), line.size());
  if (dashes == 0 || !line.substr(dashes).starts_with("8<-")) return std::nullopt;
  line.remove_prefix(dashes + 3);
  line.remove_prefix(std::min(line.find_first_not_of('-'), line.size()));
  return trimmed(line);
}

std::string_view without_quotes(std::string_view text) {
  if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
    return text.substr(1, text.size() - 2);
  return text;
}

// "[start:name]"; they stand in comments of any language.
bool is_mark(std::string_view line, std::string_view which, std::string_view name) {
  if (line.find("8<-") == std::string_view::npos) return false;
  return line.find(fmt::format("[{}:{}]", which, trimmed(name))) != std::string_view::npos;
}
bool is_any_mark(std::string_view line) {
  return line.find("8<-") != std::string_view::npos &&
         (line.find("[start:") != std::string_view::npos || line.find("[end:") != std::string_view::npos);
}

std::optional<std::size_t> line_number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// The lines of a file that "file.md:name" or "file.md:3:7" means. Nothing when it has no section of that name.
std::optional<Lines> part_of(Lines lines, std::string_view part) {
  if (part.empty()) return lines;
  const std::size_t colon = part.find(':');
  const auto first = line_number_in(part.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : line_number_in(part.substr(colon + 1));
  if (first || last || part == ":") {
    const std::size_t end = std::min(last.value_or(lines.size()), lines.size());
    const std::size_t begin = std::min(first.value_or(1) - (first.value_or(1) > 0 ? 1 : 0), end);
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(end));
  }
  const auto start = std::ranges::find_if(lines, [&](const Line& line) { return is_mark(line.text, "start", part); });
  if (start == lines.end()) return std::nullopt;
  return Lines(start + 1,
               std::find_if(start, lines.end(), [&](const Line& line) { return is_mark(line.text, "end", part); }));
}

}  // namespace

std::optional<std::string> Snippets::read(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  const auto [known, is_new] = read_.try_emplace(name);
  if (!is_new) return known->second;
  for (const std::string& folder : settings_.snippet_folders) {
    const auto path = path_inside(folder.empty() ? name : fmt::format("{}/{}", folder, name));
    if (!path || path->empty() || !is_plain_file(files_, top_, *path)) continue;
    if (auto text = files_.read_head(top_ / *path, most_bytes_of_snippets)) known->second = std::move(*text);
    break;
  }
  return known->second;
}

void Snippets::include(std::string_view written, const Line& at, std::size_t depth, Expansion& expansion, Lines& into) {
  written = trimmed(without_quotes(trimmed(written)));
  const auto refuse = [&](std::string_view why) {
    expansion.remarks.add(RemarkKind::snippet, expansion.table[at.file], at.number,
                          fmt::format("{} is not included: {}", written, why));
  };
  if (base::is_web_address(written)) return refuse("it is on another site");
  const std::size_t colon = written.find(':');
  const std::string name(written.substr(0, colon));
  const auto text = read(name);
  if (!text) return refuse("there is no such file in the folder");
  if (depth == most_snippet_depth) return refuse("it stands in more than 16 others");
  expansion.bytes += text->size();
  if (expansion.bytes > most_bytes_of_snippets) return refuse("a page has 4 MB at most");
  const auto known = std::ranges::find(expansion.table, name);
  const auto file = static_cast<std::uint32_t>(known - expansion.table.begin());
  if (known == expansion.table.end()) expansion.table.push_back(name);
  auto part = part_of(lines_of(*text, 1, file), colon == std::string_view::npos ? "" : written.substr(colon + 1));
  if (!part) return refuse("the file has no such section");
  const std::string indent(indent_of(at.text), ' ');
  if (!indent.empty())
    for (Line& line : *part)
      if (!line.text.empty()) line.text.insert(0, indent);
  expand(*part, depth + 1, expansion, into);
}

void Snippets::expand(const Lines& lines, std::size_t depth, Expansion& expansion, Lines& into) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.text.find("8<-") == std::string::npos) {
      into.push_back(line);
      continue;
    }
    if (const std::string_view words = trimmed(line.text); words.starts_with(';') && behind_scissors(words.substr(1))) {
      into.push_back(line);
      into.back().text.erase(into.back().text.find(';'), 1);
    } else if (is_any_mark(line.text)) {
      continue;
    } else if (const auto behind = behind_scissors(line.text); !behind) {
      into.push_back(line);
    } else if (!behind->empty()) {
      include(*behind, line, depth, expansion, into);
    } else {  // a list of files, down to the next scissors
      while (++i < lines.size() && !behind_scissors(lines[i].text))
        if (const std::string_view name = trimmed(lines[i].text); !name.empty() && !name.starts_with(';'))
          include(name, lines[i], depth, expansion, into);
    }
  }
}

Lines Snippets::expanded(Lines lines, FileTable& table, Remarks& remarks) {
  for (const std::string& file : settings_.appended) lines.push_back({fmt::format("--8<-- \"{}\"", file), 0, 0});
  if (std::ranges::none_of(lines, [](const Line& line) { return line.text.find("8<-") != std::string::npos; }))
    return lines;
  Expansion expansion{table, remarks};
  Lines result;
  expand(lines, 0, expansion, result);
  return result;
}

}  // namespace scrutineer::imports
