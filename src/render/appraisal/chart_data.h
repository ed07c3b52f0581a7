// The chart that an appraisal's overview shows: from its figures to what the chart needs.
//
//   view.set("totals_chart", totals_drawing(words, appraisal, audit, "totals-chart"));
//
// It comes with its own title, way of reading and description; put a table of the same figures beside them.
#pragma once

#include <string>

#include "analyse/audit.h"
#include "catalogue/appraisal.h"
#include "chart/stacked.h"
#include "words/words.h"

namespace scrutineer::render {

// Each option's readable points by group of criteria against the greatest possible total, the points that missing
// scores could add, and the total as published.
[[nodiscard]] chart::StackedBars totals_chart(const words::Words& words, const catalogue::Appraisal& appraisal,
                                              const analyse::Audit& audit, std::string id);

// That chart, or one bar from zero for each total where a part or the greatest possible total is no length.
[[nodiscard]] std::string totals_drawing(const words::Words& words, const catalogue::Appraisal& appraisal,
                                         const analyse::Audit& audit, std::string id);

}  // namespace scrutineer::render
