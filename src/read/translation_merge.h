// A translation in TOML over its original: words take the place of words. Lists of tables, written in either way, are
// merged by what names their items or, where nothing does, by place; all else as toml_merge.h says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "read/toml_merge.h"

namespace scrutineer::read {

// A list of a translation that has not as many items as the original, and so cannot be merged by place.
struct UnevenList {
  std::string path;
  std::size_t below = 0, above = 0;  // how many items
  std::uint32_t line = 0;            // of the first above, from 1
  std::uint32_t column = 0;
};

// Lists of links, which a language may have others of, take each other's place where they are uneven; other uneven
// lists are left as they are below, and given back. Appends to `replaced`.
[[nodiscard]] std::vector<UnevenList> merge_translation(toml::table& below, toml::table&& above,
                                                        std::vector<Replacement>& replaced);

}  // namespace scrutineer::read
