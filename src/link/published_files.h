// Which of a site's own files (images, documents) are published: those that a page of the build uses, and those that
// site.toml names. Whatever else lies in the folder stays an editor's own business.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"

namespace scrutineer::link {

// Sorted. What is left out is named once a folder, as a warning.
[[nodiscard]] std::vector<std::string> published_files(const catalogue::Catalogue& catalogue,
                                                       std::span<const LinkedPage> pages, base::Diagnostics& out);

}  // namespace scrutineer::link
