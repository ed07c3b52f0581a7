// The analysis of every appraisal of the site, for the pages and downloads that show it.
#pragma once

#include <map>

#include "analyse/audit.h"
#include "analyse/robustness.h"
#include "link/linked.h"

namespace scrutineer::analyse {

struct Appraised {
  Audit audit;
  Robustness robustness;
};

using AppraisedSite = std::map<catalogue::EntryIndex, Appraised>;

// The linked catalogue must be free of errors.
[[nodiscard]] AppraisedSite appraise(const link::Linked& linked, int jobs);

}  // namespace scrutineer::analyse
