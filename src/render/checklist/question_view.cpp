#include "render/checklist/question_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "exports/checklist_downloads.h"
#include "link/href.h"
#include "render/checklist/priority_view.h"
#include "render/layer_marks.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {

using analyse::AskedChecklist;
using analyse::AskedQuestion;
using catalogue::Entry;
using link::href;
using link::Linked;
using markup::List;
using markup::Object;
using markup::Value;

namespace {

List text_items(const std::vector<std::string>& texts, markup::Key name) {
  List items;
  for (const std::string& text : texts) items.push_back(Object{{name, text}});
  return items;
}

// The rows of a field, each with a cell for each column.
List field_rows(const catalogue::FormField& field) {
  List rows;
  for (std::uint32_t row = 1; row <= field.rows; ++row) {
    List cells;
    for (std::size_t column = 0; column < field.columns.size(); ++column)
      cells.push_back(
          {{"cell_column", Value::borrowed(field.columns[column])}, {"cell_number", fmt::format("{}", column + 1)}});
    Object view{{"row_number", fmt::format("{}", row)}};
    set_list(view, "row_cells", "has_row_cells", std::move(cells));
    rows.push_back(std::move(view));
  }
  return rows;
}

Object field_view(const catalogue::FormField& field, const link::LinkedPage& page) {
  using catalogue::FieldType;
  List columns;
  for (const std::string& column : field.columns) columns.push_back(Object{{"column_name", Value::borrowed(column)}});
  Object view{{"field_id", Value::borrowed(field.id)},
              {"field_title", Value::borrowed(field.title)},
              {"field_hint", Value::borrowed(text_html(page, field.hint))},
              {"field_line", field.type == FieldType::line},
              {"field_lines", field.type == FieldType::lines},
              {"field_date", field.type == FieldType::date},
              {"field_table", field.type == FieldType::table}};
  set_list(view, "field_rows", "has_field_rows", field_rows(field));
  set_list(view, "field_columns", "has_field_columns", std::move(columns));
  return view;
}

// The files as the page links them; DOCX where one can be made.
List checklist_download_links(const words::Words& words, const catalogue::Entry& checklist, bool has_docx) {
  struct Download {
    std::string_view ending;
    words::Name title, text;
  };
  static constexpr std::array<Download, 4> downloads{
      {{".docx", "checklist-download.docx", "checklist-download.docx-text"},
       {".md", "checklist-download.md", "checklist-download.md-text"},
       {".csv", "checklist-download.csv", "checklist-download.csv-text"},
       {".json", "checklist-download.json", "checklist-download.json-text"}}};
  List links;
  for (const Download& download : downloads)
    if (has_docx || download.ending != ".docx")
      links.push_back(
          {{"download_title", words(download.title)},
           {"download_text", words(download.text)},
           {"download_href", link::href(checklist.output, exports::checklist_data_path(checklist, download.ending))}});
  return links;
}

}  // namespace

std::string figure_line(const Linked& linked, const AskedQuestion& question) {
  if (!question.fact) return {};
  const analyse::Fact& fact = *question.fact;
  return fact.figure.empty() ? fact.title
                             : linked.words("question.figure", {{"title", fact.title}, {"figure", fact.figure}});
}

std::string question_mark(const Linked& linked, const AskedQuestion& question) {
  const Entry& origin = linked.entry(question.origin);
  return question.fact ? item_mark(linked, origin, "rule", question.rule)
                       : item_mark(linked, origin, "question", question.id);
}

std::string rule_title(std::string_view id) {
  std::string title(id);
  std::ranges::replace(title, '-', ' ');
  return title;
}

Object question_view(const Linked& linked, const AskedQuestion& question, std::size_t number, std::string_view from,
                     bool names_origin) {
  const catalogue::Site& site = linked.catalogue.site;
  const Entry& origin = linked.entry(question.origin);
  std::string stages;
  for (const std::string& stage : question.stages)
    stages += fmt::format("{}{}", stages.empty() ? "" : ", ", find(site.stages, stage)->title);
  Object view{{"q_id", question.id},
              {"q_number", fmt::format("{}", number)},
              {"q_text", question.text},
              {"q_wording", Value::borrowed(question.wording)},
              {"q_why", question.why},
              {"q_theme", Value::borrowed(find(site.question_themes, question.theme)->title)},
              {"q_theme_id", question.theme},
              {"q_stages", std::move(stages)},
              {"q_priority", priority_tag(linked, question.priority)},
              {"q_source", source_html(linked, from, question.source)}};
  set_list(view, "q_evidence", "has_q_evidence", text_items(question.evidence, "evidence_item"));
  set_list(view, "q_ask", "has_q_ask", text_items(question.ask, "ask_item"));
  view.set("q_layer", question_mark(linked, question));
  if (question.fact) {
    view.set("q_rule_title", rule_title(question.rule));
    view.set("q_rule_href", href(from, origin.output, question.rule));
    view.set("q_figure", figure_line(linked, question));
    view.set("q_figure_href", href(from, question.fact->path, question.fact->anchor));
  } else if (names_origin) {
    view.set("q_bank_title", Value::borrowed(origin.title));
    view.set("q_bank_href", href(from, origin.output, question.id));
  }
  return view;
}

