// The block "compare-models": delivery models side by side.
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string compare_models_html(const EntryContext& context, const link::Block& block,
                                              std::size_t number);

}  // namespace scrutineer::render
