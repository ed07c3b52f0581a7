// Pieces that the views of several kinds are made of.
#pragma once

#include <string>
#include <string_view>

#include "analyse/analysis.h"
#include "link/linked.h"
#include "link/text_html.h"
#include "markup/template.h"
#include "render/entry_context.h"

namespace scrutineer::render {

// Sets the list, and whether there is anything in it.
void set_list(markup::Object& view, markup::Key name, markup::Key has_name, markup::List list);

[[nodiscard]] std::string escaped(std::string_view text);

// The view of a page that is no entry.
[[nodiscard]] markup::Object plain_view(const link::Linked& linked, std::string_view kind, std::string_view title,
                                        markup::List breadcrumbs);

// "Home", from the page at `from`: the first of the breadcrumbs.
[[nodiscard]] markup::Object home_crumb(const link::Linked& linked, std::string_view from);

// "<a href="…">text</a>" from the page at `from` to an entry.
[[nodiscard]] std::string link_to(const link::Linked& linked, std::string_view from, catalogue::EntryIndex to);

// Links to what the ids stand for, pages or places on them: one by itself, several as a list, of none nothing.
[[nodiscard]] std::string reference_links(const link::Linked& linked, std::string_view from,
                                          const std::vector<catalogue::IdRef>& refs);

// A fact of a summary list; left out when there is nothing to say.
void add_fact(markup::List& facts, std::string_view label, std::string value_html);

// "<a …>Centre for Public Scrutiny (2017)</a>, appendix A": where a figure comes from.
[[nodiscard]] std::string source_html(const link::Linked& linked, std::string_view from,
                                      const catalogue::SourceRef& source);

// Items of an index page: `{entry_title, entry_href, entry_summary, entry_note}`.
[[nodiscard]] markup::Object entry_item(const link::Linked& linked, const analyse::Analysis& analysis,
                                        catalogue::EntryIndex index, std::string_view from);

// The address, from the page of the context, of the site's page `id` with the entry of the context chosen in its
// parameter `name`; empty when there is no such page.
[[nodiscard]] std::string comparison_href(const EntryContext& context, const std::string& id, std::string_view name);

}  // namespace scrutineer::render
