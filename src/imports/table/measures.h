// Figures of measures: dates across, or one figure a row.
#pragma once

#include <vector>

#include "imports/messages.h"
#include "imports/table/find.h"
#include "imports/table/read.h"
#include "imports/table/site_names.h"

namespace scrutineer::imports {

// Of the rows given. A blank cell, and one that is no figure, is left open.
[[nodiscard]] std::vector<ReadSeries> read_series(const RowsTable& table, const std::vector<const ThingRow*>& rows,
                                                  const ReadChoices& choices, const SiteNames& site,
                                                  Messages& messages);

}  // namespace scrutineer::imports
