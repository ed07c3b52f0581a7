#include "imports/folder/paths.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "base/letter_case.h"
#include "base/slug.h"
#include "base/utf8.h"
#include "read/folders.h"
#include "read/site_files.h"

namespace scrutineer::imports {
namespace {

// Endings of pages, the longer ones first.
constexpr std::array<std::string_view, 6> endings{".html.md.erb", ".html.md", ".md.erb", ".markdown", ".mdx", ".md"};

// What a site has at its top for something else: the folders of other kinds than pages, and what is made.
constexpr std::array<std::string_view, 21> taken_names{
    "a-z",     "assets",     "data",       "index",      "models", "case-studies", "glossary",
    "sources", "questions",  "checklists", "appraisals", "risks",  "factors",      "decisions",
    "rules",   "vocabulary", "tags",       "search",     "output", "site-map",     "404"};

std::string_view ending_of(std::string_view path) {
  for (const std::string_view ending : endings)
    if (path.ends_with(ending)) return ending;
  return {};
}

// How likely a page is to be the one of its folder; 0: it is not.
int index_rank(std::string_view stem) {
  if (stem == "index") return 3;
  if (stem == "_index") return 2;
  return base::equal_but_for_case(stem, "readme") ? 1 : 0;
}

std::string id_part(std::string_view name) {
  std::string part = base::ascii_slug(name);
  constexpr std::size_t longest = 120;
  if (part.size() > longest) part.resize(longest);
  while (part.ends_with('-')) part.pop_back();
  return part.empty() ? "page" : part;
}

// Whether the name in the site has a letter for each of the original.
bool has_all_letters(std::string_view name, std::string_view original) {
  const std::string slug = base::slug(original);
  std::size_t at = 0, letters = 0;
  for (; at < slug.size(); ++letters) {
    const std::int32_t letter = base::next_character(slug, at);
    if (letters == name.size() || (letter == '-') != (name[letters] == '-')) return false;
  }
  return letters == name.size();
}

std::string_view without_ending(std::string_view path) { return path.substr(0, path.size() - ending_of(path).size()); }

std::string name_key(std::string_view path) { return base::ascii_lower_case(name_of(without_ending(path))); }

std::string in_folder(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name);
}

// As in .gitignore: a name anywhere, a path with a slash from the top, a folder with all in it.
bool matches(std::string pattern, const std::string& path) {
  const bool is_folder = pattern.ends_with('/');
  if (is_folder) pattern.pop_back();
  const bool from_top = pattern.find('/') != std::string::npos;
  if (pattern.starts_with('/')) pattern.erase(0, 1);
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string part = path.substr(0, end);
    const std::string name(name_of(part));
    const bool is_file = end == std::string::npos;
    if ((!is_folder || !is_file) && fnmatch(pattern.c_str(), (from_top ? part : name).c_str(), 0) == 0) return true;
    if (is_file) return false;
  }
}

bool is_left_out(const FolderSettings& settings, const std::string& path) {
  bool left_out = false;
  for (const std::string& pattern : settings.left_out) {
    const bool is_back = pattern.starts_with('!');
    if (matches(is_back ? pattern.substr(1) : pattern, path)) left_out = !is_back;
  }
  return left_out;
}

}  // namespace

bool is_taken_name(std::string_view name) { return std::ranges::find(taken_names, name) != taken_names.end(); }

std::string id_in_site(std::string_view path) {
  std::string id;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    id += (id.empty() ? "" : "/") + std::string(read::without_order(path.substr(at, end - at)));
    at = end + 1;
  }
  return id;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::optional<std::string> path_inside(std::string_view path) {
  std::vector<std::string_view> parts;
  if (path.find('\0') != std::string_view::npos || path.starts_with('/')) return std::nullopt;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return std::nullopt;
    } else {
      parts.pop_back();
    }
  }
  return fmt::format("{}", fmt::join(parts, "/"));
}

