// What the paths that editors write in links and images lead to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.h"

namespace scrutineer::link {

// The folder that a path lies in; empty at the top.
[[nodiscard]] std::string_view folder_of(std::string_view path);

class SiteFiles {
 public:
  explicit SiteFiles(const catalogue::Catalogue& catalogue);

  struct Found {
    std::optional<catalogue::EntryIndex> page;
    std::string_view file = {};  // as it is called on disk; of what is no page
  };
  // `path` is from the top of the site. Names are compared in Unicode's NFC. A page is also found by the name of the
  // file it becomes, and an index by its folder.
  [[nodiscard]] std::optional<Found> find(std::string_view path) const;
  [[nodiscard]] bool is_draft(std::string_view path) const;
  // Whether it is a file that is one entry, and that a layer above hides.
  [[nodiscard]] bool is_hidden(std::string_view path) const;
  // The path that was meant; pages are no pictures.
  [[nodiscard]] std::optional<std::string_view> nearest(std::string_view path, bool of_image) const;

 private:
  void add_folders();

  const catalogue::Catalogue& catalogue_;
  std::unordered_map<std::string, Found> by_path_;
  std::vector<std::string_view> all_;  // sorted
};

// `path` as it is written in the file `from`, from the top of the site: relative to the file's folder, or to the top
// when it begins with a slash. Nothing when it leads out of the site.
[[nodiscard]] std::optional<std::string> resolved_path(std::string_view from, std::string_view path);

// Whether an address names a place outside the site: https://…, mailto:…
[[nodiscard]] bool has_scheme(std::string_view url);

}  // namespace scrutineer::link
