// What nothing that an editor wrote leads to: no text, no typed key, no task of the home page, neither navigation nor
// footer of site.toml.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "link/linked.h"

namespace scrutineer::link {

// Of the pages made from the data (a timeline, a comparison …; also an editor's own of that id) those that nothing
// leads to, in the order of their titles: the footer offers them.
[[nodiscard]] std::vector<catalogue::EntryIndex> offered_pages(const Linked& linked);

// Reports terms and sources that nothing uses, and pages that nothing leads to: those in a folder are led to by the
// folder's index, and that by the home page or the index above it.
void report_unlinked(const Linked& linked, base::Diagnostics& out);

}  // namespace scrutineer::link
