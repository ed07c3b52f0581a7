// `## Who pays? {#who-pays}`: the id that an editor gives a heading.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "markup/markdown.h"

namespace scrutineer::markup {

struct Tree;  // markdown_tree.h

// What stands in braces at the end of a heading and is, or was meant as, its id.
struct WrittenHeadingId {
  SourceRange written;     // in the content of the heading: "{#who-pays}"
  std::size_t words = 0;   // where the heading's words end
  std::string id;          // empty when it is no id that a heading can have
  std::string right = {};  // then: the id that would do; empty when there is none
};

// `content` is what the parser reads of a heading; `has_signs`: it begins with # and may end with them. Nothing where
// no id is meant: in code, behind a backslash, in braces that hold other words.
[[nodiscard]] std::optional<WrittenHeadingId> find_heading_id(std::string_view content, bool has_signs);

// Takes the id of a heading that is about to be parsed off its words, and claims it for the page before any id is made
// of words. Returns the bytes of its content that remain to be parsed.
[[nodiscard]] std::size_t take_heading_id(Tree& tree, const cmark_node* heading);

// Tells what is wrong with the id of a heading that is being walked.
void look_at_heading_id(Tree& tree, const cmark_node* heading, Visitor& visitor);

}  // namespace scrutineer::markup
