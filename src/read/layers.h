// The folders that a site is made of. `layers = ["../national"]` in site.toml, or in the pack.toml of a pack, names
// what lies below it: files of one path are read as one (toml_merge.h), and of images and documents the uppermost is
// taken.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "catalogue/layer.h"

namespace scrutineer::read {

// An entry of `hide`; the file of its place is known when it is read.
struct HiddenId {
  std::string id;
  base::Span span;
};

struct Layer {
  std::filesystem::path folder;
  std::string settings;  // the name of its file of settings: "site.toml", or "pack.toml" of a pack
  std::string title, organisation;
  std::vector<HiddenId> hides;
  std::vector<std::string> languages;   // besides that of the site: of the site itself alone
  std::vector<base::ListedFile> files;  // as list_site() has them, once list_files() has been called

  // The path of one of its files as messages name it: from the site's folder, of an installed pack from the root.
  [[nodiscard]] std::string shown(const std::string& path) const;
  std::string shown_folder;           // "." for the site
  std::filesystem::path real_folder;  // with links resolved
  // Whether it lies outside the site's folder: somebody else's, and not to be mended here.
  [[nodiscard]] bool lies_beyond() const { return shown_folder.starts_with("..") || shown_folder.starts_with('/'); }
};

// The same for a folder however it is named.
[[nodiscard]] std::filesystem::path real_folder(const std::filesystem::path& folder);

// The layers of the site in `site`, the lowest first, their files not yet listed; the last is the site itself. `packs`
// holds installed packs, which are named without a slash. What is missing, or lies over itself, is reported and left
// out.
[[nodiscard]] std::vector<Layer> find_layers(base::FileSystem& files, const std::filesystem::path& site,
                                             const std::filesystem::path& packs, base::FileNames& names,
                                             base::Diagnostics& out);

// Lists the files of each. The error is the machine's.
[[nodiscard]] std::expected<void, base::FileError> list_files(base::FileSystem& files, std::vector<Layer>& layers);

}  // namespace scrutineer::read
