// The command `schema`: JSON Schemas of the files of a site, with its vocabulary in them, so that an editor's program
// completes keys, shows what they are for, and marks what `check` would refuse.
#pragma once

#include <filesystem>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct SchemaOptions {
  std::filesystem::path site = "content";
  std::filesystem::path starters;  // the folder of installed starters: their comments explain the keys
  std::filesystem::path output = "schemas";
};

// Writes a schema for each kind of file (draft 7), which says what the reader of the kind asks for, and taplo.toml,
// which says what files each is for. `errors` when the settings of the site cannot be read. Throws base::MachineError.
[[nodiscard]] ExitCode schema(base::FileSystem& files, const SchemaOptions& options);

}  // namespace scrutineer::cli
