// Renders the texts and the body of one page, resolving what they refer to.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "catalogue/catalogue.h"
#include "link/linked.h"
#include "link/site_files.h"
#include "link/term_matcher.h"
#include "markup/markdown.h"

namespace scrutineer::link {

// What pages share while they are linked; read only.
struct LinkContext {
  const catalogue::Catalogue& catalogue;
  const words::Words& words;  // that readers of the site see
  const TermMatcher& terms;
  SiteFiles files;
  std::vector<markup::CalloutKind> callouts;
  std::set<std::string_view> term_names = {};  // of every term, as written, where a check asks for them
};

// What linking a page asked of the rest of the site: what stands at ids and at paths of files, which terms its words
// are, and which of its abbreviations are names of terms. All that a page is made from besides is its own entry and
// what LinkContext has in common for all pages.
struct Asked {
  std::vector<std::string> ids, paths, term_names;
  WordStarts starts = {};
  // Whether something was not there, or the page shows what other entries say: then there is more that it is made from.
  bool is_more = false;
};

// A link to a place on a page, to be checked when the headings of every page are known.
struct AnchorUse {
  catalogue::EntryIndex to{};
  std::string anchor;
  base::Span span;
};

// Fills in the page of `entry`: texts, body, headings, citations, mentions, and the HTML of the questions and rules
// that it has. Appends to `anchors`, and to `asked` unless it is null.
void link_page(const LinkContext& context, catalogue::EntryIndex index, const catalogue::Body& body, LinkedPage& page,
               std::vector<AnchorUse>& anchors, base::Diagnostics& out, Asked* asked = nullptr);

// A part of the body of `of` (markup/excerpts.h), as HTML for the page of `index`: addresses lead from there, it lists
// what is cited, and headings get addresses that it has not yet. Mistakes are those of `of`, and are reported with it.
struct Copy {
  std::string html;
  bool has_footnotes = false;
  bool has_blocks = false;  // that Scrutineer makes
};
[[nodiscard]] Copy copy_of(const LinkContext& context, catalogue::EntryIndex index, LinkedPage& page,
                           catalogue::EntryIndex of, std::string_view markdown);

// The entry an id stands for, reporting an unknown one with the nearest that exists.
[[nodiscard]] const catalogue::Target* find_target(const catalogue::Catalogue& catalogue, const std::string& id,
                                                   base::Span span, base::Diagnostics& out);
// The same for the id of a source.
[[nodiscard]] std::optional<catalogue::EntryIndex> find_source(const catalogue::Catalogue& catalogue,
                                                               const std::string& id, base::Span span,
                                                               base::Diagnostics& out);

}  // namespace scrutineer::link
