// [checks] of site.toml: docs/content-format.md, "Checks".
#pragma once

#include "base/diagnostics.h"
#include "catalogue/check_rules.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// Reports what it does not know. Whether its folders are there, only all files together say.
[[nodiscard]] catalogue::Checks read_checks(TableReader& table, base::Diagnostics& out);

}  // namespace scrutineer::read
