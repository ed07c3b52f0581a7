#include "read/site_files.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "base/letter_case.h"

namespace scrutineer::read {
namespace {

// Names of folders, at any depth, that hold what programs fetch or make.
constexpr std::array<std::string_view, 3> folders_of_programs{"node_modules", "bower_components", "__pycache__"};

bool is_of_a_program(std::string_view path) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    if (std::ranges::find(folders_of_programs, path.substr(0, slash)) != folders_of_programs.end()) return true;
    path.remove_prefix(slash + 1);
  }
  return false;
}

// The folders below that are sites or packs of their own.
std::set<std::string, std::less<>> sites_in(const std::vector<base::ListedFile>& listed) {
  std::set<std::string, std::less<>> folders;
  for (const base::ListedFile& file : listed)
    if (is_settings_of_folder(file.path)) folders.insert(file.path.substr(0, file.path.rfind('/')));
  return folders;
}

// All but the settings themselves, by which such a folder is known.
bool is_of_another_site(std::string_view path, const std::set<std::string, std::less<>>& folders) {
  if (folders.empty()) return false;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    const std::string_view folder = path.substr(0, slash);
    if (folders.contains(folder)) return !(is_settings_of_folder(path) && path.rfind('/') == slash);
  }
  return false;
}

std::string lower_case_name(std::string_view path) { return base::ascii_lower_case(path.substr(path.rfind('/') + 1)); }

template <std::size_t count>
bool ends_in_any(std::string_view name, const std::array<std::string_view, count>& endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

std::expected<std::vector<base::ListedFile>, base::FileError> list_site(base::FileSystem& files,
                                                                        const std::filesystem::path& folder) {
  std::vector<std::string> no_files;
  auto listed = files.list(folder, &no_files);
  if (!listed) return listed;
  for (std::string& path : no_files) listed->push_back({.path = std::move(path) + '/', .stamp = {}, .is_link = true});
  std::ranges::sort(*listed, {}, &base::ListedFile::path);
  const std::set<std::string, std::less<>> others = sites_in(*listed);
  std::erase_if(*listed, [&](const base::ListedFile& file) {
    return file.path.starts_with("output/") || file.path == "README.md" || is_of_a_program(file.path) ||
           is_of_another_site(file.path, others);
  });
  return listed;
}

bool is_settings_of_folder(std::string_view path) {
  return path.ends_with("/site.toml") || path.ends_with("/pack.toml");
}

bool is_leftover(std::string_view path) {
  static constexpr std::array<std::string_view, 8> endings{"~",    ".bak", ".orig", ".old",
                                                           ".tmp", ".swp", ".rej",  ".part"};
  static constexpr std::array<std::string_view, 3> names{"thumbs.db", "ehthumbs.db", "desktop.ini"};
  const std::string name = lower_case_name(path);
  return ends_in_any(name, endings) || std::ranges::find(names, name) != names.end() || name.starts_with("~$") ||
         (name.starts_with('#') && name.ends_with('#'));
}

std::string_view meant_ending(std::string_view path) {
  static constexpr std::array<std::string_view, 6> of_pages{".md",  ".markdown", ".mdown",
                                                            ".mkd", ".md.txt",   ".markdown.txt"};
  static constexpr std::array<std::string_view, 2> of_data{".toml", ".toml.txt"};
  if (path.ends_with(".md") || path.ends_with(".toml")) return {};
  const std::string name = lower_case_name(path);
  return ends_in_any(name, of_pages) ? ".md" : ends_in_any(name, of_data) ? ".toml" : "";
}

}  // namespace scrutineer::read
