// The words of a theme or a site: TOML with a table a group and a text a message.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "read/table_reader.h"
#include "words/words.h"

namespace scrutineer::read {

// Messages of `[group]` tables, named "group.message"; `replaces` as in MessageSource.
[[nodiscard]] std::vector<words::MessageSource> read_words(std::string_view text, base::FileId file, bool replaces,
                                                           base::Diagnostics& out);

// The same of the groups in a table of another file.
[[nodiscard]] std::vector<words::MessageSource> read_words(TableReader& groups, bool replaces);

}  // namespace scrutineer::read
