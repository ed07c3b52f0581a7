// The block "compare-case-studies": case studies side by side.
#pragma once

#include <string>

#include "link/blocks.h"
#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string compare_case_studies_html(const EntryContext& context, const link::Block& block,
                                                    std::size_t number);

}  // namespace scrutineer::render
