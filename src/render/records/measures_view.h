// The measures of a model or a case study on its page: a small chart for each, and the table of its figures.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_measures(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections);

}  // namespace scrutineer::render
