// Where a cited document is to be had.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/catalogue.h"
#include "words/words.h"

namespace scrutineer::link {

// The address of the document, for a PDF with the page that the place names ("section 8.2, page 12"): "…pdf#page=12".
// Where the source's address leads to a page itself, that page is number 1. Which words come before a page's number is
// a message of the site. Empty when the source gives no address.
[[nodiscard]] std::string document_address(const words::Words& words, const catalogue::Source& source,
                                           std::string_view place);

}  // namespace scrutineer::link
