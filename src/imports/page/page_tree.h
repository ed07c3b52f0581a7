// What pandoc makes of a document, made into what a page of a site can hold: docs/content-format.md, "Markdown".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "imports/messages.h"
#include "imports/page/document.h"
#include "imports/page/pandoc_tree.h"

namespace scrutineer::imports {

struct PageImage {
  std::string name;  // beside the page
  std::string bytes;
};

struct PageTree {
  std::string title;               // a heading, or a paragraph in the style of a title; empty where there is none
  std::string date;                // a paragraph in the style of a date, as it is written
  std::string author, summary;     // paragraphs in the styles of an author and of an abstract
  std::string first_words;         // of the first paragraph that is a sentence, plain
  Tree tree;                       // for pandoc
  std::vector<std::string> notes;  // comments and changes, each with its place
  std::vector<PageImage> images;
  std::vector<std::string> passed_over;  // paragraphs that were left out on purpose
};

struct PageTreeChoices {
  bool with_changes = true;      // that were tracked; otherwise as it was before them
  bool heads_first_row = false;  // of tables that mark no headings
  std::string image_prefix;      // of the names of images
  // The bytes of an image by the name that the document has for it; nothing where there are none.
  std::function<std::optional<std::string>(const std::string& source)> image;
  std::function<bool(const std::string& name, const std::string& bytes)> is_free;  // whether an image can have the name
};

// `tree` is what pandoc writes of the document. Tells what could not be carried over, with the heading it stands below.
[[nodiscard]] PageTree page_tree(const Tree& tree, const Document& document, const PageTreeChoices& choices,
                                 Messages& messages);

}  // namespace scrutineer::imports
