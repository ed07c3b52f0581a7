// The ids that other programs make of headings, to find what the links of their pages mean.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markup/markdown.h"

namespace scrutineer::imports {

// Python-Markdown's table of contents: "Children’s Trust (CT)" → "childrens-trust-ct", in ASCII.
[[nodiscard]] std::string python_markdown_slug(std::string_view heading);
// GitHub: letters, digits, - and _ stay, each blank becomes a hyphen: "A & b" → "a--b".
[[nodiscard]] std::string github_slug(std::string_view heading);

// From what an address can say behind # to the id that the page has in the site. `title` is the heading that became
// the page's title, whose place is the page itself; empty when none did.
using AnchorMap = std::unordered_map<std::string, std::string>;
[[nodiscard]] AnchorMap anchors_of(std::string_view title, const std::vector<markup::Heading>& headings,
                                   const std::vector<std::string>& others);

}  // namespace scrutineer::imports
