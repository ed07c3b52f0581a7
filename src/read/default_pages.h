// Pages that hold a block of what Scrutineer makes from the data, where the site has the data and no page of its own
// for it. They are pages like those editors write.
#pragma once

#include <vector>

#include "catalogue/catalogue.h"
#include "words/words.h"

namespace scrutineer::read {

[[nodiscard]] std::vector<catalogue::Entry> default_pages(const catalogue::Catalogue& catalogue,
                                                          const words::Words& words);

}  // namespace scrutineer::read
