#include "render/rule_set_view.h"

#include "render/view_parts.h"

namespace scrutineer::render {

void add_rule_set_view(const EntryContext&, const catalogue::RuleSet&, markup::Object&, std::vector<PageSection>&) {}

}  // namespace scrutineer::render