void add_question_bank_view(const EntryContext& context, const catalogue::QuestionBank& bank, Object& view,
                            std::vector<PageSection>& sections) {
  const std::string& from = context.entry().output;
  std::map<std::string_view, std::vector<const link::LinkedQuestion*>> by_theme;
  for (const link::LinkedQuestion& question : context.page().questions)
    by_theme[bank.questions[question.index].theme.id].push_back(&question);
  List groups;
  std::size_t number = 0;
  for (const catalogue::VocabularyItem& theme : context.linked.catalogue.site.question_themes) {
    List questions;
    for (const link::LinkedQuestion* question : by_theme[theme.id])
      questions.push_back(
          question_view(context.linked, analyse::bank_question(context.linked, *question), ++number, from, false));
    if (questions.empty()) continue;
    sections.push_back({"app-theme-" + theme.id, theme.title});
    groups.push_back({{"qgroup_title", Value::borrowed(theme.title)},
                      {"qgroup_id", "app-theme-" + theme.id},
                      {"qgroup_questions", std::move(questions)}});
  }
  List facts;
  add_fact(facts, context.linked.words("question-bank.questions"), fmt::format("{}", context.page().questions.size()));
  add_fact(facts, context.linked.words("record.source"), source_html(context.linked, from, bank.source));
  set_list(view, "facts", "has_facts", std::move(facts));
  set_list(view, "question_groups", "has_question_groups", std::move(groups));
}

void add_checklist_view(const EntryContext& context, const catalogue::Checklist& checklist, Object& view,
                        std::vector<PageSection>& contents) {
  const words::Words& words = context.linked.words;
  const AskedChecklist& asked = context.analysis.checklists.at(context.index);
  const std::string& from = context.entry().output;
  List sections;
  std::size_t number = 0, field_count = 0;
  for (std::size_t i = 0; i < checklist.sections.size(); ++i) {
    const catalogue::ChecklistSection& section = checklist.sections[i];
    List questions, fields;
    for (const AskedQuestion& question : asked.sections[i].questions)
      questions.push_back(question_view(context.linked, question, ++number, from, true));
    for (const catalogue::FormField& field : section.fields) fields.push_back(field_view(field, context.page()));
    field_count += fields.size();
    contents.push_back({section.id, section.title});
    Object view_of_section{{"cs_id", Value::borrowed(section.id)},
                           {"cs_title", Value::borrowed(section.title)},
                           {"cs_intro", Value::borrowed(text_html(context.page(), section.intro))},
                           {"cs_is_empty", questions.empty() && fields.empty()}};
    set_list(view_of_section, "cs_questions", "has_cs_questions", std::move(questions));
    set_list(view_of_section, "cs_fields", "has_cs_fields", std::move(fields));
    sections.push_back(std::move(view_of_section));
  }
  view.set("body", Value::borrowed(text_html(context.page(), checklist.intro)));
  view.set("checklist_id", Value::borrowed(context.entry().id));
  view.set("checklist_version", fmt::format("{}", checklist.version));
  set_list(view, "priorities", "has_priorities", priority_tags(context.linked));
  view.set("one_priority", context.linked.catalogue.site.priorities.size() == 1);
  view.set("checklist_one_page", checklist.one_page);
  view.set("data_date", long_form(words, context.as_of));
  if (number > 0) {
    view.set("question_count", fmt::format("{}", number));
    view.set("made_of", origins_sentence(context.linked.words, asked));
  }
  if (field_count > 0) view.set("field_count", fmt::format("{}", field_count));
  set_list(view, "checklist_sections", "has_checklist_sections", std::move(sections));
  set_list(view, "downloads", "has_downloads", checklist_download_links(words, context.entry(), context.has_documents));
  contents.push_back({"app-downloads", words("appraisal-downloads.title")});
}

}  // namespace scrutineer::render
