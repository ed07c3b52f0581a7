// Which questions of the banks a checklist shows, and which rules it uses.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"

namespace scrutineer::link {

// Fills in `questions`, `questions_of_section` and `rules` of the pages of banks and checklists (without their HTML).
// Questions picked by id come first in a section, then those selected, in the order asked for; a question that the
// checklist has already is not selected again. Reports unknown ids and sections that select nothing.
void select_questions(const catalogue::Catalogue& catalogue, std::vector<LinkedPage>& pages, base::Diagnostics& out);

}  // namespace scrutineer::link
