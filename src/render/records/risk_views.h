// What shows risks: the page of a register, the matrix of likelihood by impact, and the register as a table.
#pragma once

#include <string>
#include <vector>

#include "link/blocks.h"
#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_risk_register_view(const EntryContext& context, const catalogue::RiskRegister& all, markup::Object& view,
                            std::vector<PageSection>& sections);

// The blocks `risk-matrix` and `risk-register`.
[[nodiscard]] std::string risk_matrix_html(const EntryContext& context, const link::Block& block);
[[nodiscard]] std::string risk_register_html(const EntryContext& context, const link::Block& block);

}  // namespace scrutineer::render
