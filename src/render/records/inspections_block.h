// The block "inspections": what inspectors found before and after each case study's model began, as a chart and as a
// table.
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string inspections_html(const EntryContext& context, const link::Block& block, std::size_t number);

}  // namespace scrutineer::render
