// The attributes that an entry or a risk has, each by its type.
#pragma once

#include <vector>

#include "catalogue/entry.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// Those of the entry, from its table, in the order in which the site defines them.
[[nodiscard]] std::vector<catalogue::Fact> read_facts(const EntryFile& file, catalogue::Entry& entry,
                                                      TableReader& table);
// Those of a risk of the entry.
[[nodiscard]] std::vector<catalogue::Fact> read_facts_of_risk(const EntryFile& file, catalogue::Entry& entry,
                                                              TableReader& risk);

// Reports what the table of an entry of that kind holds besides, where it is known that it is no attribute.
void finish_with_attributes(const EntryFile& file, catalogue::Kind kind, TableReader& table);
void finish_risk_with_attributes(const EntryFile& file, TableReader& risk);

}  // namespace scrutineer::read
