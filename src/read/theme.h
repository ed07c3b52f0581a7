// Reads a theme: its templates, its words and the files that go to assets/, with those of the theme it extends beneath
// them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/file_system.h"
#include "catalogue/site.h"
#include "markup/template.h"
#include "words/words.h"

namespace scrutineer::read {

struct ThemeAsset {
  std::string path;               // below assets/: "civic.css"
  std::filesystem::path on_disk;  // the file to copy
};

struct Theme {
  std::vector<markup::TemplateSource> templates;  // by name, each name once
  std::vector<ThemeAsset> assets;                 // by path, each path once
  // In English: those of the installed theme civic, which has every message that the program asks for, then those of
  // the themes over it, lowest first; then, in the same order, those in the site's language.
  std::vector<words::MessageSource> words;
};

// `site.theme` is a folder of the site that has a theme.toml, or the name of a theme in `installed`. Nothing when a
// theme cannot be found; what is wrong is reported, and a language that none of the themes has words in. Throws
// base::MachineError when a file cannot be read.
[[nodiscard]] std::optional<Theme> read_theme(base::FileSystem& files, const catalogue::Site& site,
                                              const std::filesystem::path& site_folder,
                                              const std::filesystem::path& installed, base::FileNames& names,
                                              base::Diagnostics& out);

}  // namespace scrutineer::read
