// Everything that is worked out from the linked catalogue, for the pages and downloads that show it.
#pragma once

#include "analyse/appraise.h"
#include "analyse/checklists.h"
#include "analyse/original_wordings.h"
#include "base/date.h"
#include "base/diagnostics.h"
#include "link/linked.h"

namespace scrutineer::analyse {

struct Analysis {
  AppraisedSite appraised;
  Checklists checklists;
  Wordings original_wordings = {};  // of a translation, where the original is known
};

// The linked catalogue must be free of errors. `as_of` is the day that review dates and ages are judged by.
[[nodiscard]] Analysis analyse_site(const link::Linked& linked, base::Date as_of, int jobs, base::Diagnostics& out);

}  // namespace scrutineer::analyse
