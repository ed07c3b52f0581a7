// `## Who pays? {#who-pays}`: the id that an editor gives a heading.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>

#include "markup/markdown.h"

namespace scrutineer::markup {

struct Tree;  // markdown_tree.h

// Takes the id of a heading that is about to be parsed off its words, and claims it for the page before any id is made
// of words. Returns the bytes of its content that remain to be parsed.
[[nodiscard]] std::size_t take_heading_id(Tree& tree, const cmark_node* heading);

// Tells what is wrong with the id of a heading that is being walked.
void look_at_heading_id(const Tree& tree, const cmark_node* heading, Visitor& visitor);

}  // namespace scrutineer::markup
