// Which files make a site.
#pragma once

#include <expected>
#include <filesystem>
#include <vector>

#include "base/file_system.h"

namespace scrutineer::read {

// The files below the site's folder, by path. A folder `output` at its top is where `scrutineer build`, run inside the
// site, publishes: it is not part of the site.
[[nodiscard]] std::expected<std::vector<base::ListedFile>, base::FileError> list_site(
    base::FileSystem& files, const std::filesystem::path& folder);

}  // namespace scrutineer::read
