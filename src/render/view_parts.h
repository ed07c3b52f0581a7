// Pieces that the views of several kinds are made of.
#pragma once

#include <string>
#include <string_view>

#include "analyse/analysis.h"
#include "link/linked.h"
#include "markup/template.h"

namespace scrutineer::render {

// Sets the list, and whether there is anything in it.
void set_list(markup::Object& view, markup::Key name, markup::Key has_name, markup::List list);

[[nodiscard]] std::string escaped(std::string_view text);

// "<a href="…">text</a>" from the page at `from` to an entry.
[[nodiscard]] std::string link_to(const link::Linked& linked, std::string_view from, catalogue::EntryIndex to);

// Links to what the ids stand for, pages or places on them: one by itself, several as a list, of none nothing.
[[nodiscard]] std::string reference_links(const link::Linked& linked, std::string_view from,
                                          const std::vector<catalogue::IdRef>& refs);

// A fact of a summary list; left out when there is nothing to say.
void add_fact(markup::List& facts, std::string_view label, std::string value_html);

// The HTML of a text of the entry; empty when it has none.
[[nodiscard]] std::string_view text_html(const link::LinkedPage& page, catalogue::TextRef ref);

// "<a …>Centre for Public Scrutiny (2017)</a>, appendix A": where a figure comes from.
[[nodiscard]] std::string source_html(const link::Linked& linked, std::string_view from,
                                      const catalogue::SourceRef& source);

// "A", "A and B", "A, B and C".
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

// Items of an index page: `{entry_title, entry_href, entry_summary, entry_note}`.
[[nodiscard]] markup::Object entry_item(const link::Linked& linked, const analyse::Analysis& analysis,
                                        catalogue::EntryIndex index, std::string_view from);

}  // namespace scrutineer::render
