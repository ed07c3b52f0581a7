// `redirect_from`: the addresses that a page had before, from the top of the site.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "read/entry_files.h"
#include "read/table_reader.h"

namespace scrutineer::read {

// Folders of the output that Scrutineer fills itself.
inline constexpr std::array<std::string_view, 3> reserved_folders{"assets/", "data/", "tags/"};
[[nodiscard]] bool is_in_reserved_folder(std::string_view path);

// Adds them to those of the file. What can be no address of a page is reported and left out; whether another page has
// it is known when all files are read. Without an id they are those of the file's one entry.
void read_former_addresses(const EntryFile& file, TableReader& table, const std::string& id, base::Diagnostics& out);

}  // namespace scrutineer::read
