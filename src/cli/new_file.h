// The command `new`: a well-formed file of a kind at its place in a site, with every field explained in a comment. What
// such files say are templates that are installed with the program.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "catalogue/catalogue.h"
#include "cli/build.h"

namespace scrutineer::cli {

struct NewFileOptions {
  std::filesystem::path site = "content";
  std::filesystem::path templates;  // the folder of installed templates
  std::string kind;                 // "model"
  std::string id;                   // of pages, folders may stand before it: "guidance/reading-accounts"
  std::string title;                // left out, it is made from the id
};

// "page", "model", …: the kinds there are.
[[nodiscard]] std::vector<std::string_view> new_kinds();

// Writes the file, or adds a source at the end of sources.toml, and prints what to do next. `usage` when there is no
// such kind, the id is none or is taken, or a file is there already; `errors` when the site's settings cannot be read.
// Mistakes in other files do not matter. Throws base::MachineError.
[[nodiscard]] ExitCode new_file(base::FileSystem& files, const NewFileOptions& options);

// What is written for a kind of file, as read/formats.h names it; nothing for one that the command has no template of.
// Throws base::MachineError.
[[nodiscard]] std::optional<std::string> explained_file(base::FileSystem& files, const std::filesystem::path& templates,
                                                        std::string_view kind, const catalogue::Catalogue& site);

}  // namespace scrutineer::cli
