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
  const auto text = files.read(path);
  if (!text) throw base::MachineError(text.error());
  const std::string noted = read::with_seen_values(*text, path.extension() == ".md", seen_line(amendments));
  if (noted == *text) return false;
  if (const auto written = files.write(path, noted); !written) throw base::MachineError(written.error());
  return true;
}

}  // namespace scrutineer::cli
