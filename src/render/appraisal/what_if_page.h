// The page on which a reader changes the weights and the scores that are not known, and sees totals and ranks
// follow. It shows the figures as published; themes/civic/scripts/what-if.js does the same sums again with what the
// reader enters, to the last digit (tests/web/what-if.mjs holds it to that).
//
// Rules: those of analyse/audit.h. Cells count as printed, off the scale or not; a missing cell is never zero but
// gives a lowest and a highest total, and ranks from best to worst over those. Shares of the greatest possible
// total have one decimal, totals at most two, halves rounded up.
#pragma once

#include <string>

#include "render/appraisal/files.h"

namespace scrutineer::render {

[[nodiscard]] exports::GeneratedFile what_if_page(const AppraisalContext& context);

// What its template is given: docs/theme.md.
[[nodiscard]] markup::Object what_if_view(const AppraisalContext& context);

// The scores as JSON for the script. Numbers are texts, whole ("5") or fractions ("-25/7"), so that nothing is
// rounded on the way:
//   {"levels": {"high": "10"}, "lowest": "0", "highest": "10", "options": ["a"],
//    "criteria": [{"id": "cost", "weight": "4", "scores": ["10", null]}]}
// `scores` is by option, null where there is none to read.
[[nodiscard]] std::string what_if_data(const catalogue::Appraisal& appraisal, const analyse::ScoreTable& table);

}  // namespace scrutineer::render
