// What inspectors found before and after a model began: a line of years for each case study, with a sign for each
// judgement and a bar from the day on which it started.
#pragma once

#include <string>
#include <vector>

#include "catalogue/entry.h"
#include "render/chart_figure.h"

namespace scrutineer::render {

struct JudgementSign {
  base::PartialDate date;  // drawn in the middle of what it can mean
  catalogue::Judgement judgement{};
};

struct InspectionLane {
  std::string label;
  std::string start;                 // under the label: "started October 2015"
  catalogue::FactDate started;       // where the bar begins; none without
  std::vector<JudgementSign> signs;  // in order of time
};

struct InspectionChart {
  ChartText text;
  std::vector<InspectionLane> lanes;  // with a sign on at least one of them
};

[[nodiscard]] std::string inspection_chart(const InspectionChart& chart);

}  // namespace scrutineer::render
