// What inspectors found before and after a model began: a line of years for each case study, with a sign for each
// judgement and a bar from the day on which it started.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "chart/figure.h"

namespace scrutineer::chart {

struct JudgementSign {
  base::PartialDate date;     // drawn in the middle of what it can mean
  std::size_t judgement = 0;  // which of InspectionChart::judgements
};

struct InspectionLane {
  std::string label;
  std::string start;                         // under the label: "started October 2015"
  std::optional<base::PartialDate> started;  // where the bar begins; none without
  std::vector<JudgementSign> signs;          // in order of time
  std::string says = {};                     // all of it in words
};

struct InspectionChart {
  Text text;
  std::span<const SignKind> judgements;  // in the order of the key
  std::vector<InspectionLane> lanes;     // with a sign on at least one of them
  std::string start_words;               // the key for the bars: "From the start of the model on"
};

[[nodiscard]] std::string inspection_chart(const InspectionChart& chart);

}  // namespace scrutineer::chart
