// The keys that an appraisal has beyond those of every kind: docs/content-format.md, "Appraisal".
#pragma once

#include "base/diagnostics.h"
#include "catalogue/appraisal.h"
#include "catalogue/entry.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// `entry` has the common keys already and keeps the texts. What catalogue/appraisal.h promises holds unless an
// error was reported.
void read_appraisal_keys(catalogue::Entry& entry, TableReader& table, catalogue::Appraisal& appraisal,
                         base::Diagnostics& out);

// Checks what no single key can show: weights for all or none, cells on the scale if it is known what scores
// they stand for, bands without gaps or overlaps, ranks that are a ranking.
void check_appraisal(const catalogue::Appraisal& appraisal, bool has_scores, base::Diagnostics& out);

}  // namespace scrutineer::read
