#include "render/checklist/questions_block.h"

#include <algorithm>

#include "link/href.h"
#include "markup/html.h"
#include "render/checklist/priority_view.h"
#include "render/view_parts.h"

namespace scrutineer::render {
namespace {

using markup::List;
using markup::Object;
using markup::Value;

// The words of a question hold links that lead from the checklist's page, so they are shown without.
List question_items(const EntryContext& context, const catalogue::Entry& checklist,
                    const analyse::AskedSection& section) {
  List items;
  for (const analyse::AskedQuestion& question : section.questions)
    items.push_back({{"listed_question", markup::plain_words(question.text)},
                     {"listed_question_href", link::href(context.entry().output, checklist.output, question.id)},
                     {"listed_question_priority", priority_tag(context.linked, question.priority)}});
  return items;
}

List section_items(const EntryContext& context, const link::Block& block, catalogue::EntryIndex index) {
  const catalogue::Entry& entry = context.linked.entry(index);
  const auto& checklist = std::get<catalogue::Checklist>(entry.detail);
  const analyse::AskedChecklist& asked = context.analysis.checklists.at(index);
  List items;
  for (std::size_t i = 0; i < checklist.sections.size(); ++i) {
    const catalogue::ChecklistSection& section = checklist.sections[i];
    if (!block.rows.empty() && std::ranges::find(block.rows, section.id) == block.rows.end()) continue;
    List questions = question_items(context, entry, asked.sections[i]);
    if (questions.empty()) continue;
    items.push_back({{"listed_section_title", Value::borrowed(section.title)},
                     {"listed_section_href", link::href(context.entry().output, entry.output, section.id)},
                     {"listed_questions", std::move(questions)}});
  }
  return items;
}

}  // namespace

std::string questions_html(const EntryContext& context, const link::Block& block) {
  List checklists;
  for (const catalogue::EntryIndex index : block.of) {
    List sections = section_items(context, block, index);
    if (sections.empty()) continue;
    const catalogue::Entry& entry = context.linked.entry(index);
    checklists.push_back({{"listed_title", Value::borrowed(entry.title)},
                          {"listed_href", link::href(context.entry().output, entry.output)},
                          {"listed_sections", std::move(sections)}});
  }
  Object view;
  set_list(view, "listed_checklists", "has_listed_checklists", std::move(checklists));
  std::string html;
  context.templates.render("block-questions", context.shared, view, html);
  return html;
}

}  // namespace scrutineer::render
