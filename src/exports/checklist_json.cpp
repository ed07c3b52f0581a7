#include "exports/checklist_json.h"

#include <array>
#include <nlohmann/json.hpp>

#include "catalogue/priorities.h"
#include "link/href.h"
#include "link/text_html.h"
#include "markup/html.h"

namespace scrutineer::exports {
namespace {

using analyse::AskedQuestion;
using catalogue::Entry;
using markup::plain_words;

// What has nothing to say is null, never "".
Json words_or_null(std::string text) { return text.empty() ? Json() : Json(std::move(text)); }

Json plain_list(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(plain_words(text));
  return list;
}

Json origin_json(const Entry& origin, const AskedQuestion& question) {
  if (!question.fact) return {{"kind", "bank"}, {"id", origin.id}, {"title", origin.title}};
  return {{"kind", "rule"}, {"id", question.rule}, {"set", origin.id}, {"title", origin.title}};
}

Json question_json(const link::Linked& linked, const AskedQuestion& question) {
  const Entry& origin = linked.entry(question.origin);
  Json json{{"id", question.id},
            {"text", plain_words(question.text)},
            {"wording", question.wording},
            {"why", words_or_null(plain_words(question.why))},
            {"evidence", plain_list(question.evidence)},
            {"ask", plain_list(question.ask)},
            {"theme", question.theme},
            {"theme_title", find(linked.catalogue.site.question_themes, question.theme)->title},
            {"stages", question.stages},
            {"priority", words_or_null(question.priority)},
            {"priority_title", words_or_null(priority_title(linked.catalogue.site, linked.words, question.priority))},
            {"origin", origin_json(origin, question)}};
  json["made_from"] = question.fact ? Json(question.fact->title) : Json();
  json["figure"] = question.fact ? words_or_null(question.fact->figure) : Json();
  json["link"] = question.fact ? link::href({}, question.fact->path, question.fact->anchor)
                               : link::href({}, origin.output, question.id);
  json["source"] = words_or_null(question.source.id);
  json["where"] = words_or_null(question.source.where);
  return json;
}

Json field_json(const catalogue::FormField& field, const link::LinkedPage& page) {
  using catalogue::FieldType;
  static constexpr std::array<std::string_view, 4> types{"line", "lines", "date", "table"};
  const bool has_rows = field.type == FieldType::lines || field.type == FieldType::table;
  return {{"id", field.id},
          {"title", field.title},
          {"hint", words_or_null(plain_words(text_html(page, field.hint)))},
          {"type", types[static_cast<std::size_t>(field.type)]},
          {"rows", has_rows ? Json(field.rows) : Json()},
          {"columns", field.columns}};
}

}  // namespace

Json checklist_json(const link::Linked& linked, catalogue::EntryIndex index, const analyse::AskedChecklist& asked) {
  const Entry& entry = linked.entry(index);
  const link::LinkedPage& page = linked.page(index);
  const auto& checklist = std::get<catalogue::Checklist>(entry.detail);
  Json sections = Json::array();
  for (std::size_t i = 0; i < checklist.sections.size(); ++i) {
    const catalogue::ChecklistSection& section = checklist.sections[i];
    Json questions = Json::array(), fields = Json::array();
    for (const AskedQuestion& question : asked.sections[i].questions)
      questions.push_back(question_json(linked, question));
    for (const catalogue::FormField& field : section.fields) fields.push_back(field_json(field, page));
    sections.push_back({{"id", section.id},
                        {"title", section.title},
                        {"intro", words_or_null(plain_words(text_html(page, section.intro)))},
                        {"questions", std::move(questions)},
                        {"fields", std::move(fields)}});
  }
  return {{"format", 1},
          {"id", entry.id},
          {"title", entry.title},
          {"summary", words_or_null(page.summary_plain)},
          {"version", checklist.version},
          {"one_page", checklist.one_page},
          {"page", entry.output},
          {"intro", words_or_null(plain_words(text_html(page, checklist.intro)))},
          {"made_of", asked.count() == 0 ? Json() : Json(origins_sentence(linked.words, asked))},
          {"from_banks", asked.from_banks},
          {"from_rules", asked.from_rules},
          {"sections", std::move(sections)}};
}

}  // namespace scrutineer::exports
