// What shows factors: the page of a set, and the traceability matrix.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_factor_set_view(const EntryContext& context, const catalogue::FactorSet& set, markup::Object& view,
                         std::vector<PageSection>& sections);

}  // namespace scrutineer::render
