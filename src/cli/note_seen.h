// Notes in a file what lies below the values that it amends or translates, as `seen = { path = "hash" }`.
#pragma once

#include <filesystem>
#include <span>

#include "base/file_system.h"
#include "catalogue/layer.h"

namespace scrutineer::cli {

// Whether there was anything to write. Throws base::MachineError.
bool note_seen(base::FileSystem& files, const std::filesystem::path& path,
               std::span<const catalogue::Amendment* const> amendments);

}  // namespace scrutineer::cli
