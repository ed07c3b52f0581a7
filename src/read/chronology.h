// Events and differences, which case studies and decisions have alike.
#pragma once

#include <span>
#include <vector>

#include "catalogue/entry.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

struct WrittenDate {
  std::string_view key;
  const catalogue::FactDate& date;
};
// Reports, at `end`, what ends before it starts, as far as the dates tell.
void report_early_end(const TableReader& table, std::string_view what, const WrittenDate& start, const WrittenDate& end,
                      base::Diagnostics& out);

// Reports events that are out of order, and phases that are none of `phases`. `ids` gets the ids of all events.
[[nodiscard]] std::vector<catalogue::Event> read_events(const EntryFile& file, catalogue::Entry& entry,
                                                        TableReader& table, std::span<const catalogue::Phase> phases,
                                                        std::vector<catalogue::IdRef>& ids, base::Diagnostics& out);

[[nodiscard]] std::vector<catalogue::Difference> read_differences(catalogue::Entry& entry, TableReader& table,
                                                                  std::vector<catalogue::IdRef>& ids,
                                                                  base::Diagnostics& out);

}  // namespace scrutineer::read
