#include "cli/note_seen.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/escape.h"
#include "read/seen_values.h"

namespace scrutineer::cli {
namespace {

std::string seen_line(std::span<const catalogue::Amendment* const> amendments) {
  std::map<std::string, std::string> hashes;
  for (const catalogue::Amendment* each : amendments) hashes[each->path] = catalogue::amendment_hash(each->below);
  std::string line;
  for (const auto& [path, hash] : hashes)
    line += fmt::format("{}\"{}\" = \"{}\"", line.empty() ? "" : ", ", base::escaped_for_toml(path), hash);
  return fmt::format("seen = {{ {} }}", line);
}

}  // namespace

bool note_seen(base::FileSystem& files, const std::filesystem::path& path,
               std::span<const catalogue::Amendment* const> amendments) {
  const std::string text = base::or_throw(files.read(path));
  const std::string noted = read::with_seen_values(text, path.extension() == ".md", seen_line(amendments));
  if (noted == text) return false;
  base::or_throw(files.write(path, noted));
  return true;
}

}  // namespace scrutineer::cli
