#include <nlohmann/json.hpp>
#include <utility>

#include "exports/documents.h"

namespace scrutineer::exports {
namespace {

Json inspections_json(const link::LinkedPage& page, const catalogue::CaseStudy& study) {
  Json result = Json::array();
  for (const catalogue::Inspection& inspection : study.inspections) {
    Json json{{"date", date_or_null(inspection.date)},
              {"by", id_or_null(inspection.by)},
              {"scale", inspection.scale ? Json(inspection.scale->id) : Json()},
              {"judgement", inspection.judgement ? Json(inspection.judgement->id) : Json("not-stated")},
              {"note", text_or_null(page, inspection.note)}};
    set_source(json, inspection.source);
    result.push_back(std::move(json));
  }
  return result;
}

Json lessons_json(const link::LinkedPage& page, const catalogue::CaseStudy& study) {
  Json result = Json::array();
  for (const catalogue::Lesson& lesson : study.lessons) {
    Json json{{"id", lesson.id}, {"text", text_or_null(page, lesson.text)}};
    set_source(json, lesson.source);
    result.push_back(std::move(json));
  }
  return result;
}

}  // namespace

Json case_studies_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::case_study, "case_studies", [&](catalogue::EntryIndex index) {
    const link::LinkedPage& page = linked.page(index);
    const auto& study = std::get<catalogue::CaseStudy>(linked.entry(index).detail);
    Json json = entry_json(linked, index);
    json["councils"] = study.councils;
    json["models"] = ids_json(study.models);
    json["started"] = date_or_null(study.started);
    json["planned_start"] = text_or_null(page, study.planned_start);
    json["attributes"] = attributes_json(linked, index);
    json["attribute_notes"] = attribute_notes_json(page, linked.entry(index).facts);
    json["services"] = texts_json(page, study.services);
    json["drivers"] = texts_json(page, study.drivers);
    json["website"] = id_or_null(study.website);
    json["inspections"] = inspections_json(page, study);
    json["lessons"] = lessons_json(page, study);
    json["events"] = events_json(linked, page, study.events);
    json["differences"] = differences_json(page, study.differences);
    json["citations"] = citations_json(linked, page);
    return json;
  });
}

DataTable case_studies_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.id", "csv.case-study", "csv.councils", "csv.models", "csv.started",
                                          "case-study.planned-start"}),
                  {}};
  add_attribute_headings(linked, catalogue::Kind::case_study, table);
  for (std::string& heading :
       headings(linked.words, {"csv.services", "csv.drivers", "csv.website", "csv.page", "csv.sources"}))
    table.headings.push_back(std::move(heading));
  for (const Json& study : document["case_studies"]) {
    std::vector<Json> row{study["id"],       study["title"],
                          study["councils"], title_on_site(linked, study["models"]),
                          study["started"],  study["planned_start"]};
    for (const Json& text : study["attributes"]) row.push_back(text);
    row.insert(row.end(), {study["services"], study["drivers"], study["website"], study["page"],
                           citations_in_words(study["citations"])});
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable inspections_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.case-study-id", "csv.case-study", "csv.date", "csv.by", "csv.judgement",
                                          "csv.note", "csv.source", "csv.where"}),
                  {}};
  for (const Json& study : document["case_studies"])
    for (const Json& inspection : study["inspections"])
      table.rows.push_back({study["id"], study["title"], inspection["date"], inspection["by"], inspection["judgement"],
                            inspection["note"], title_on_site(linked, inspection["source"]), inspection["where"]});
  return table;
}

DataTable lessons_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words,
                           {"csv.case-study-id", "csv.case-study", "csv.id", "csv.lesson", "csv.source", "csv.where"}),
                  {}};
  for (const Json& study : document["case_studies"])
    for (const Json& lesson : study["lessons"])
      table.rows.push_back({study["id"], study["title"], lesson["id"], lesson["text"],
                            title_on_site(linked, lesson["source"]), lesson["where"]});
  return table;
}

}  // namespace scrutineer::exports
