// Which pages a reader of a page may want next.
#pragma once

#include "link/linked.h"

namespace scrutineer::link {

// Fills in LinkedPage::related with at most five pages, best first: pages that share tags, and pages that link here
// and are linked from here. A link in either direction counts 2, a shared tag 1; pages of fewer than 2 points, terms,
// sources and index pages are left out. A tag that very many pages share tells nothing and is left out.
void find_related(Linked& linked, int jobs);

}  // namespace scrutineer::link
