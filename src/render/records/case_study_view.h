// What the page of a case study shows.
#pragma once

#include <vector>

#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

void add_case_study_view(const EntryContext& context, const catalogue::CaseStudy& study, markup::Object& view,
                         std::vector<PageSection>& sections);

}  // namespace scrutineer::render
