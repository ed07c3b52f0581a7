// A document's page: what it is, and everything on the site that draws on it.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_source_view(const EntryContext& context, const catalogue::Source& source, markup::Object& view,
                     std::vector<PageSection>& sections);

}  // namespace scrutineer::render
