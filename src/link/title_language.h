// What a page in one language shows of another: titles that have yet to be translated.
#pragma once

#include <string_view>

#include "catalogue/catalogue.h"

namespace scrutineer::link {

// The language of the entry's title where it is not that of the site; empty where it is.
[[nodiscard]] std::string_view title_language(const catalogue::Catalogue& catalogue, const catalogue::Entry& entry);

}  // namespace scrutineer::link
