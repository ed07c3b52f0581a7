// Mistakes in Markdown that a parser passes over in silence, because to it they are other Markdown: cells that a table
// has no column for, tables without their line of dashes, headings without their space, fences without an end.
#pragma once

#include "markup/markdown_tree.h"

namespace scrutineer::markup {

void look_at_paragraph(Tree& tree, const cmark_node* paragraph, Visitor& visitor);
void look_at_row(Tree& tree, const cmark_node* row, Visitor& visitor);
void look_at_fence(Tree& tree, const cmark_node* code, Visitor& visitor);

// Footnotes that no one refers to are not in the tree when it is whole: notes all that the page writes, while it is
// being parsed.
void note_footnotes(Tree& tree, cmark_node* root);
// After the walk, which has met those that are referred to.
void look_at_footnotes(Tree& tree, Visitor& visitor);
// Text of the page: references to footnotes that are not there, comments that are none.
void look_at_text(const Run& run, Visitor& visitor);

}  // namespace scrutineer::markup
