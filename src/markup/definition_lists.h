// Definition lists as PHP Markdown Extra and pandoc write them:
//
//   Commissioner
//   : Who decides what is bought.
//
// A paragraph whose later lines begin with a colon and a blank; each line before the first of them is a term. What
// follows such a line is a definition up to the next, or to the end of the paragraph.
#pragma once

#include <cmark-gfm.h>

#include "markup/markdown.h"

namespace scrutineer::markup {

// Makes lists of the paragraphs that are some, before inlines are parsed; neighbours become one list.
void make_definition_lists(cmark_node* root);

// Tells, of a paragraph that is being walked, if it begins with a definition whose term does not stand right above.
void look_at_definition(const cmark_node* paragraph, Visitor& visitor);

}  // namespace scrutineer::markup
