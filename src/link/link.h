// Catalogue → linked catalogue: resolves and checks everything that refers to something else, and renders Markdown.
#pragma once

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"

namespace scrutineer::link {

// Works through the pages on `jobs` threads. Unknown ids, broken links, missing anchors, terms that collide and the
// like are errors; things that nothing refers to are warnings. After errors the result is not fit to be rendered.
[[nodiscard]] Linked link(catalogue::Catalogue catalogue, words::Words words, int jobs, base::Diagnostics& out);

}  // namespace scrutineer::link
