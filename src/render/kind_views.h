// What each kind of entry shows of its own, on top of what every page shows.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// Adds the kind's values to `view` and the sections they make to `sections`.
void add_kind_view(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections);

}  // namespace scrutineer::render
