// What each kind of entry shows of its own, on top of what every page shows.
#pragma once

#include "analyse/analysis.h"
#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// A section that the template adds below the body, for the list of contents.
struct PageSection {
  std::string id;
  std::string_view title;
};

// Adds the kind's values to `view` and the sections they make to `sections`.
void add_kind_view(const link::Linked& linked, const analyse::Analysis& analysis, catalogue::EntryIndex index,
                   markup::Object& view, std::vector<PageSection>& sections);

}  // namespace scrutineer::render
