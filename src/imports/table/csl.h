// Lists of documents as programs for references keep them: CSL-JSON.
#pragma once

#include <optional>
#include <string_view>

#include "imports/messages.h"
#include "imports/table/read.h"
#include "imports/table/site_names.h"

namespace scrutineer::imports {

// Whether bytes are JSON, and no table.
[[nodiscard]] bool is_json(std::string_view bytes);

// As sources. What a source of a site has no key for becomes a comment. Reports what is no such list and gives nothing.
[[nodiscard]] std::optional<ReadTable> read_csl(std::string_view bytes, const SiteNames& site, Messages& messages);

}  // namespace scrutineer::imports
