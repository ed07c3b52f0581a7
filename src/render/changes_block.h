// The block "changes": what editors say they changed, the newest first, and the feeds that tell it.
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string changes_html(const EntryContext& context, const link::Block& block, std::size_t number);

}  // namespace scrutineer::render
