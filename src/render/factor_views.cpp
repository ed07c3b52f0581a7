#include "render/factor_views.h"

#include "render/view_parts.h"

namespace scrutineer::render {

void add_factor_set_view(const EntryContext&, const catalogue::FactorSet&, markup::Object&, std::vector<PageSection>&) {
}

}  // namespace scrutineer::render
