#include "analyse/analysis.h"

#include <utility>

namespace scrutineer::analyse {

Analysis analyse_site(const link::Linked& linked, base::Date as_of, int jobs, base::Diagnostics& out) {
  AppraisedSite appraised = appraise(linked, jobs);
  Checklists asked = checklists(linked, appraised, as_of, out);
  return {std::move(appraised), std::move(asked)};
}

}  // namespace scrutineer::analyse
