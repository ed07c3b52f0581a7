#include "render/decision_view.h"

#include "render/view_parts.h"

namespace scrutineer::render {

void add_decision_view(const EntryContext&, const catalogue::Decision&, markup::Object&, std::vector<PageSection>&) {}

}  // namespace scrutineer::render
