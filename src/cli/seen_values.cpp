#include "cli/seen_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace scrutineer::cli {
namespace {

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result + '"';
}

std::string seen_line(std::span<const catalogue::Amendment* const> amendments) {
  std::map<std::string, std::string> hashes;
  for (const catalogue::Amendment* each : amendments) hashes[each->path] = catalogue::amendment_hash(each->below);
  std::string line;
  for (const auto& [path, hash] : hashes)
    line += fmt::format("{}{} = \"{}\"", line.empty() ? "" : ", ", in_quotes(path), hash);
  return fmt::format("seen = {{ {} }}", line);
}

// The text with the line in the place of one that it has at its top, or as the first of its TOML.
std::string with_line(std::string_view text, bool has_front_matter, const std::string& line) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto behind_line = [&](std::size_t from) { return std::min(text.find('\n', from), text.size() - 1) + 1; };
  if (has_front_matter) at = behind_line(at);
  const std::size_t first = at;
  const std::string_view ending = text.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
  for (; at < text.size() && text[at] != '[' && !text.substr(at).starts_with("+++"); at = behind_line(at)) {
    if (!text.substr(at).starts_with("seen = {")) continue;
    return fmt::format("{}{}{}{}", text.substr(0, at), line, ending, text.substr(behind_line(at)));
  }
  return fmt::format("{}{}{}{}", text.substr(0, first), line, ending, text.substr(first));
}

}  // namespace

bool note_seen(base::FileSystem& files, const std::filesystem::path& path,
               std::span<const catalogue::Amendment* const> amendments) {
  const auto text = files.read(path);
  if (!text) throw base::MachineError(text.error());
  const std::string noted = with_line(*text, path.extension() == ".md", seen_line(amendments));
  if (noted == *text) return false;
  if (const auto written = files.write(path, noted); !written) throw base::MachineError(written.error());
  return true;
}

}  // namespace scrutineer::cli
