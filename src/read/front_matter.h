// Splits a Markdown file into its front matter (TOML between two lines of `+++`) and its body.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/diagnostics.h"

namespace scrutineer::read {

// Views into the file's text.
struct SplitFile {
  std::string_view front_matter;
  std::string_view body;
  std::uint32_t body_line = 1;  // the line the body's first line stands on
};

// Line breaks must be "\n". Reports a file without front matter, or whose front matter does not end.
[[nodiscard]] std::optional<SplitFile> split_front_matter(std::string_view text, base::FileId file,
                                                          base::Diagnostics& out);

}  // namespace scrutineer::read
