// A document of a word processor, or a web page, as the Markdown of a page.
//
// pandoc reads the document and writes the Markdown; between the two, its tree is made into what a page can hold. What
// pandoc does not say of a document is read here: its properties, the comments and tracked changes of ODT, and all
// words, so that none is lost without being told.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/messages.h"
#include "imports/page/document.h"
#include "imports/page/page_tree.h"

namespace scrutineer::imports {

struct PageChoices {
  std::string file;                                         // its name
  std::optional<std::string> title, summary, date, source;  // what the editor says of it
  bool with_changes = true;                                 // that were tracked
  bool heads_first_row = false;                             // of tables that mark no headings
  std::string image_prefix;                                 // of the names of images
  // Whether an image can have this name: nothing else has it.
  std::function<bool(const std::string& name, const std::string& bytes)> is_free;
  // A file beside a web page, by the address that the page has for it.
  std::function<std::optional<std::string>(const std::string& address)> file_beside;
};

// What pandoc does. Both may throw, and what they throw comes through.
struct Converter {
  std::function<std::string(std::string_view document, DocumentFormat format)>
      tree;  // in JSON, with styles and changes
  std::function<std::string(const std::string& tree)> markdown;
};

struct ImportedPage {
  std::string text;
  std::vector<PageImage> images;
  std::vector<std::string> notes;  // comments and changes, which its front matter lists
};

// Reports what is no such document and gives nothing.
[[nodiscard]] std::optional<ImportedPage> import_page(std::string_view bytes, const PageChoices& choices,
                                                      const Converter& converter, Messages& messages);

}  // namespace scrutineer::imports
