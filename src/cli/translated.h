// The command `translated`: notes in a translation which words it translates.
#pragma once

#include <filesystem>
#include <vector>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct TranslatedOptions {
  std::vector<std::filesystem::path> translations;  // files such as site/models/trust.cy.md; not empty
  std::filesystem::path site;                       // the site they are of
  std::filesystem::path themes;                     // the folder of installed themes
  int jobs = 1;
};

// Writes into each file, as `seen = { … }`, hashes of the words that it translates, so that it is told when those
// change. `errors` when the site has errors, `usage` when one of the files is no translation of it; nothing is written
// then. Throws base::MachineError.
[[nodiscard]] ExitCode translated(base::FileSystem& files, const TranslatedOptions& options);

}  // namespace scrutineer::cli
