// The pages that are made from the data: by their ids, and where those of an entry stand besides its own.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "catalogue/entry.h"

namespace scrutineer::catalogue {

// "appraisals/worcestershire-2017-audit.html" for part "audit". The parts are table, audit, robustness, what-if,
// option-<id> and criterion-<id>.
[[nodiscard]] std::string appraisal_path(const Entry& appraisal, std::string_view part);

// Made for every site that has the data for them, unless its editors wrote a page of that id; without those of pairs of
// models.
inline constexpr std::array<std::string_view, 8> data_pages{"compare-models",
                                                            "compare-case-studies",
                                                            "traceability",
                                                            "timeline",
                                                            "map",
                                                            "build-a-checklist",
                                                            "changes",
                                                            "data"};

// The id of the page that a page of the site's top belongs to, such as "models" for compare-models; empty when none.
[[nodiscard]] std::string_view page_above(std::string_view id);

}  // namespace scrutineer::catalogue
