// Tables as text: RFC 4180, divided by commas, semicolons or tabs.
#pragma once

#include <optional>
#include <string_view>

#include "imports/messages.h"
#include "imports/workbook.h"

namespace scrutineer::imports {

// One sheet without a name. UTF-8 and UTF-16 (with a byte order mark); anything else is read as Windows-1252, which is
// said. `separator` is found in the text where it is not given; where more than one would do, that is reported.
[[nodiscard]] std::optional<Workbook> read_csv(std::string_view bytes, std::optional<char> separator,
                                               Messages& messages);

}  // namespace scrutineer::imports
