#include "render/entry_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <span>
#include <utility>

#include "base/letter_case.h"
#include "base/slug.h"
#include "catalogue/kind_words.h"
#include "link/href.h"
#include "render/blocks.h"
#include "render/kind_views.h"
#include "render/layer_marks.h"
#include "render/page_data.h"
#include "render/page_places.h"
#include "render/title_language.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::Entry;
using catalogue::EntryIndex;
using catalogue::Kind;
using link::href;
using link::Linked;
using link::LinkedPage;
using markup::List;
using markup::Object;
using markup::Value;

void add_dates(const EntryContext& context, Object& view) {
  const Entry& entry = context.entry();
  const words::Words& words = context.linked.words;
  if (entry.published) view.set("published", long_form(words, *entry.published));
  if (entry.last_reviewed) view.set("last_reviewed", long_form(words, *entry.last_reviewed));
  if (entry.review_by) {
    const std::string date = long_form(words, *entry.review_by);
    if (*entry.review_by < context.as_of) view.set("overdue", words("page.overdue", {{"date", date}}));
    view.set("review_by", date);
  }
  view.set("owner", Value::borrowed(entry.owner));
  view.set("has_dates", entry.published || entry.last_reviewed || entry.review_by || !entry.owner.empty());
  List changes;
  for (const catalogue::Change& change : entry.changes)
    changes.push_back({{"change_date", long_form(words, change.date)},
                       {"change_note", Value::borrowed(text_html(context.page(), change.note))}});
  set_list(view, "changes", "has_changes", std::move(changes));
}

// Of what a layer below the site has: whose it is, and who has changed it.
void add_origin(const EntryContext& context, Object& view) {
  const auto& layers = context.linked.catalogue.layers;
  const catalogue::Origin* const origin = context.entry().origin.get();
  if (!origin || origin->layers.front() + std::size_t{1} == layers.size()) return;
  const std::string& title = layers[origin->layers.front()].title;
  if (title.empty()) return;
  const words::Words& words = context.linked.words;
  std::vector<std::string> changers;
  for (const std::uint8_t layer : std::span(origin->layers).subspan(1))
    if (const std::string& owner = owner_of(layers[layer]); !owner.empty()) changers.push_back(owner);
  const std::string who = words.list(changers);
  std::optional<base::Date> last;
  for (const catalogue::Addition& addition : origin->additions)
    if (addition.date && (!last || *addition.date > *last)) last = addition.date;
  std::string text;
  if (origin->layers.size() == 1 || who.empty())
    text = words("layers.from", {{"title", title}});
  else if (!last)
    text = words("layers.changed", {{"title", title}, {"who", who}});
  else
    text = words("layers.changed-on", {{"title", title}, {"who", who}, {"date", long_form(words, *last)}});
  view.set("page_origin", text);
}

void add_tags(const Entry& entry, Object& view) {
  List tags;
  for (const std::string& tag : entry.tags)
    tags.push_back({{"tag_title", Value::borrowed(tag)},
                    {"tag_href", href(entry.output, fmt::format("tags/{}.html", base::slug(tag)))}});
  set_list(view, "tag_links", "has_tags", std::move(tags));
}

// What is shown of backlinks lies all over memory: asked for beforehand, it is waited for together, and what leads to
// the rest first.
void ask_for(const Linked& linked, std::span<const link::Backlink> backlinks) {
  for (const link::Backlink& backlink : backlinks) {
    const Entry& from = linked.entry(backlink.from);
    for (const void* const part : {static_cast<const void*>(&from.kind), static_cast<const void*>(&from.output),
                                   static_cast<const void*>(&linked.page(backlink.from).mentions)})
      __builtin_prefetch(part);
  }
  for (const link::Backlink& backlink : backlinks) {
    const LinkedPage& page = linked.page(backlink.from);
    for (const void* const part :
         {static_cast<const void*>(&page.mentions[backlink.mention]), static_cast<const void*>(page.headings.data()),
          static_cast<const void*>(linked.entry(backlink.from).title.data())})
      __builtin_prefetch(part);
  }
  for (const link::Backlink& backlink : backlinks) {
    const LinkedPage& page = linked.page(backlink.from);
    const link::Mention& mention = page.mentions[backlink.mention];
    __builtin_prefetch(page.sentence_of(mention).data());
    __builtin_prefetch(page.section_of(mention));
  }
}

// Grouped by the kind of the page that refers here, in the order of kinds. A term shows every section that uses it,
// anything else each page once.
void add_backlinks(const Linked& linked, EntryIndex index, Object& view) {
  const Entry& entry = linked.entry(index);
  const bool every_section = entry.kind == Kind::term || entry.kind == Kind::source;
  List groups, items;
  std::optional<Kind> kind;
  std::optional<EntryIndex> last;
  const auto finish_group = [&] {
    if (items.empty()) return;
    groups.push_back(
        {{"group_title", base::capitalised(section_title(linked.words, *kind))}, {"group_items", std::move(items)}});
    items = {};
  };
  ask_for(linked, linked.backlinks(index));
  for (const link::Backlink& backlink : linked.backlinks(index)) {
    if (!every_section && last == backlink.from) continue;
    last = backlink.from;
    const Entry& from = linked.entry(backlink.from);
    const LinkedPage& page = linked.page(backlink.from);
    const link::Mention& mention = page.mentions[backlink.mention];
    const link::Heading* const section = page.section_of(mention);
    if (kind != from.kind) finish_group();
    kind = from.kind;
    items.push_back(
        {{"from_title",
          section && !section->text.empty()
              ? Value(linked.words("page.mention-in-section", {{"title", from.title}, {"section", section->text}}))
              : Value::borrowed(from.title)},
         {"from_language", title_language(linked, backlink.from)},
         {"from_href", href(entry.output, from.output, section ? std::string_view(section->id) : std::string_view{})},
         {"mention", Value::borrowed(page.sentence_of(mention))}});
  }
  finish_group();
  set_list(view, "backlink_groups", "has_backlinks", std::move(groups));
}

