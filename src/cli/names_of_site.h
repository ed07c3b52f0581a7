// What a site has that the cells of a spreadsheet may name.
#pragma once

#include <filesystem>
#include <optional>

#include "base/file_system.h"
#include "imports/shown_words.h"
#include "imports/table/site_names.h"

namespace scrutineer::cli {

// The folder of the site that a file lies in, or will lie in: the nearest above with a site.toml.
[[nodiscard]] std::optional<std::filesystem::path> site_above(base::FileSystem& files,
                                                              const std::filesystem::path& file);

// The models, factors, sources, terms and vocabulary of a site, whatever is wrong with it, and the ids that are taken;
// ids of `except`, a file that is written anew, are not. Throws base::MachineError.
[[nodiscard]] imports::SiteNames names_of_site(base::FileSystem& files, const std::filesystem::path& site,
                                               const std::filesystem::path& themes,
                                               const std::optional<std::filesystem::path>& except, int jobs);

// The titles of all of them, by their ids.
[[nodiscard]] imports::Titles titles_of(const imports::SiteNames& site);

}  // namespace scrutineer::cli
