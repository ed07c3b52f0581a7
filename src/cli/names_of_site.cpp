#include "cli/names_of_site.h"

#include <string>
#include <utility>

#include "cli/linked_site.h"
#include "cli/things.h"

namespace scrutineer::cli {
namespace {

void add(const catalogue::Vocabulary& vocabulary, std::string_view kind, imports::SiteNames& names) {
  for (const catalogue::VocabularyItem& item : vocabulary)
    names.names.push_back({std::string(kind), item.id, item.title});
}

}  // namespace

std::optional<std::filesystem::path> site_above(base::FileSystem& files, const std::filesystem::path& file) {
  std::filesystem::path folder = std::filesystem::absolute(file).lexically_normal().parent_path();
  while (true) {
    if (files.exists(folder / "site.toml")) return folder;
    if (folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

imports::SiteNames names_of_site(base::FileSystem& files, const std::filesystem::path& site,
                                 const std::filesystem::path& themes,
                                 const std::optional<std::filesystem::path>& except, int jobs) {
  imports::SiteNames names;
  base::FileNames file_names;
  base::Diagnostics diagnostics;
  const auto read = read_site(files, site, themes, {jobs, true}, file_names, diagnostics);
  if (!read) return names;
  names.is_known = true;
  for (const Thing& thing : things_of(read->catalogue)) {
    const std::string& path = read->catalogue.entry(thing.entry).path;
    const bool is_own = except && !path.empty() &&
                        std::filesystem::absolute(*except).lexically_normal() ==
                            std::filesystem::absolute(site / path).lexically_normal();
    if (!is_own) names.taken.push_back(thing.id);
    names.names.push_back({std::string(thing.kind), thing.id, thing.title});
  }
  const catalogue::Site& settings = read->catalogue.site;
  add(settings.stages, "stage", names);
  add(settings.question_themes, "theme", names);
  for (const catalogue::Priority& priority : settings.priorities)
    if (!priority.title.empty()) names.names.push_back({"priority", priority.id, priority.title});  // its own
  add(settings.source_kinds, "source-kind", names);
  names.names.push_back({"source-kind", "ours", "Ours"});
  for (const auto& measure : settings.measures) names.names.push_back({"measure", measure->key, measure->label});
  return names;
}

imports::Titles titles_of(const imports::SiteNames& site) {
  imports::Titles titles;
  for (const imports::SiteName& name : site.names) titles.emplace(name.id, name.title);
  return titles;
}

}  // namespace scrutineer::cli
