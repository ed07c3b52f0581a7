#include "render/view_parts.h"

#include <fmt/format.h>

#include "link/href.h"
#include "markup/html.h"

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

std::string link_to(const Linked& linked, std::string_view from, EntryIndex to) {
  const Entry& entry = linked.entry(to);
  return fmt::format("<a href=\"{}\">{}</a>", href(from, entry.output), escaped(entry.title));
}

std::string reference_links(const Linked& linked, std::string_view from, const std::vector<catalogue::IdRef>& refs) {
  const auto link = [&](const catalogue::IdRef& ref) {
    const catalogue::Target& target = linked.catalogue.targets.at(ref.id);
    return fmt::format("<a href=\"{}\">{}</a>", href(from, linked.entry(target.entry).output, target.anchor),
                       escaped(target.title));
  };
  if (refs.size() == 1) return link(refs.front());
  std::string items;
  for (const catalogue::IdRef& ref : refs) items += fmt::format("<li>{}</li>", link(ref));
  return items.empty() ? items : fmt::format("<ul class=\"app-plain-list\">{}</ul>", items);
}

void add_fact(markup::List& facts, std::string_view label, std::string value_html) {
  if (!value_html.empty()) facts.push_back({{"fact_label", std::string(label)}, {"fact_value", std::move(value_html)}});
}

std::string_view text_html(const link::LinkedPage& page, catalogue::TextRef ref) {
  return ref == catalogue::TextRef::none ? std::string_view{} : page.texts[static_cast<std::size_t>(ref)];
}

std::string source_html(const Linked& linked, std::string_view from, const catalogue::SourceRef& ref) {
  if (ref.id.empty()) return {};
  const Entry& entry = linked.entry(linked.catalogue.targets.at(ref.id).entry);
  const auto& source = std::get<catalogue::Source>(entry.detail);
  std::string name = source.by.empty() ? entry.title : source.by.front();
  if (source.published) name += fmt::format(" ({})", source.published->year());
  return fmt::format("<a href=\"{}\">{}</a>{}{}", href(from, entry.output), escaped(name),
                     ref.where.empty() ? "" : ", ", escaped(ref.where));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += i + 1 == parts.size() ? " and " : ", ";
    result += parts[i];
  }
  return result;
}

namespace {

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

// What is said beside an entry's title in a list.
std::string note_of(const Linked& linked, EntryIndex index) {
  const Entry& entry = linked.entry(index);
  if (const auto* study = std::get_if<catalogue::CaseStudy>(&entry.detail); study && study->started)
    return fmt::format("Started {}", long_form(*study->started));
  if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail); appraisal && appraisal->date)
    return long_form(*appraisal->date);
  if (const auto* source = std::get_if<catalogue::Source>(&entry.detail))
    return source->published ? long_form(*source->published) : std::string("not dated");
  if (entry.kind == catalogue::Kind::question_bank || entry.kind == catalogue::Kind::checklist)
    return counted(linked.page(index).questions.size(), "question");
  return {};
}

markup::List text_items(const std::vector<std::string>& texts, markup::Key name) {
  markup::List items;
  for (const std::string& text : texts) items.push_back(Object{{name, Value::borrowed(text)}});
  return items;
}

}  // namespace

Object entry_item(const Linked& linked, EntryIndex index, std::string_view from) {
  const Entry& entry = linked.entry(index);
  return {{"entry_title", Value::borrowed(entry.title)},
          {"entry_href", href(from, entry.output)},
          {"entry_summary", escaped(linked.page(index).summary_plain)},
          {"entry_note", note_of(linked, index)}};
}

Object question_view(const Linked& linked, const link::LinkedQuestion& shown, std::size_t number, std::string_view from,
                     bool names_bank) {
  const catalogue::Site& site = linked.catalogue.site;
  const Entry& bank = linked.entry(shown.bank);
  const catalogue::Question& question = std::get<catalogue::QuestionBank>(bank.detail).questions[shown.index];
  std::string stages;
  for (const catalogue::IdRef& stage : question.stages)
    stages += fmt::format("{}{}", stages.empty() ? "" : ", ", find(site.stages, stage.id)->title);
  Object view{{"q_id", Value::borrowed(question.id)},
              {"q_number", fmt::format("{}", number)},
              {"q_text", Value::borrowed(shown.text)},
              {"q_why", Value::borrowed(shown.why)},
              {"q_theme", Value::borrowed(find(site.question_themes, question.theme.id)->title)},
              {"q_stages", std::move(stages)},
              {"q_priority", question.high_priority},
              {"q_source", source_html(linked, from, question.source)}};
  set_list(view, "q_evidence", "has_q_evidence", text_items(shown.evidence, "evidence_item"));
  set_list(view, "q_ask", "has_q_ask", text_items(shown.ask, "ask_item"));
  if (names_bank) {
    view.set("q_bank_title", Value::borrowed(bank.title));
    view.set("q_bank_href", href(from, bank.output, question.id));
  }
  return view;
}

}  // namespace scrutineer::render