void add_related(const Linked& linked, const Entry& entry, const LinkedPage& page, Object& view) {
  List related;
  for (const EntryIndex other : page.related)
    related.push_back({{"related_title", Value::borrowed(linked.entry(other).title)},
                       {"related_language", title_language(linked, other)},
                       {"related_href", href(entry.output, linked.entry(other).output)},
                       {"related_kind", base::capitalised(kind_title(linked.words, linked.entry(other).kind))}});
  set_list(view, "related", "has_related", std::move(related));
}

void add_pager(const Linked& linked, const Entry& entry, const LinkedPage& page, Object& view) {
  const auto item = [&](EntryIndex to) {
    return Object{{"pager_title", Value::borrowed(linked.entry(to).title)},
                  {"pager_language", title_language(linked, to)},
                  {"pager_href", href(entry.output, linked.entry(to).output)}};
  };
  if (page.previous) view.set("previous", item(*page.previous));
  if (page.next) view.set("next", item(*page.next));
  view.set("has_pager", page.previous || page.next);
}

void add_contents(const LinkedPage& page, const std::vector<PageSection>& sections, Object& view) {
  List contents;
  for (const link::Heading& heading : page.headings)
    if (heading.level == 2)
      contents.push_back({{"toc_href", "#" + heading.id}, {"toc_title", Value::borrowed(heading.text)}});
  for (const PageSection& section : sections)
    contents.push_back({{"toc_href", "#" + section.id}, {"toc_title", section.title}});
  set_list(view, "contents", "has_contents", contents.size() > 1 ? std::move(contents) : List{});
}

}  // namespace

std::string_view template_of(const Entry& entry) {
  if (const auto* page = std::get_if<catalogue::Page>(&entry.detail)) {
    if (entry.is_index()) return page->index_of == Kind::term ? "glossary" : "section";
    return entry.is_home() ? "home" : "page";
  }
  switch (entry.kind) {
    case Kind::page:
      break;
    case Kind::model:
      return "model";
    case Kind::case_study:
      return "case-study";
    case Kind::appraisal:
      return "appraisal";
    case Kind::decision:
      return "decision";
    case Kind::risk_register:
      return "risk-register";
    case Kind::factor_set:
      return "factor-set";
    case Kind::term:
      return "term";
    case Kind::source:
      return "source";
    case Kind::question_bank:
      return "question-bank";
    case Kind::rule_set:
      return "rule-set";
    case Kind::checklist:
      return "checklist";
  }
  return "page";
}

Object entry_view(const EntryContext& context) {
  const Linked& linked = context.linked;
  const EntryIndex index = context.index;
  const Entry& entry = context.entry();
  const LinkedPage& page = context.page();
  const catalogue::Site& site = linked.catalogue.site;
  Object view;
  view.reserve(48);
  view.set("kind", Value::borrowed(template_of(entry)));
  view.set("is_home", entry.is_home());
  view.set("title", Value::borrowed(entry.title));
  view.set("title_html", escaped(entry.title));
  view.set("page_title",
           entry.is_home() ? site.title : linked.words("page.title", {{"title", entry.title}, {"site", site.title}}));
  view.set("summary", Value::borrowed(text_html(page, entry.summary)));
  view.set("description", Value::borrowed(page.summary_plain));
  if (entry.kind != Kind::page) view.set("kind_title", base::capitalised(kind_title(context.linked.words, entry.kind)));
  set_list(view, "breadcrumbs", "has_breadcrumbs",
           entry.is_home() ? List{} : breadcrumbs(linked, entry.output, pages_above(linked, index)));
  view.set("body", page.blocks.empty() ? Value::borrowed(page.body_html) : Value(body_with_blocks(context)));

  std::vector<PageSection> sections;
  add_kind_view(context, view, sections);
  add_page_data(context, view, sections);
  add_origin(context, view);
  view.set("title_language", title_language(linked, index));
  add_dates(context, view);
  add_tags(entry, view);
  if (!page.citations.empty()) sections.push_back({"app-references", linked.words("page.references")});
  const bool shows_backlinks = !entry.is_home() && !linked.backlinks(index).empty();
  if (shows_backlinks) add_backlinks(linked, index, view);
  if (shows_backlinks)
    sections.push_back({"app-backlinks", linked.words(entry.kind == Kind::source ? words::Name("document.cited-on")
                                                                                 : words::Name("page.mentions"))});
  add_related(linked, entry, page, view);
  if (!page.related.empty()) sections.push_back({"app-related", linked.words("page.related")});
  add_pager(linked, entry, page, view);
  add_contents(page, sections, view);
  return view;
}

}  // namespace scrutineer::render
