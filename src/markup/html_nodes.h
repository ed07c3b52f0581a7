// HTML in Markdown, turned into nodes of cmark's tree: what the walk and the renderer know how to treat, and always
// balanced. Elements of the allow-list (html_tags.h) become links, images and headings like Markdown's own, or tags
// written anew; text becomes text; all else is taken off and told to the visitor. libgumbo says how elements lie in
// each other.
//
// The HTML of one container (the page, an item, a paragraph, a cell) is read as one stream with the Markdown that
// stands between: <div> opened in one block and closed in a later one holds what stands between them. It never
// reaches beyond its container.
#pragma once

#include "markup/markdown_tree.h"

namespace scrutineer::markup {

// Replaces `first`, which is HTML, and all its later siblings; returns what now stands in its place, or null.
[[nodiscard]] cmark_node* replace_html(Tree& tree, cmark_node* first, Visitor& visitor);

// What `user_data` of a node made here may point to; see also Extensions::ours.
extern const char verbatim_text[];    // of a text: inside <code> and the like, where nothing is a reference or a term
extern const char block_paragraph[];  // of a paragraph: it holds blocks, so it is no <p>

}  // namespace scrutineer::markup