bool is_plain_file(base::FileSystem& files, const std::filesystem::path& top, const std::string& path) {
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1))
    if (files.type(top / path.substr(0, end)) != base::FileType::folder) return false;
  return files.type(top / path) == base::FileType::file;
}

FolderPaths::FolderPaths(const std::vector<base::ListedFile>& listed, const FolderSettings& settings, Remarks& remarks)
    : settings_(settings) {
  // Which page is the one of its folder, and which folders there are.
  std::unordered_map<std::string, std::pair<int, std::string>> best;
  std::vector<FolderFile> found;
  for (const base::ListedFile& file : listed) {
    if (file.is_link) {
      remarks.add(RemarkKind::left_out, file.path, 0, "a link of the file system is not followed");
      links_.insert(file.path);
      continue;
    }
    if (read::is_leftover(file.path) || is_left_out(settings, file.path)) continue;
    const std::string_view ending = ending_of(file.path);
    FolderFile each{.path = file.path, .to = {}, .id = {}, .is_page = !ending.empty(), .size = file.stamp.size};
    if (each.is_page) {
      const std::string_view name = name_of(file.path);
      const int rank = index_rank(name.substr(0, name.size() - ending.size()));
      auto& known = best[std::string(folder_of(file.path))];
      if (rank > known.first) known = {rank, file.path};
    }
    found.push_back(std::move(each));
  }
  // Folders first, those above before those below, so that a page that has the name of one can become its index.
  std::vector<std::string> folders;
  for (const FolderFile& file : found)
    for (std::string_view folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder))
      if (folders_.try_emplace(std::string(folder)).second) folders.emplace_back(folder);
  std::unordered_set<std::string> has_pages;
  for (const FolderFile& file : found)
    if (file.is_page)
      for (std::string_view folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder))
        if (!has_pages.emplace(folder).second) break;
  std::ranges::sort(folders);
  folders_.emplace("", "");
  for (const std::string& folder : folders) add_folder(folder, has_pages.contains(folder), &remarks);
  const auto is_best = [&](const FolderFile& file) {
    return best.contains(std::string(folder_of(file.path))) &&
           best[std::string(folder_of(file.path))].second == file.path;
  };
  // Indexes get their ids first.
  std::ranges::stable_partition(found, [&](const FolderFile& file) { return file.is_page && is_best(file); });
  for (FolderFile& file : found) {
    if (file.is_page) {
      file.is_index = is_best(file);
      add_page(std::move(file), remarks);
    } else {
      file.to = in_folder(folders_[std::string(folder_of(file.path))], name_of(file.path));
      by_path_.emplace(file.path, files_.size());
      files_.push_back(std::move(file));
    }
  }
  for (std::size_t i = 0; i < files_.size(); ++i) by_name_[name_key(files_[i].path)].push_back(i);
}

void FolderPaths::add_folder(const std::string& folder, bool has_pages, Remarks* remarks) {
  std::string name = id_part(name_of(folder));
  const std::string above = folders_[std::string(folder_of(folder))];
  if (above.empty() && is_taken_name(name)) name += has_pages ? "-pages" : "-files";
  std::string to = in_folder(above, name);
  // Names that differ in signs, capitals or letters of other scripts are one in the site.
  for (int number = 2; !folder_ids_.insert(id_in_site(to)).second; ++number) {
    to = in_folder(above, fmt::format("{}-{}", name, number));
    if (remarks && !folder_ids_.contains(id_in_site(to)))
      remarks->add(RemarkKind::renamed, folder + "/", 0, fmt::format("is {}/ in the site", to));
  }
  if (has_pages) page_folder_ids_.insert(id_in_site(to));
  folders_[folder] = std::move(to);
}

