// The block `map`: what links to what, drawn by Graphviz when the site is built, and as a list.
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string site_map_html(const EntryContext& context, const link::Block& block, std::size_t number);

}  // namespace scrutineer::render
