// What the page of a decision shows.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_decision_view(const EntryContext& context, const catalogue::Decision& decision, markup::Object& view,
                       std::vector<PageSection>& sections);

}  // namespace scrutineer::render
