#include "render/risk_views.h"

#include "render/view_parts.h"

namespace scrutineer::render {

void add_risk_register_view(const EntryContext&, const catalogue::RiskRegister&, markup::Object&,
                            std::vector<PageSection>&) {}

}  // namespace scrutineer::render
