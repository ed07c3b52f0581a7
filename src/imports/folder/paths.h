// Where the files of a folder go in a site: pages under names that ids can be made of, folders kept, other files as
// they are. And back: which file an address in a page means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/file_system.h"
#include "imports/folder/remarks.h"
#include "imports/folder/settings.h"

namespace scrutineer::imports {

// "a/./b/../c" → "a/c"; nothing when it leaves where it starts from, or holds no text that a path can.
[[nodiscard]] std::optional<std::string> path_inside(std::string_view path);

// Whether it is a file, and none of the folders on its way there from `top` is a link.
[[nodiscard]] bool is_plain_file(base::FileSystem& files, const std::filesystem::path& top, const std::string& path);

// What [[…]] calls a path of the site: "10-manual/20-pay" → "manual/pay".
[[nodiscard]] std::string id_in_site(std::string_view path);

// What a site has at its top for something else than pages of this name.
[[nodiscard]] bool is_taken_name(std::string_view name);

// "a/b.md" → "a"; empty at the top.
[[nodiscard]] std::string_view folder_of(std::string_view path);
[[nodiscard]] std::string_view name_of(std::string_view path);

struct FolderFile {
  std::string path;  // in the folder of the pages
  std::string to;    // in the site
  std::string id;    // of a page: what [[…]] and site.toml call it; of the index of a folder, the folder's
  bool is_page = false;
  bool is_index = false;
  std::uint64_t size = 0;
};

// What an address leads to.
struct Target {
  std::size_t file = npos;  // npos: a folder without a page of its own
  std::string folder;       // then: in the site
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

class FolderPaths {
 public:
  // `listed` are the files in the folder of the pages.
  FolderPaths(const std::vector<base::ListedFile>& listed, const FolderSettings& settings, Remarks& remarks);

  [[nodiscard]] const std::vector<FolderFile>& files() const { return files_; }

  // What the path of an address on the page `from` means; an empty path is the page itself. Nothing when there is no
  // such file. `leaves` is set where it leads out of the folder.
  [[nodiscard]] std::optional<Target> find(const FolderFile& from, std::string_view path, bool& leaves) const;
  // By its path in the folder of the pages.
  [[nodiscard]] std::optional<Target> find(std::string_view path) const;
  // What Obsidian's [[name]] means on the page `from`: the file whose path, or the end of it, this is, with the ending
  // of a page or without. Of several, the one nearest to the page; `is_one` is set when no other is as near.
  [[nodiscard]] std::optional<Target> find_by_name(const FolderFile& from, std::string_view name, bool& is_one) const;
  // The paths that such a path may mean and that lie in a folder with a dot, of which no files are listed.
  [[nodiscard]] std::vector<std::string> hidden(const FolderFile& from, std::string_view path) const;
  // Of such a file that there is. Pages are not read from there.
  void add_hidden(const std::string& path);
  [[nodiscard]] bool is_hidden_page(const std::string& path) const { return hidden_pages_.contains(path); }
  // The folder of the site that a folder of pages becomes.
  [[nodiscard]] std::string folder_in_site(std::string_view folder) const;
  [[nodiscard]] std::size_t index_of(std::string_view folder) const;  // Target::npos when it has none
  // All there are in the folder of the pages, the top too, by path.
  [[nodiscard]] std::vector<std::string> folders() const;

 private:
  void add_folder(const std::string& folder, bool has_pages, Remarks* remarks);
  void add_page(FolderFile file, Remarks& remarks);
  [[nodiscard]] std::vector<std::string> paths_meant(const FolderFile& from, std::string_view path) const;

  const FolderSettings& settings_;
  std::vector<FolderFile> files_;
  std::unordered_map<std::string, std::size_t> by_path_;               // and pages without their ending
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // in small letters; pages without their ending
  std::unordered_map<std::string, std::size_t> indexes_;               // by folder
  std::unordered_map<std::string, std::string> folders_;               // to those of the site
  std::unordered_set<std::string> folder_ids_;                         // in the site
  std::unordered_set<std::string> page_folder_ids_;                    // of those with pages
  std::unordered_set<std::string> hidden_pages_;
  std::unordered_set<std::string> links_;             // of the file system, which are not followed
  std::unordered_map<std::string, std::size_t> ids_;  // taken
};

}  // namespace scrutineer::imports
