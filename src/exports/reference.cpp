#include <nlohmann/json.hpp>
#include <utility>

#include "catalogue/finds.h"
#include "catalogue/priorities.h"
#include "exports/documents.h"
#include "markup/html.h"

namespace scrutineer::exports {
namespace {

Json question_json(const link::LinkedPage& page, const catalogue::Entry& bank, const catalogue::Question& question) {
  Json json{{"id", question.id},
            {"text", text_or_null(page, question.text)},
            {"why", text_or_null(page, question.why)},
            {"evidence", texts_json(page, question.evidence)},
            {"ask", texts_json(page, question.ask)},
            {"theme", question.theme.id},
            {"stages", ids_json(question.stages)},
            {"models", ids_json(question.models)},
            {"priority", id_or_null(question.priority.id)},
            {"tags", question.tags},
            {"page", bank.output},
            {"anchor", question.id}};
  set_source(json, question.source);
  return json;
}

// Its texts hold their placeholders.
Json rule_json(const link::LinkedPage& page, const catalogue::Entry& set, const catalogue::Rule& rule) {
  const catalogue::FindInfo& find = info(rule.find);
  return {{"id", rule.id},
          {"find", find.name},
          {"codes", ids_json(rule.codes)},
          {"threshold", rule.threshold ? Json{{"key", find.threshold}, {"value", *rule.threshold}} : Json()},
          {"text", text_or_null(page, rule.text)},
          {"why", text_or_null(page, rule.why)},
          {"evidence", texts_json(page, rule.evidence)},
          {"ask", texts_json(page, rule.ask)},
          {"theme", rule.theme.id},
          {"stages", ids_json(rule.stages)},
          {"priority", id_or_null(rule.priority.id)},
          {"page", set.output},
          {"anchor", rule.id}};
}

Json vocabulary_titles(const catalogue::Vocabulary& vocabulary, const Json& ids) {
  Json titles = Json::array();
  for (const Json& id : ids) titles.push_back(catalogue::find(vocabulary, id.get<std::string>())->title);
  return titles;
}

// Of the id of one, or null.
Json title_of_priority(const link::Linked& linked, const Json& id) {
  return id.is_null() ? id : Json(priority_title(linked.catalogue.site, linked.words, id.get<std::string>()));
}

}  // namespace

Json questions_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::question_bank, "banks", [&](catalogue::EntryIndex index) {
    const link::LinkedPage& page = linked.page(index);
    const catalogue::Entry& entry = linked.entry(index);
    Json json = entry_json(linked, index);
    json["questions"] = Json::array();
    for (const catalogue::Question& question : std::get<catalogue::QuestionBank>(entry.detail).questions)
      json["questions"].push_back(question_json(page, entry, question));
    json["citations"] = citations_json(linked, page);
    return json;
  });
}

DataTable questions_table(const link::Linked& linked, const Json& document) {
  const catalogue::Site& site = linked.catalogue.site;
  DataTable table{headings(linked.words, {"csv.bank", "csv.id", "csv.question", "csv.why-it-matters",
                                          "csv.evidence-to-ask-for", "csv.whom-to-ask", "csv.theme", "csv.stages",
                                          "csv.models", "csv.priority", "csv.tags", "csv.source", "csv.where"}),
                  {}};
  for (const Json& bank : document["banks"])
    for (const Json& question : bank["questions"])
      table.rows.push_back({bank["title"], question["id"], question["text"], question["why"], question["evidence"],
                            question["ask"], vocabulary_titles(site.question_themes, {question["theme"]}),
                            vocabulary_titles(site.stages, question["stages"]),
                            title_on_site(linked, question["models"]), title_of_priority(linked, question["priority"]),
                            question["tags"], title_on_site(linked, question["source"]), question["where"]});
  return table;
}

Json rules_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::rule_set, "sets", [&](catalogue::EntryIndex index) {
    const link::LinkedPage& page = linked.page(index);
    const catalogue::Entry& entry = linked.entry(index);
    Json json = entry_json(linked, index);
    json["rules"] = Json::array();
    for (const catalogue::Rule& rule : std::get<catalogue::RuleSet>(entry.detail).rules)
      json["rules"].push_back(rule_json(page, entry, rule));
    json["citations"] = citations_json(linked, page);
    return json;
  });
}

DataTable rules_table(const link::Linked& linked, const Json& document) {
  const catalogue::Site& site = linked.catalogue.site;
  DataTable table{headings(linked.words, {"csv.set", "csv.id", "csv.looks-for", "csv.codes", "csv.threshold",
                                          "csv.question", "csv.why", "csv.evidence-to-ask-for", "csv.whom-to-ask",
                                          "csv.theme", "csv.stages", "csv.priority"}),
                  {}};
  for (const Json& set : document["sets"])
    for (const Json& rule : set["rules"])
      table.rows.push_back(
          {set["title"], rule["id"], rule["find"], rule["codes"],
           rule["threshold"].is_null() ? Json() : rule["threshold"]["value"], rule["text"], rule["why"],
           rule["evidence"], rule["ask"], vocabulary_titles(site.question_themes, {rule["theme"]}),
           vocabulary_titles(site.stages, rule["stages"]), title_of_priority(linked, rule["priority"])});
  return table;
}

Json glossary_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::term, "terms", [&](catalogue::EntryIndex index) {
    const link::LinkedPage& page = linked.page(index);
    const catalogue::Entry& entry = linked.entry(index);
    const auto& term = std::get<catalogue::Term>(entry.detail);
    std::string definition = markup::plain_words(page.body_html, markup::Citations::kept);
    while (definition.ends_with('\n')) definition.pop_back();
    Json also = Json::array();
    for (const catalogue::OtherName& other : term.also) also.push_back(other.name);
    return Json{{"id", entry.id},
                {"title", entry.title},
                {"page", entry.output},
                {"acronym", id_or_null(term.acronym)},
                {"also", std::move(also)},
                {"definition", std::move(definition)},
                {"see_also", ids_json(term.see_also)},
                {"citations", citations_json(linked, page)}};
  });
}

DataTable glossary_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.id", "csv.term", "csv.acronym", "csv.also-called", "csv.definition",
                                          "csv.see-also", "csv.page", "csv.sources"}),
                  {}};
  for (const Json& term : document["terms"])
    table.rows.push_back({term["id"], term["title"], term["acronym"], term["also"], term["definition"],
                          title_on_site(linked, term["see_also"]), term["page"],
                          citations_in_words(term["citations"])});
  return table;
}

}  // namespace scrutineer::exports
