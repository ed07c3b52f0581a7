// A site as the commands read it that print one thing of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"
#include "read/layers.h"
#include "read/site.h"
#include "read/theme.h"
#include "words/words.h"

namespace scrutineer::cli {

// The words of the theme, with those of the site over them.
[[nodiscard]] words::Words words_of(const read::Theme& theme, const catalogue::Site& site, base::Diagnostics& out);

// The folder of installed packs.
[[nodiscard]] std::filesystem::path packs_beside(const std::filesystem::path& themes);

// The layers of a site with their files. Throws base::MachineError.
[[nodiscard]] std::vector<read::Layer> layers_of(base::FileSystem& files, const std::filesystem::path& site,
                                                 const std::filesystem::path& themes, base::FileNames& names,
                                                 base::Diagnostics& out);

// Their folders, the site's last, whatever is wrong with them.
[[nodiscard]] std::vector<std::filesystem::path> layer_folders(base::FileSystem& files,
                                                               const std::filesystem::path& site,
                                                               const std::filesystem::path& themes);

struct SiteRead {
  catalogue::Catalogue catalogue;
  std::optional<words::Words> words;  // none when the theme cannot be read
};

// `themes` is the folder of installed themes. Nothing when there are no settings to read a site by. Throws
// base::MachineError.
[[nodiscard]] std::optional<SiteRead> read_site(base::FileSystem& files, const std::filesystem::path& site,
                                                const std::filesystem::path& themes, const read::ReadOptions& options,
                                                base::FileNames& names, base::Diagnostics& out);

// The same, linked. Nothing when the site or its theme cannot be read at all; look at `out`
// for errors. Throws base::MachineError.
[[nodiscard]] std::optional<link::Linked> linked_site(base::FileSystem& files, const std::filesystem::path& site,
                                                      const std::filesystem::path& themes,
                                                      const read::ReadOptions& options, base::FileNames& names,
                                                      base::Diagnostics& out);

// What kept a command from printing: to people on standard error, to programs on standard output.
void report_errors(base::FileSystem& files, const std::filesystem::path& site, const base::FileNames& names,
                   const base::Diagnostics& diagnostics, bool json, bool show_all);

// Says that no entry of the kind has the id, and which is near.
void report_unknown_id(const catalogue::Catalogue& catalogue, catalogue::Kind kind, const std::string& id, bool json);

}  // namespace scrutineer::cli
