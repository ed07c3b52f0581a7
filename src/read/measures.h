// The measures that a model or a case study has, and the change that they are judged by.
#pragma once

#include <optional>
#include <vector>

#include "catalogue/entry.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

struct ReadMeasures {
  std::vector<catalogue::MeasureSeries> measures;  // in the order in which the site defines them
  std::optional<catalogue::TurningPoint> turning_point;
};

// `has_start`: whether the entry itself says when the change was, or that it is only planned.
[[nodiscard]] ReadMeasures read_measures(const EntryFile& file, catalogue::Entry& entry, TableReader& table,
                                         bool has_start, base::Diagnostics& out);

}  // namespace scrutineer::read
