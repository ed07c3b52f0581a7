#include "analyse/analysis.h"

#include <utility>

namespace scrutineer::analyse {

Analysis analyse_site(const link::Linked& linked, base::Date as_of, int jobs, base::Diagnostics& out,
                      Wordings original_wordings) {
  AppraisedSite appraised = appraise(linked, jobs);
  Checklists asked = checklists(linked, appraised, as_of, original_wordings, out);
  return {std::move(appraised), std::move(asked), std::move(original_wordings)};
}

}  // namespace scrutineer::analyse
