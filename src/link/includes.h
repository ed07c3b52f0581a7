// What a page shows of another page's words, where its block `include` asks for them.
#pragma once

#include <span>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"
#include "link/page_linker.h"

namespace scrutineer::link {

// Whether a page may have such a block: then its site's bodies are needed until all pages are linked.
[[nodiscard]] bool may_include(const catalogue::Body& body);

// Fills in Block::html of every include, when all pages are linked. `bodies` are those of the entries, in their order.
void fill_includes(const LinkContext& context, std::span<const catalogue::Body> bodies, std::vector<LinkedPage>& pages,
                   base::Diagnostics& out);

}  // namespace scrutineer::link
