// What a pack leaves to the sites over it ([elsewhere] in its pack.toml), on a site that does not have it.
#pragma once

#include "catalogue/catalogue.h"

namespace scrutineer::link {

// Takes what names such things out of the data, so that all that is named there is there. Where a list says what is
// asked about, and nothing of it is left, what asks goes too: an empty list would ask about everything.
void leave_out_elsewhere(catalogue::Catalogue& catalogue);

}  // namespace scrutineer::link
