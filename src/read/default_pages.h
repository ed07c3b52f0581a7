// Pages that hold a block of what Scrutineer makes from the data, where the site has the data and no page of its own
// for it. They are pages like those editors write.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"

namespace scrutineer::read {

[[nodiscard]] std::vector<catalogue::Entry> default_pages(const catalogue::Catalogue& catalogue);

// The ids of all of them, needed or not, but for those of pairs of models.
[[nodiscard]] std::vector<std::string_view> default_page_ids();

}  // namespace scrutineer::read
