// The analysis of every appraisal of the site, for the pages and downloads that show it.
#pragma once

#include <map>

#include "analyse/audit.h"
#include "analyse/robustness.h"
#include "catalogue/catalogue.h"

namespace scrutineer::analyse {

struct Appraised {
  Audit audit;
  Robustness robustness;
};

using AppraisedSite = std::map<catalogue::EntryIndex, Appraised>;

// The catalogue must be free of errors.
[[nodiscard]] AppraisedSite appraise(const catalogue::Catalogue& catalogue, int jobs);

}  // namespace scrutineer::analyse