void FolderPaths::add_page(FolderFile file, Remarks& remarks) {
  const std::string folder(folder_of(file.path));
  const std::string_view ending = ending_of(file.path);
  const std::string stem = file.path.substr(0, file.path.size() - ending.size());
  const std::string& into = folders_[folder];
  std::string name = file.is_index ? "index" : id_part(name_of(stem));
  bool is_beside = false;  // the folder that it becomes the index of
  if (!file.is_index) {
    if (name == "index") name = "index-page";
    if (into.empty() && is_taken_name(name)) name += "-page";
    // A page cannot stand beside a folder of its name: it becomes the folder's own, or gets another name.
    if (folders_.contains(stem) && !indexes_.contains(stem)) {
      file.is_index = true;
      file.to = in_folder(folders_[stem], "index.md");
      indexes_.emplace(stem, files_.size());
      is_beside = true;
    }
  }
  if (file.to.empty()) file.to = in_folder(into, name + ".md");
  const auto own_id = [&] {
    const std::string path = file.to.substr(0, file.to.size() - 3);
    return id_in_site(file.is_index ? folder_of(path) : std::string_view(path));
  };
  file.id = own_id();
  const auto is_free = [&] {
    return (file.is_index || !page_folder_ids_.contains(file.id)) && ids_.try_emplace(file.id, files_.size()).second;
  };
  for (int number = 2; !is_free(); ++number) {
    file.is_index = false;
    file.to = in_folder(into, fmt::format("{}-{}.md", name, number));
    file.id = own_id();
  }
  const std::string_view given = name_of(file.to).substr(0, name_of(file.to).size() - 3);
  if (!file.is_index && given != name_of(stem) && !has_all_letters(given, name_of(stem)))
    remarks.add(RemarkKind::renamed, file.path, 0, fmt::format("is {} in the site", file.to));
  if (file.is_index && !is_beside) indexes_.try_emplace(folder, files_.size());
  by_path_.emplace(file.path, files_.size());
  by_path_.try_emplace(stem, files_.size());
  files_.push_back(std::move(file));
}

std::size_t FolderPaths::index_of(std::string_view folder) const {
  const auto found = indexes_.find(std::string(folder));
  return found == indexes_.end() ? Target::npos : found->second;
}

std::vector<std::string> FolderPaths::folders() const {
  std::vector<std::string> all;
  for (const auto& [folder, in_site] : folders_) all.push_back(folder);
  std::ranges::sort(all);
  return all;
}

std::string FolderPaths::folder_in_site(std::string_view folder) const {
  const auto found = folders_.find(std::string(folder));
  return found == folders_.end() ? std::string{} : found->second;
}

std::optional<Target> FolderPaths::find(std::string_view written) const {
  std::string path(written);
  while (path.ends_with('/')) path.pop_back();
  const bool is_folder = path.size() < written.size();
  if (const auto file = by_path_.find(path); file != by_path_.end() && (!is_folder || !folders_.contains(path)))
    return Target{file->second, {}};
  if (const auto folder = folders_.find(path); folder != folders_.end()) {
    if (const std::size_t index = index_of(path); index != Target::npos) return Target{index, {}};
    return Target{Target::npos, folder->second};
  }
  if (path.ends_with("/index.html") || path == "index.html") return find(path.substr(0, path.size() - 10));
  for (const std::string_view ending : {".html", ".htm", ".md"})
    if (path.ends_with(ending))
      if (const auto page = by_path_.find(path.substr(0, path.size() - ending.size())); page != by_path_.end())
        if (files_[page->second].is_page) return Target{page->second, {}};
  // README.md of a folder that has another index, and the like, are files and were found; "folder/index" is its page.
  if (name_of(path) == "index") return find(std::string(folder_of(path)) + "/");
  return std::nullopt;
}

