// Everything on the site that draws on a document, for the document's page and for the data file of citations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "link/linked.h"

namespace scrutineer::link {

struct SourceUse {
  catalogue::EntryIndex from{};
  std::string_view what;   // "lesson", "section", "text"; "page" for a page that rests on it as a whole
  std::string title = {};  // of the section, the risk …; may be empty
  catalogue::TextRef text = catalogue::TextRef::none;
  std::string words = {};           // of that text, plain
  std::string page = {};            // where it is shown, from the top of the site
  std::string anchor = {};          // the place on that page; empty for the page as a whole
  std::vector<std::string> places;  // in the source, in the order cited; none when nothing says where
};

// By page, in the order of pages; on a page its data comes first, then the sections of its text.
[[nodiscard]] std::vector<SourceUse> uses_of_source(const Linked& linked, catalogue::EntryIndex source);

}  // namespace scrutineer::link
