// The terms of a glossary, imported a second time.
#pragma once

#include <cstddef>
#include <string_view>

#include "imports/update.h"

namespace scrutineer::imports {

// Adds the edits of the terms to those of the file, whose terms begin behind `begin`. Terms are matched by their ids;
// names under `Also:` and references under `See also:` that were added by hand stay.
void update_terms(std::string_view file, std::size_t begin, std::string_view imported, const Titles& titles,
                  Update& update);

}  // namespace scrutineer::imports
