// The block `questions`: the questions of a checklist as a plain list, each leading to the checklist's own.
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string questions_html(const EntryContext& context, const link::Block& block);

}  // namespace scrutineer::render
