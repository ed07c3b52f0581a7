// What a template is given to show an entry: see docs/theme.md for the names.
#pragma once

#include <string>
#include <string_view>

#include "link/linked.h"
#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// The template that shows the entry.
[[nodiscard]] std::string_view template_of(const catalogue::Entry& entry);

// Everything about the entry but what all pages share, and the list of its sources (references.h). Texts are borrowed
// from the context.
[[nodiscard]] markup::Object entry_view(const EntryContext& context);

}  // namespace scrutineer::render
