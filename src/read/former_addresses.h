// `redirect_from`: the addresses that a page had before, from the top of the site.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/entry.h"
#include "catalogue/site.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// Folders of the output that Scrutineer fills itself.
inline constexpr std::array<std::string_view, 3> reserved_folders{"assets/", "data/", "tags/"};
[[nodiscard]] bool is_in_reserved_folder(std::string_view path);

// As files of the output: "old/" is "old/index.html". What cannot be one is reported and left out; whether another page
// has the address is known when all files are read.
[[nodiscard]] std::vector<catalogue::FormerAddress> read_former_addresses(TableReader& table,
                                                                          const catalogue::Site& site,
                                                                          base::Diagnostics& out);

}  // namespace scrutineer::read
