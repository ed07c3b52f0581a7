// What the page of a delivery model shows.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_model_view(const EntryContext& context, const catalogue::Model& model, markup::Object& view,
                    std::vector<PageSection>& sections);

}  // namespace scrutineer::render
