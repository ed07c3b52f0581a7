// Which files make a site.
#pragma once

#include <expected>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace scrutineer::read {

// The files below the site's folder, by path. A folder `output` at its top is where `scrutineer build`, run inside the
// site, publishes: it is not part of the site, nor are folders of other programs such as node_modules, nor a README.md
// beside site.toml, which is for those who edit the site. Of a folder with a site.toml or a pack.toml of its own, which
// is another site or a pack, that file alone is listed. What is no file, such as
// a link to a folder, which is not followed, or a pipe, is among them; its path ends in '/'.
[[nodiscard]] std::expected<std::vector<base::ListedFile>, base::FileError> list_site(
    base::FileSystem& files, const std::filesystem::path& folder);

// Whether the file makes its folder a site or a pack of its own: "packs/national/pack.toml".
[[nodiscard]] bool is_settings_of_folder(std::string_view path);

// Whether a file, by its name, is what an editor's program or the system leaves beside what somebody wrote: backups,
// locks, previews.
[[nodiscard]] bool is_leftover(std::string_view path);

// The ending that a page or a data file should have had: ".md" for notes.MD, notes.markdown and notes.md.txt. Empty for
// any other file.
[[nodiscard]] std::string_view meant_ending(std::string_view path);

}  // namespace scrutineer::read
