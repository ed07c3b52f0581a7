// The attributes that a model or a case study has, each by its type.
#pragma once

#include <vector>

#include "catalogue/entry.h"
#include "catalogue/site.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// In the order in which the site defines them.
[[nodiscard]] std::vector<catalogue::Fact> read_facts(catalogue::Entry& entry, TableReader& table,
                                                      const catalogue::Site& site);

}  // namespace scrutineer::read
