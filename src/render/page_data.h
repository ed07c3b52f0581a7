// The data files behind what a page shows, for its readers to take away.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// For the partial `page-data`: the files with what the page shows as a whole, a register's or those behind its blocks.
void add_page_data(const EntryContext& context, markup::Object& view, std::vector<PageSection>& sections);

}  // namespace scrutineer::render
