// The priority of a question as pages show it: a tag of its title and its sign.
#pragma once

#include <string_view>

#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// What the template `priority` is given; nothing, which is false in a section, for no priority.
[[nodiscard]] markup::List priority_tag(const link::Linked& linked, std::string_view id);

// Of every priority of the site, the most pressing first.
[[nodiscard]] markup::List priority_tags(const link::Linked& linked);

}  // namespace scrutineer::render
