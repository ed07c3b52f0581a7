#include "link/published_files.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "link/site_files.h"

namespace scrutineer::link {
namespace {

// "*" stands for any letters of one name, "**" for folders too.
bool matches(const std::string& pattern, const std::string& path) {
  const bool any_depth = pattern.find("**") != std::string::npos;
  return ::fnmatch(pattern.c_str(), path.c_str(), any_depth ? 0 : FNM_PATHNAME) == 0;
}

// "a.svg, b.svg and 7 more"
std::string some_of(const std::vector<std::string_view>& names) {
  constexpr std::size_t most = 5;
  if (names.size() <= most) return fmt::format("{}", fmt::join(names, ", "));
  return fmt::format("{} and {} more", fmt::join(names.begin(), names.begin() + most, ", "), names.size() - most);
}

}  // namespace

std::vector<std::string> published_files(const catalogue::Catalogue& catalogue, std::span<const LinkedPage> pages,
                                         base::Diagnostics& out) {
  std::set<std::string_view> published;
  for (const LinkedPage& page : pages) published.insert(page.files.begin(), page.files.end());
  if (!catalogue.site.logo.empty()) published.insert(catalogue.site.logo);
  for (const catalogue::FilePattern& pattern : catalogue.site.files) {
    bool any = false;
    for (const std::string& path : catalogue.assets) {
      if (!matches(pattern.text, path)) continue;
      any = true;
      published.insert(path);
    }
    if (!any)
      out.warning("unmatched-files", pattern.span, fmt::format("no file of the site matches \"{}\"", pattern.text),
                  "write paths from site.toml, such as documents/terms.pdf or images/*.svg; ** stands for folders too");
  }

  std::vector<std::string> result(published.begin(), published.end());
  if (catalogue.unread.any()) return result;  // what uses the others is not known
  struct LeftOut {
    std::vector<std::string_view> names;
    bool any_asset = false;  // that could be published
  };
  std::map<std::string_view, LeftOut> left_out;
  for (const auto* files : {&catalogue.assets, &catalogue.leftovers})
    for (const std::string& path : *files)
      if (!published.contains(path) && !catalogue.assets_below.contains(path)) {  // what a layer below offers it may
        const std::string_view folder = folder_of(path);
        LeftOut& of_folder = left_out[folder];
        of_folder.names.push_back(std::string_view(path).substr(folder.empty() ? 0 : folder.size() + 1));
        of_folder.any_asset |= files == &catalogue.assets;
      }
  for (auto& [folder, of_folder] : left_out) {
    std::vector<std::string_view>& names = of_folder.names;
    std::ranges::sort(names);
    const std::string_view them = names.size() == 1 ? "it" : "them";
    const std::string pattern = fmt::format("{}{}**", folder, folder.empty() ? "" : "/");
    out.warning(
        "unpublished-files", {catalogue.asset_folders.at(std::string(folder)), 0, 0, 0},
        fmt::format("{} not published: {}",
                    names.size() == 1 ? "one file is" : fmt::format("{} files are", names.size()), some_of(names)),
        of_folder.any_asset
            ? fmt::format("no page uses {}: link to what readers should have, name it in site.toml (files = "
                          "[\"{}\"]), or take it away",
                          them, pattern)
            : fmt::format("programs leave such files behind, or they lead out of the site: take {} away", them));
  }

  return result;
}

}  // namespace scrutineer::link
