// In which order the pages of a folder stand, and what its sections are called: as `nav` of mkdocs.yml has them, or the
// .pages files of its folders.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "imports/folder/paths.h"
#include "imports/folder/remarks.h"
#include "imports/folder/settings.h"

namespace scrutineer::imports {

struct NavLink {
  std::string title;                // empty where the navigation gives none: that of the page
  std::string to;                   // an id, or another website
  std::size_t file = Target::npos;  // the page
};

struct FolderOrder {
  std::vector<std::optional<std::int64_t>> orders;   // of each file of FolderPaths
  std::vector<std::string> titles;                   // that the navigation gives
  std::map<std::string, std::string> sections = {};  // titles of folders, by their path
  std::vector<NavLink> top = {};                     // what stands at the top of the navigation
};

// `top` is the folder of the pages.
[[nodiscard]] FolderOrder order_of(base::FileSystem& files, const std::filesystem::path& top, const FolderPaths& paths,
                                   const FolderSettings& settings, Remarks& remarks);

}  // namespace scrutineer::imports
