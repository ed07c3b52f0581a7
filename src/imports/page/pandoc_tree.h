// The tree that pandoc makes of a document, as it writes it in JSON: pandoc-types 1.22, Text.Pandoc.Definition.
//
// A node is {"t": kind, "c": content}; what an element's content holds stands beside each use.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace scrutineer::imports {

using Tree = nlohmann::json;

[[nodiscard]] std::string_view kind_of(const Tree& node);

// Of Attr, [id, [class…], [[key, value]…]].
[[nodiscard]] std::string_view id_in(const Tree& attributes);
[[nodiscard]] bool has_class(const Tree& attributes, std::string_view name);
[[nodiscard]] std::string_view value_in(const Tree& attributes, std::string_view key);  // empty where there is none
[[nodiscard]] Tree no_attributes();

[[nodiscard]] Tree words(std::string_view text);  // as one Str, which is escaped where it is written
[[nodiscard]] Tree node(std::string_view kind, Tree content);
[[nodiscard]] Tree raw_markdown(std::string text);        // among words
[[nodiscard]] Tree raw_markdown_block(std::string text);  // stands as it is written

// The words in any part of a tree, with blanks where words end; neither notes nor formulas.
[[nodiscard]] std::string plain_text(const Tree& tree);
// Whether nothing of it is shown: neither words nor an image.
[[nodiscard]] bool is_blank(const Tree& inlines);

}  // namespace scrutineer::imports
