// Signs among the words of a line that only MkDocs' extensions know, as Markdown or HTML that a site has: attributes in
// braces, icons, keys, marked words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "imports/folder/settings.h"

namespace scrutineer::imports {

// "{#id .class width=300}", as it stands at the start of a text.
struct Attributes {
  std::size_t size = 0;  // of it all, braces included
  std::string id, width, height;
};
[[nodiscard]] std::optional<Attributes> attributes_at(std::string_view text);

// A line outside of code. Sets `loses` to what it does not keep, of what is worth telling; empty otherwise.
[[nodiscard]] std::string without_foreign_words(std::string_view line, const FolderSettings& settings,
                                                std::string& loses);

// A row of a table, of which Python-Markdown takes a bar inside of code for a bar: `a | b` → `a \| b`.
[[nodiscard]] std::string with_escaped_bars(std::string_view row);

}  // namespace scrutineer::imports
