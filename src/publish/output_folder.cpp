#include "publish/output_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "publish/manifest.h"

namespace scrutineer::publish {
namespace {

namespace fs = std::filesystem;

bool lies_in(const fs::path& path, const fs::path& folder) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

// A file that only an editor writes and a build never does, in a folder that lies `below` another; its path, or none.
// Names are enough: an output folder has as many files as the site.
std::optional<std::string> source_in(base::FileSystem& files, const fs::path& folder, bool ours,
                                     const std::string& below = {}) {
  const auto entries = files.entries(folder);
  if (!entries) return std::nullopt;
  for (const auto& [name, type] : *entries) {
    if (name.starts_with('.')) continue;
    std::string path = below + name;
    if (type == base::FileType::folder) {
      if (auto source = source_in(files, folder / name, ours, path + '/')) return source;
    } else if (type != base::FileType::other) {
      const bool is_settings = name == "site.toml" || name == "theme.toml";
      if (is_settings || (!ours && (name.ends_with(".md") || name.ends_with(".toml")))) return path;
    }
  }
  return std::nullopt;
}

}  // namespace

fs::path real_path(const fs::path& path) {
  std::error_code error;
  fs::path result = fs::weakly_canonical(fs::absolute(path), error);
  if (error) result = fs::absolute(path).lexically_normal();
  if (!result.has_filename()) result = result.parent_path();
  return result;
}

std::optional<std::string> prefix_in(const fs::path& folder, const fs::path& output) {
  const fs::path whole = real_path(folder);
  const fs::path part = real_path(output);
  if (part == whole || !lies_in(part, whole)) return std::nullopt;
  return part.lexically_relative(whole).generic_string() + '/';
}

std::expected<fs::path, OutputRefusal> output_folder(base::FileSystem& files, const fs::path& output,
                                                     const fs::path& site, std::span<const fs::path> others) {
  fs::path place = real_path(output);
  const auto refuse = [&](std::string message, std::string help) {
    return std::unexpected(OutputRefusal{std::move(message), std::move(help)});
  };
  const std::string elsewhere = fmt::format("choose a folder of its own, such as --output {}",
                                            (site / output_in_site).lexically_normal().generic_string());
  if (lies_in(real_path(site), place)) {
    return refuse(fmt::format("the output folder {} would hold the site's own files", output.string()), elsewhere);
  }
  if (const auto below = prefix_in(site, output)) {
    if (*below != std::string(output_in_site) + '/' && below->front() != '.') {
      return refuse(fmt::format("the output folder {} lies among the site's own files", output.string()), elsewhere);
    }
  }
  for (const fs::path& other : others) {
    if (lies_in(real_path(other), place) || lies_in(place, real_path(other))) {
      return refuse(
          fmt::format("the output folder {} and {}, which the site is made from, would get in each other's way",
                      output.string(), other.string()),
          elsewhere);
    }
  }
  if (const auto type = files.type(place); type && *type != base::FileType::folder) {
    return refuse(fmt::format("{} is not a folder", output.string()), elsewhere);
  }
  if (const auto source = source_in(files, place, files.exists(place / manifest_name))) {
    return refuse(
        fmt::format("the output folder {} holds {}, which Scrutineer did not write", output.string(), *source),
        "a folder with sources is never published into: move them away, or choose another folder");
  }
  return place;
}

}  // namespace scrutineer::publish
