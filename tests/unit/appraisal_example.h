// A site with one small appraisal, for the tests of its downloads.
//
//           weight   A    B    C
//   Speed      4    20   40    ?      C's cell cannot be read
//   Cost       3    30    0   15
//   published       50   41    -      B's scores give 40
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "analyse/appraise.h"
#include "exports/appraisal_json.h"
#include "linked_site_fixture.h"

namespace scrutineer::tests {

inline constexpr std::string_view example_appraisal = R"(title = "=Choice"
summary = "A choice."
council = "Council"
source = { id = "report", where = "table 1" }
cells = "weighted"
[scale]
levels = [ { id = "high", title = "High", score = 10 }, { id = "medium", title = "Medium", score = 5 }, { id = "low", title = "Low", score = 0 } ]
[[option]]
id = "a"
title = "Option A"
published = { total = 50, percent = 71.4, rank = 1 }
[[option]]
id = "b"
title = "-B, \"quoted\""
published = { total = 41 }
[[option]]
id = "c"
title = "Ünnamed"
[[criterion]]
id = "speed"
title = "Speed"
weight = 4
[criterion.published]
a = 20
b = 40
c = "unreadable"
[criterion.rationale]
a = "Fast & *cheap*. [@report, page 2]"
[[criterion]]
id = "cost"
title = "Cost"
weight = 3
[criterion.published]
a = 30
b = 0
c = 15
[[criterion]]
id = "luck"
title = "Luck"
not_assessed = "Nobody knows."
)";

inline TestSite appraisal_site(std::string_view appraisal = example_appraisal) {
  TestSite site;
  site.file("sources.toml", source("report")).file("appraisals/choice.toml", std::string(appraisal));
  return site;
}

// data/appraisals/choice.json
inline exports::Json choice(std::string_view appraisal = example_appraisal) {
  const Linking linked = linking(appraisal_site(appraisal));
  REQUIRE(errors(linked.mistakes) == Mistakes{});
  const catalogue::EntryIndex index = linked.index("choice");
  return exports::appraisal_json(linked.linked, index, analyse::appraise(linked.linked, 1).at(index));
}

}  // namespace scrutineer::tests
