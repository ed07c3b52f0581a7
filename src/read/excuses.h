// Comments that let a finding pass, each with its reason: docs/content-format.md, "Excuses".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/check_rules.h"

namespace scrutineer::read {

enum class CommentStyle : std::uint8_t { toml, markdown };  // Markdown begins with TOML where it has front matter

// The excuses of a file, in its order. One behind something on its line is for that line; one that stands alone is for
// the next line that is neither blank nor a comment of the kind.
[[nodiscard]] std::vector<catalogue::Excuse> find_excuses(std::string_view text, CommentStyle style, base::FileId file);

}  // namespace scrutineer::read
