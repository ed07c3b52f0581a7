// Callouts as GitHub writes them, quotations that begin with a mark:
//
//   > [!NOTE]
//   > Words.
//
// What stands behind the mark is the callout's title, as in Obsidian.
#pragma once

#include <cmark-gfm.h>

#include "markup/markdown.h"

namespace scrutineer::markup {

struct Tree;  // markdown_tree.h

// Makes callouts of the quotations that are some, before inlines are parsed.
void make_callouts(Tree& tree, cmark_node* root);

// Tells, of a paragraph that is being walked, if it begins with a mark that makes no callout.
void look_at_callout_mark(const Tree& tree, const cmark_node* paragraph, Visitor& visitor);

}  // namespace scrutineer::markup
