// The frame that all pages of an appraisal share: names, breadcrumbs, and the links between its pages.
#pragma once

#include <string>
#include <string_view>

#include "render/appraisal/files.h"

namespace scrutineer::render {

// The links between the pages of an appraisal, as seen from the file `from`.
void add_appraisal_parts(const words::Words& words, const catalogue::Entry& appraisal, std::string_view from,
                         markup::Object& view);

// The view of one of an appraisal's further pages, to which its maker adds what is its own. `part` is as in
// appraisal_path; `kind` is the name of the template.
[[nodiscard]] markup::Object appraisal_frame(const AppraisalContext& context, std::string_view part,
                                             std::string_view kind, std::string_view title);

// The page made with the template `kind`, rendered.
void render_appraisal_page(const AppraisalContext& context, std::string_view part, std::string_view kind,
                           markup::Object view, std::string& out);

}  // namespace scrutineer::render
