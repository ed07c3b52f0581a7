// The language of a site, as BCP 47 writes it: "en-GB", "cy".
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostics.h"

namespace scrutineer::read {

// Reports a tag that is not well formed, and languages and countries that do not exist, with what was meant.
void check_language(const std::string& tag, base::Span span, base::Diagnostics& out);

}  // namespace scrutineer::read
