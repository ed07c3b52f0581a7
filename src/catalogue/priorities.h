// What readers see of priorities.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/site.h"
#include "words/words.h"

namespace scrutineer::catalogue {

// "Must be asked": what the site calls the priority with that id, which it has. Empty for none.
[[nodiscard]] std::string priority_title(const Site& site, const words::Words& words, std::string_view id);

}  // namespace scrutineer::catalogue
