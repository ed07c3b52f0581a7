// What readers can find: every page as a document, and the things on pages that have a place of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/analysis.h"
#include "link/linked.h"
#include "search/index_files.h"

namespace scrutineer::render {

// The page of a tag.
struct TagPage {
  std::string title;
  std::string path;
};

// The page of an entry, first, and the things on it. Texts are taken from the HTML of the linked site; numbers of
// citations and what blocks show are left out.
[[nodiscard]] std::vector<search::Document> documents_of(const link::Linked& linked, const analyse::Analysis& analysis,
                                                         catalogue::EntryIndex entry);

// `documents` are those of all entries, in their order.
[[nodiscard]] search::Site searchable(const link::Linked& linked, std::vector<std::vector<search::Document>> documents,
                                      const std::vector<TagPage>& tags);

// What else an entry is called: aliases, acronyms, the councils of a case study.
[[nodiscard]] std::vector<std::string> other_names(const catalogue::Entry& entry);

// Whether the page sets two models side by side: there are many, and each repeats what the models' own pages say.
[[nodiscard]] bool is_of_a_pair(const catalogue::Entry& entry, const link::LinkedPage& page);

// HTML that Markdown became → plain text by its headings, a line a paragraph, cell or item.
[[nodiscard]] search::Sections sections_of_html(std::string_view html);

}  // namespace scrutineer::render
