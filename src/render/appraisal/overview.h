// What a member reads first of an appraisal, and where a model was appraised.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyse/appraise.h"
#include "link/linked.h"
#include "markup/template.h"
#include "render/kind_views.h"

namespace scrutineer::render {

// Adds to the page of an appraisal what was compared and concluded, whether the sums hold and what the conclusion
// hangs on.
void add_appraisal_overview(const link::Linked& linked, catalogue::EntryIndex index,
                            const analyse::Appraised& appraised, markup::Object& view,
                            std::vector<PageSection>& sections);

// A model as an option of an appraisal.
struct Scoring {
  catalogue::EntryIndex appraisal{};
  std::size_t option = 0;
  bool worked_out = true;  // whether its printed total is one that its scores can give
};

// Where a model was scored, in the order of appraisals.
[[nodiscard]] std::vector<Scoring> scorings_of(const link::Linked& linked, const analyse::AppraisedSite& appraised,
                                               catalogue::EntryIndex model);

// How the model did wherever it was appraised, as published, seen from the page at `from`; what the audit contradicts
// leads to its finding. An appraisal named by `except` is left out.
[[nodiscard]] markup::List scores_of_model(const link::Linked& linked, const analyse::AppraisedSite& appraised,
                                           catalogue::EntryIndex model, std::string_view from,
                                           std::optional<catalogue::EntryIndex> except = std::nullopt);

}  // namespace scrutineer::render
