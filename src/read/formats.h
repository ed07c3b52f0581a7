// What the files of a site may say, as their readers ask for it, with the vocabulary of the site.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/site.h"
#include "read/format.h"

namespace scrutineer::read {

struct FileFormat {
  std::string_view name;                // "appraisal"
  std::vector<std::string_view> files;  // where they stand in a site: "appraisals/**/*.toml"
  bool is_front_matter = false;         // of Markdown, not TOML throughout
  Format format;
};

// Of all kinds of files.
[[nodiscard]] std::vector<FileFormat> file_formats(const catalogue::Site& site);

}  // namespace scrutineer::read
