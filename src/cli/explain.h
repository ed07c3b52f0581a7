// The command `explain`: what the code of a message means, what would be right, and an example of both. Explanations
// are data that is installed with the program: a TOML file for each subject, whose examples the tests run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct ExplainOptions {
  std::filesystem::path explanations;  // the folder of installed explanations
  std::string code;                    // "unknown-reference"; all of them when empty
  bool json = false;
  bool markdown = false;  // all of them, as docs/messages.md has them
};

// The codes that are explained. Throws base::MachineError.
[[nodiscard]] std::vector<std::string> message_codes(base::FileSystem& files,
                                                     const std::filesystem::path& explanations);

// Prints to standard output. `usage` when there is no such code. Throws base::MachineError.
[[nodiscard]] ExitCode explain(base::FileSystem& files, const ExplainOptions& options);

}  // namespace scrutineer::cli
