// What the data of an entry states on the word of a document: lessons, risks, scores … Pages of documents list it,
// and what names no document is reported.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"

namespace scrutineer::link {

struct Sourced {
  std::string_view what;                               // "lesson"
  std::string title = {};                              // of a thing that has one: a risk's
  catalogue::TextRef text = catalogue::TextRef::none;  // what it says
  std::string page = {};                               // where it is shown; empty for the entry's own page
  std::string anchor = {};                             // its place on that page; empty for the page itself
  catalogue::SourceRef source = {};  // of its own, or what stands in for it; without an id when there is none
  base::Span span = {};              // where it was written
  bool needs_source = true;
};

// In the order of the entry's page.
[[nodiscard]] std::vector<Sourced> sourced(const catalogue::Entry& entry);

// Reports what neither names a source nor cites one in its words.
void report_unsourced(const catalogue::Entry& entry, base::Diagnostics& out);

}  // namespace scrutineer::link
