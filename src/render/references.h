// The list of sources at the foot of a page: what the page as it stands cites, each place in a document once, with the
// way back to every citation.
#pragma once

#include <string>
#include <string_view>

#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// The page of an entry, or one of several that show its texts, and what all pages share.
struct CitingPage {
  const link::Linked& linked;
  const markup::TemplateSet& templates;
  const markup::Object& shared;
  catalogue::EntryIndex index{};
  std::string_view path;  // of the page; the entry's own lists what the entry rests on as a whole too
};

// Appends the page made with the template `name`, which shows the list where it has {{> references}}. Citations get the
// ids that the list leads back to. A page that cites nothing has no list, and no line for it among its contents.
void render_citing(const CitingPage& page, std::string_view name, markup::Object view, std::string& out);

// "section 8.2, page 12", linked to the document where the source says its address.
[[nodiscard]] std::string place_html(const words::Words& words, const catalogue::Source& source,
                                     std::string_view place);

}  // namespace scrutineer::render
