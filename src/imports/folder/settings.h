// What a folder of pages says of itself: mkdocs.yml, and the .pages files that some keep in their folders.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "imports/folder/remarks.h"
#include "imports/folder/yaml.h"

namespace scrutineer::imports {

enum class FolderKind : std::uint8_t { markdown, mkdocs };

// A page, a folder ("guide/"), another website, or with `items` a section.
struct NavItem {
  std::string title;  // empty where none is given
  std::string target;
  std::uint32_t line = 0;
  std::vector<NavItem> items;
};

struct FolderSettings {
  FolderKind kind = FolderKind::markdown;
  std::string file;  // where they stand: "mkdocs.yml"; empty when nowhere
  std::string title, description, language;
  std::string address_path;  // where the site was published, behind its host: "guides/"; empty at its top
  std::string pages;         // the folder of the pages, in the folder that is imported; empty for itself
  std::vector<NavItem> nav;
  std::vector<std::pair<std::string, std::string>> redirects;  // from, to
  std::vector<std::string> left_out;                           // patterns of paths
  std::vector<std::string> snippet_folders;
  std::vector<std::string> appended;  // snippets at the foot of every page
  bool pages_are_folders = true;      // "a.md" was published as "a/"
  // Signs that an extension gives a meaning.
  bool keys = false, mark = false, caret = false, tilde = false;
};

// Of mkdocs.yml in `folder`, or mkdocs.yaml. Nothing, and a remark, when there is none that can be read, or when it
// names a folder outside of this one.
[[nodiscard]] bool read_mkdocs_settings(base::FileSystem& files, const std::filesystem::path& folder,
                                        FolderSettings& settings, Remarks& remarks);

// The items of a list under `nav`, in mkdocs.yml or in a .pages file.
[[nodiscard]] std::vector<NavItem> nav_items(const Yaml& list);

}  // namespace scrutineer::imports
