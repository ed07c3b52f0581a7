// The two charts that an appraisal's own pages show: from its figures to what the charts need.
//
//   view.set("totals_chart", chart::stacked_bars(totals_chart(words, appraisal, audit, "totals-chart")));
//   view.set("scores_chart", chart::tile_grid(scores_chart(words, appraisal, audit, "scores-chart")));
//
// Both come with their own title, way of reading and description; put a table of the same figures beside them.
#pragma once

#include <string>

#include "analyse/audit.h"
#include "catalogue/appraisal.h"
#include "chart/grid.h"
#include "chart/stacked.h"
#include "words/words.h"

namespace scrutineer::render {

// Each option's readable points by group of criteria against the greatest possible total, the points that missing
// scores could add, and the total as published.
[[nodiscard]] chart::StackedBars totals_chart(const words::Words& words, const catalogue::Appraisal& appraisal,
                                              const analyse::Audit& audit, std::string id);

// Every score that can be read, criteria by options, on the scale of the appraisal.
[[nodiscard]] chart::TileGrid scores_chart(const words::Words& words, const catalogue::Appraisal& appraisal,
                                           const analyse::Audit& audit, std::string id);

}  // namespace scrutineer::render
