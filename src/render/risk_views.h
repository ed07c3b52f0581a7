// What shows risks: the page of a register, the matrix and the register as a table.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_risk_register_view(const EntryContext& context, const catalogue::RiskRegister& all, markup::Object& view,
                            std::vector<PageSection>& sections);

}  // namespace scrutineer::render
