// A second import of a page: its paragraphs as the document has them now, put into the text that an editor has worked
// on.
#pragma once

#include <cstddef>
#include <string_view>

#include "imports/update.h"

namespace scrutineer::imports {

// Adds the edits of the text to those of the file, whose text begins at `begin`. Paragraphs that show the same words
// stay as they are; one that shares half of its words with one of the document takes its words; those of the file alone
// stay.
void update_paragraphs(std::string_view file, std::size_t begin, std::string_view imported, const Titles& titles,
                       Update& update);

}  // namespace scrutineer::imports
