// Which questions of the banks a checklist shows.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"

namespace scrutineer::link {

// Fills in `questions` and `questions_of_section` of the pages of banks and checklists (without their HTML).
// Questions picked by id come first in a section, then those selected, in the order of the banks; a question that an
// earlier section has is not selected again. Reports unknown ids and sections that select nothing.
void select_questions(const catalogue::Catalogue& catalogue, std::vector<LinkedPage>& pages, base::Diagnostics& out);

}  // namespace scrutineer::link
