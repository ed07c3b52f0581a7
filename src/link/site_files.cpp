#include "link/site_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/edit_distance.h"
#include "base/nfc.h"

namespace scrutineer::link {

std::optional<std::string> resolved_path(std::string_view from, std::string_view path) {
  std::vector<std::string_view> parts;
  const auto walk = [&](std::string_view way) {
    for (std::size_t at = 0; at <= way.size();) {
      const std::size_t end = std::min(way.find('/', at), way.size());
      const std::string_view part = way.substr(at, end - at);
      if (part == "..") {
        if (parts.empty()) return false;
        parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
      at = end + 1;
    }
    return true;
  };
  const std::size_t slash = from.rfind('/');
  if (!path.starts_with('/') && slash != std::string_view::npos && !walk(from.substr(0, slash))) return std::nullopt;
  if (!walk(path)) return std::nullopt;
  return fmt::format("{}", fmt::join(parts, "/"));
}

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  return colon != std::string_view::npos && colon < url.find_first_of("/?#");
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

SiteFiles::SiteFiles(const catalogue::Catalogue& catalogue) : catalogue_(catalogue) {
  // What is written wins over what it becomes, and the spelling on disk over another of the same letters.
  for (const auto& [path, entry] : catalogue.entries_by_path) {
    by_path_.insert_or_assign(path, Found{entry});
    all_.push_back(path);
  }
  for (const std::string& asset : catalogue.assets) {
    by_path_.insert_or_assign(asset, Found{{}, asset});
    all_.push_back(asset);
  }
  std::ranges::sort(all_);
  for (const std::string_view path : all_)
    if (std::string composed = base::nfc(path); composed != path)
      by_path_.try_emplace(std::move(composed), by_path_.at(std::string(path)));
  constexpr std::string_view index = "/index.html";
  for (std::size_t i = 0; i < catalogue.entries.size(); ++i) {
    const std::string_view output = catalogue.entries[i].output;
    const Found found{static_cast<catalogue::EntryIndex>(i)};
    by_path_.try_emplace(std::string(output), found);
    if (output.ends_with(index))
      by_path_.try_emplace(std::string(output.substr(0, output.size() - index.size())), found);
    if (catalogue.entries[i].is_home()) by_path_.try_emplace("", found);
  }
  add_folders();
}

// Folders by their names on disk, which may have an order: "10-manual".
void SiteFiles::add_folders() {
  for (const catalogue::Entry& entry : catalogue_.entries) {
    std::string_view written = folder_of(entry.path);
    std::string_view published = entry.is_index() ? entry.own_folder() : entry.folder();
    for (; !written.empty() && !published.empty(); written = folder_of(written), published = folder_of(published)) {
      const auto index = by_path_.find(std::string(published));
      if (index == by_path_.end() || !by_path_.try_emplace(std::string(written), index->second).second) break;
    }
  }
}

std::optional<SiteFiles::Found> SiteFiles::find(std::string_view path) const {
  auto found = by_path_.find(std::string(path));
  if (found == by_path_.end()) found = by_path_.find(base::nfc(path));
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

bool SiteFiles::is_hidden(std::string_view path) const {
  return std::ranges::find(catalogue_.hidden_paths, path) != catalogue_.hidden_paths.end();
}

bool SiteFiles::is_draft(std::string_view path) const {
  return std::ranges::binary_search(catalogue_.draft_paths, path);
}

std::optional<std::string_view> SiteFiles::nearest(std::string_view path, bool of_image) const {
  std::vector<std::string_view> known;
  for (const std::string_view each : all_)
    if (!of_image || !catalogue_.entries_by_path.contains(std::string(each))) known.push_back(each);
  // Without its ending, or with that of the page it becomes.
  const std::string_view stem = path.ends_with(".html") ? path.substr(0, path.size() - 5) : path;
  for (const std::string_view each : known)
    if (each.starts_with(stem) && (each.substr(stem.size()) == ".md" || each.substr(stem.size()) == ".toml"))
      return each;
  if (const auto close = base::nearest(path, known)) return close;
  // The right name in another folder, when there is one only.
  const std::string_view name = path.substr(path.rfind('/') + 1);
  std::optional<std::string_view> elsewhere;
  for (const std::string_view each : known) {
    if (each.substr(each.rfind('/') + 1) != name) continue;
    if (elsewhere) return std::nullopt;
    elsewhere = each;
  }
  return elsewhere;
}

}  // namespace scrutineer::link
