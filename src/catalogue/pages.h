// Where the pages of an entry stand that are made besides its own.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/entry.h"

namespace scrutineer::catalogue {

// "appraisals/worcestershire-2017-audit.html" for part "audit". The parts are table, audit, robustness, what-if,
// option-<id> and criterion-<id>.
[[nodiscard]] std::string appraisal_path(const Entry& appraisal, std::string_view part);

}  // namespace scrutineer::catalogue
