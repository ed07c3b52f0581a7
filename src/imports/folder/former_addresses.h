// Redirects of another program as the former addresses of a site's pages: docs/content-format.md, "Former addresses".
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "imports/folder/paths.h"
#include "imports/folder/settings.h"

namespace scrutineer::imports {

class FormerAddresses {
 public:
  // `paths` must outlive it.
  FormerAddresses(const FolderPaths& paths, const FolderSettings& settings);

  // That this address, as its program wrote it, leads to a page. False where no file of a site can lead on from there:
  // it has another ending, another page stands there, or it leads elsewhere already.
  bool add(std::string_view address, std::size_t page);
  // The same of a redirect between files, "a/b.md" to "c.md#d".
  bool add_between_files(std::string_view from, std::string_view to);

  // Of one page, as `redirect_from` has them.
  [[nodiscard]] const std::vector<std::string>& of(std::size_t page) const;

 private:
  const FolderPaths& paths_;
  const FolderSettings& settings_;
  std::set<std::string> taken_;  // in small letters
  std::map<std::size_t, std::vector<std::string>> addresses_;
};

}  // namespace scrutineer::imports
