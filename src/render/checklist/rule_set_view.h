// What the page of a rule set shows: its rules, and what they were made of where.
#pragma once

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_rule_set_view(const EntryContext& context, const catalogue::RuleSet& rules, markup::Object& view);

}  // namespace scrutineer::render
