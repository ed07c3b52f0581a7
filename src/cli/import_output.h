// Where what was imported goes, to standard output, into a new file, or into one that an editor has; and what is said
// of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/file_system.h"
#include "cli/build.h"
#include "imports/messages.h"
#include "imports/update.h"

namespace scrutineer::cli {

struct ImportOutput {
  std::optional<std::filesystem::path> file;  // standard output when there is none
  bool may_update = false;                    // a file that is there may be changed
  imports::FileForm form = imports::FileForm::toml;
  imports::Titles titles = {};  // of what the site has, where that is known
};

// Writes `text`. Of a file that is there the lines that would change are printed, and changed where that is allowed;
// `said` gets a sentence on it. False where such a file cannot be read as what it is, which is reported. Throws
// base::MachineError.
[[nodiscard]] bool put_imported(base::FileSystem& files, const ImportOutput& output, const std::string& text,
                                std::string& said, imports::Messages& messages);

// How an import ends: prints the messages on standard error, each with the file that was read before it, and what is
// said of what came of it, if anything did.
[[nodiscard]] ExitCode end_import(const imports::Messages& messages, const std::filesystem::path& file,
                                  bool is_imported, const std::string& said);

}  // namespace scrutineer::cli
