// The block `data-files`: every data file of the site, and what it is for.
#pragma once

#include <string>

#include "render/entry_context.h"

namespace scrutineer::render {

[[nodiscard]] std::string data_files_html(const EntryContext& context, std::size_t number);

}  // namespace scrutineer::render
