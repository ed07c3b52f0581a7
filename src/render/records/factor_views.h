// What shows factors: the page of a set, and the matrix of what answers to what.
#pragma once

#include <string>
#include <vector>

#include "link/blocks.h"
#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_factor_set_view(const EntryContext& context, const catalogue::FactorSet& set, markup::Object& view,
                         std::vector<PageSection>& sections);

// The block `traceability`.
[[nodiscard]] std::string traceability_html(const EntryContext& context, const link::Block& block);

}  // namespace scrutineer::render
