#include "render/view_parts.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "catalogue/kind_words.h"
#include "link/citation_label.h"
#include "link/href.h"
#include "markup/html.h"
#include "render/page_places.h"
#include "render/references.h"
#include "render/title_language.h"
#include "words/dates.h"

namespace scrutineer::render {

using catalogue::Entry;
using catalogue::EntryIndex;
using link::href;
using link::Linked;
using markup::Object;
using markup::Value;

void set_list(Object& view, markup::Key name, markup::Key has_name, markup::List list) {
  view.set(has_name, !list.empty());
  view.set(name, std::move(list));
}

std::string escaped(std::string_view text) {
  std::string html;
  markup::append_escaped(html, text);
  return html;
}

Object plain_view(const Linked& linked, std::string_view kind, std::string_view title, markup::List breadcrumbs) {
  return {{"kind", std::string(kind)},
          {"title", std::string(title)},
          {"title_html", escaped(title)},
          {"page_title", linked.words("page.title", {{"title", title}, {"site", linked.catalogue.site.title}})},
          {"has_breadcrumbs", !breadcrumbs.empty()},
          {"breadcrumbs", std::move(breadcrumbs)}};
}

Object home_crumb(const Linked& linked, std::string_view from) {
  return {{"crumb_title", linked.words("page.home")}, {"crumb_href", href(from, "index.html")}};
}

std::string link_to(const Linked& linked, std::string_view from, EntryIndex to) {
  const Entry& entry = linked.entry(to);
  return fmt::format("<a href=\"{}\"{}>{}</a>", href(from, entry.output), lang_attribute(linked, to),
                     escaped(entry.title));
}

std::string reference_links(const Linked& linked, std::string_view from, const std::vector<catalogue::IdRef>& refs) {
  const auto link = [&](const catalogue::IdRef& ref) {
    const catalogue::Target& target = linked.catalogue.targets.at(ref.id);
    return fmt::format("<a href=\"{}\"{}>{}</a>", href(from, linked.entry(target.entry).output, target.anchor),
                       target.anchor.empty() ? lang_attribute(linked, target.entry) : "", escaped(target.title));
  };
  if (refs.size() == 1) return link(refs.front());
  std::string items;
  for (const catalogue::IdRef& ref : refs) items += fmt::format("<li>{}</li>", link(ref));
  return items.empty() ? items : fmt::format("<ul class=\"app-plain-list\">{}</ul>", items);
}

void add_fact(markup::List& facts, std::string_view label, std::string value_html) {
  if (!value_html.empty()) facts.push_back({{"fact_label", std::string(label)}, {"fact_value", std::move(value_html)}});
}

std::string source_html(const Linked& linked, std::string_view from, const catalogue::SourceRef& ref) {
  if (ref.id.empty()) return {};
  const Entry& entry = linked.entry(linked.catalogue.targets.at(ref.id).entry);
  const auto& source = std::get<catalogue::Source>(entry.detail);
  std::string name = source.by.empty() ? entry.title : source.by.front();
  if (source.published)
    name = linked.words("source-line.dated", {{"by", name}, {"year", fmt::format("{}", source.published->year())}});
  std::string html = fmt::format("<a href=\"{}\">{}</a>", href(from, entry.output), escaped(name));
  if (!ref.where.empty())
    html = linked.words.html("source-line.at-place",
                             {{"source", html}, {"place", place_html(linked.words, source, ref.where)}});
  return html;
}

namespace {

// "7 pages", of an index.
std::string pages_in(const Linked& linked, EntryIndex index, catalogue::Kind kind) {
  const std::size_t count = entries_below(linked, index, kind).size();
  return count == 0 ? std::string{} : linked.words("entry-note.pages", {{"count", count}});
}

// What is said beside an entry's title in a list.
std::string note_of(const Linked& linked, const analyse::Analysis& analysis, EntryIndex index) {
  const Entry& entry = linked.entry(index);
  const words::Words& words = linked.words;
  if (const auto* page = std::get_if<catalogue::Page>(&entry.detail); page && entry.is_index())
    return pages_in(linked, index, page->index_of.value_or(catalogue::Kind::page));
  const auto questions = [&](std::size_t count) { return words("entry-note.questions", {{"count", count}}); };
  if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail); study && study->started)
    return words("entry-note.started", {{"date", long_form(words, *study->started)}});
  if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail); appraisal && appraisal->date)
    return long_form(words, *appraisal->date);
  if (const auto* decision = std::get_if<catalogue::Decision>(&entry.detail)) return long_form(words, *decision->date);
  if (const auto* all = std::get_if<catalogue::RiskRegister>(&entry.detail))
    return words("entry-note.risks", {{"count", all->risks.size()}});
  if (const auto* set = std::get_if<catalogue::FactorSet>(&entry.detail))
    return words("factors.counted", {{"count", set->factors.size()},
                                     {"one", factor_title(words, set->type)},
                                     {"many", factors_title(words, set->type)}});
  if (const auto* source = std::get_if<catalogue::Source>(&entry.detail))
    return source->published            ? long_form(words, *source->published)
           : source->kind == link::ours ? words("entry-note.no-document")
                                        : words("document.not-dated");
  if (entry.kind == catalogue::Kind::question_bank) return questions(linked.page(index).questions.size());
  if (entry.kind == catalogue::Kind::checklist) {
    const std::size_t count = analysis.checklists.at(index).count();
    return count == 0 ? words("entry-note.form") : questions(count);
  }
  return {};
}

// Borrowed where it can be: an index of thousands of pages has as many.
Value summary_html(const Linked& linked, EntryIndex index) {
  const Entry& entry = linked.entry(index);
  const std::string& summary = linked.page(index).summary_plain;
  if (!summary.empty() && linked.catalogue.is_untranslated(entry.text(entry.summary).span.file))
    return fmt::format("<span lang=\"{}\">{}</span>", linked.catalogue.original_language, escaped(summary));
  return base::needs_escaping(summary) ? Value(escaped(summary)) : Value::borrowed(summary);
}

}  // namespace

Object entry_item(const Linked& linked, const analyse::Analysis& analysis, EntryIndex index, std::string_view from) {
  const Entry& entry = linked.entry(index);
  return {{"entry_title", Value::borrowed(entry.title)},
          {"entry_language", title_language(linked, index)},
          {"entry_href", href(from, entry.output)},
          {"entry_summary", summary_html(linked, index)},
          {"entry_note", note_of(linked, analysis, index)}};
}

std::string comparison_href(const EntryContext& context, const std::string& id, std::string_view name) {
  const auto page = context.linked.catalogue.targets.find(id);
  if (page == context.linked.catalogue.targets.end()) return {};
  return fmt::format("{}?{}={}", link::href(context.entry().output, context.linked.entry(page->second.entry).output),
                     name, context.entry().id);
}

}  // namespace scrutineer::render
