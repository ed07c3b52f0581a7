// The generated parts that editors place in a page: link/blocks.h says what was asked for, this makes it. Each kind of
// block has a file and a template of its own, "block-…".
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// The HTML of a block for the page of the context. Ids in it start with `block-<number>` so that they are unique on
// the page.
[[nodiscard]] std::string block_html(const EntryContext& context, const link::Block& block, std::size_t number);

// The body of the page with its blocks in their places.
[[nodiscard]] std::string body_with_blocks(const EntryContext& context);

}  // namespace scrutineer::render
