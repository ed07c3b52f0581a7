// A table as comma-separated values.
//
// RFC 4180: CRLF ends every line. UTF-8 with a byte order mark, without which Excel reads the bytes as Windows-1252.
// Numbers have a point and no thousands separators; what is missing is empty. Text that a spreadsheet would take for
// a formula is preceded by an apostrophe, which makes it text.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "exports/json.h"
#include "words/words.h"

namespace scrutineer::exports {

// Every row has as many values as there are headings: text, numbers, truth values ("yes", "no"), null, or a list of
// texts ("a; b").
struct DataTable {
  std::vector<std::string> headings;
  std::vector<std::vector<Json>> rows;
};

// The messages of those names.
[[nodiscard]] std::vector<std::string> headings(const words::Words& words, std::initializer_list<words::Name> names);

[[nodiscard]] std::string csv(const DataTable& table);

}  // namespace scrutineer::exports
