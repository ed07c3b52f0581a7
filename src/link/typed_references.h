// Checks the ids that typed keys name: `models = […]`, `theme = "…"`, `source = { … }`.
#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::link {

// A typed key of an entry that names another entry, for backlinks: what stands there in the entry's own words.
struct TypedReference {
  catalogue::EntryIndex to{};
  catalogue::TextRef words = catalogue::TextRef::none;  // the text the reference belongs to, if any
};

// The references of an entry that hold; what does not is reported.
[[nodiscard]] std::vector<TypedReference> check_typed_references(const catalogue::Catalogue& catalogue,
                                                                 const catalogue::Entry& entry, base::Diagnostics& out);

// Checks the navigation, the footer and the logo.
void check_site_links(const catalogue::Catalogue& catalogue, base::Diagnostics& out);

}  // namespace scrutineer::link