std::optional<Target> FolderPaths::find_by_name(const FolderFile& from, std::string_view name, bool& is_one) const {
  is_one = true;
  const auto inside = path_inside(name);
  const auto named = inside ? by_name_.find(name_key(*inside)) : by_name_.end();
  if (named == by_name_.end()) return std::nullopt;
  const std::string wanted = "/" + base::ascii_lower_case(without_ending(*inside));
  const std::string_view here = folder_of(from.path);
  // How many folders up from the page, then down.
  const auto distance = [&](const std::string& path) {
    const std::string_view there = folder_of(path);
    std::string_view common = here;
    while (!common.empty() && there != common && !there.starts_with(std::string(common) + "/"))
      common = folder_of(common);
    const auto depth = [](std::string_view folder) { return folder.empty() ? 0 : std::ranges::count(folder, '/') + 1; };
    return std::pair(depth(here) - depth(common), depth(there) - depth(common));
  };
  std::size_t best = Target::npos;
  for (const std::size_t i : named->second) {
    const std::string path = "/" + base::ascii_lower_case(without_ending(files_[i].path));
    if (path == wanted) return Target{i, {}};  // from the top
    if (!path.ends_with(wanted)) continue;
    if (best != Target::npos && distance(files_[i].path) == distance(files_[best].path)) is_one = false;
    if (best != Target::npos && distance(files_[i].path) >= distance(files_[best].path)) continue;
    best = i;
    is_one = true;
  }
  return best == Target::npos ? std::nullopt : std::optional(Target{best, {}});
}

std::vector<std::string> FolderPaths::paths_meant(const FolderFile& from, std::string_view path) const {
  std::vector<std::string> paths;
  const auto add = [&](std::string_view each) {
    if (auto inside = path_inside(each)) paths.push_back(std::move(*inside));
  };
  if (path.starts_with('/')) {
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    add(path);
    if (!settings_.address_path.empty() && path.starts_with(settings_.address_path))
      add(path.substr(settings_.address_path.size()));
    return paths;
  }
  const std::string_view folder = folder_of(from.path);
  add(in_folder(folder.empty() ? "." : folder, path));
  // As a browser had it, where the page "a.md" was published as "a/".
  const std::string_view stem = without_ending(from.path);
  if (settings_.kind == FolderKind::mkdocs && settings_.pages_are_folders && index_rank(name_of(stem)) == 0)
    add(in_folder(stem, path));
  return paths;
}

std::vector<std::string> FolderPaths::hidden(const FolderFile& from, std::string_view path) const {
  std::vector<std::string> paths = paths_meant(from, path);
  std::erase_if(paths,
                [](const std::string& each) { return !each.starts_with('.') && each.find("/.") == std::string::npos; });
  return paths;
}

void FolderPaths::add_hidden(const std::string& path) {
  const std::string folder(folder_of(path));
  if (!ending_of(path).empty()) hidden_pages_.insert(path);
  if (!ending_of(path).empty() || by_path_.contains(path)) return;
  for (std::size_t end = folder.find('/'); !folder.empty(); end = folder.find('/', end + 1)) {
    if (const std::string each = folder.substr(0, end); !folders_.contains(each)) add_folder(each, false, nullptr);
    if (end == std::string::npos) break;
  }
  std::string_view name = name_of(path);
  while (name.starts_with('.')) name.remove_prefix(1);
  by_path_.emplace(path, files_.size());
  files_.push_back({.path = path, .to = in_folder(folders_[folder], name), .id = {}});
}

std::optional<Target> FolderPaths::find(const FolderFile& from, std::string_view path, bool& leaves) const {
  leaves = false;
  const bool is_from_top = path.starts_with('/');
  const bool is_folder = path.ends_with('/') || (!is_from_top && (path.ends_with("..") || path == "."));
  for (const std::string& meant : paths_meant(from, path))
    if (const auto target = find(is_folder ? meant + "/" : meant)) return target;
  if (is_from_top) return std::nullopt;
  const auto as_file = path_inside(in_folder(folder_of(from.path).empty() ? "." : folder_of(from.path), path));
  leaves = !as_file || links_.contains(*as_file);
  return std::nullopt;
}

}  // namespace scrutineer::imports
