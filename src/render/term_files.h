// Definitions for the script that shows them in place (themes/civic/scripts/terms.js): a classic script for each first
// letter of a term's id, which a page opened from a drive can load too.
#pragma once

#include <string_view>
#include <vector>

#include "exports/generated_file.h"
#include "link/linked.h"

namespace scrutineer::render {

// Made when they are asked for; `linked` outlives them. Terms whose definition does not begin with a paragraph are left
// out: their links lead to their pages.
[[nodiscard]] std::vector<exports::GeneratedFile> term_files(const link::Linked& linked);

// What is between the tags of a definition's first paragraph; empty when there is none.
[[nodiscard]] std::string_view first_paragraph(std::string_view definition_html);

}  // namespace scrutineer::render
