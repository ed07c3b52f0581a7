#include <nlohmann/json.hpp>
#include <utility>

#include "exports/documents.h"

namespace scrutineer::exports {
namespace {

Json claims_json(const link::LinkedPage& page, const std::vector<catalogue::Claim>& claims) {
  Json result = Json::array();
  for (const catalogue::Claim& claim : claims) {
    Json json{{"id", claim.id}, {"text", text_or_null(page, claim.text)}};
    set_source(json, claim.source);
    result.push_back(std::move(json));
  }
  return result;
}

Json called_json(const catalogue::Model& model) {
  Json result = Json::array();
  for (const catalogue::Called& called : model.called) {
    Json json{{"name", called.name}};
    set_source(json, called.source);
    result.push_back(std::move(json));
  }
  return result;
}

Json examples_json(const link::LinkedPage& page, const catalogue::Model& model) {
  Json result = Json::array();
  for (const catalogue::Example& example : model.examples) {
    Json json{{"text", text_or_null(page, example.text)},
              {"case_study", example.case_study ? Json(example.case_study->id) : Json()}};
    set_source(json, example.source);
    result.push_back(std::move(json));
  }
  return result;
}

// Where documents scored it: the appraisal and the option of it.
Json appraised_json(const link::Linked& linked, const std::string& model) {
  Json result = Json::array();
  for (const catalogue::Entry& entry : linked.catalogue.entries)
    if (const auto* appraisal = std::get_if<catalogue::Appraisal>(&entry.detail))
      for (const catalogue::Option& option : appraisal->options)
        if (option.model && option.model->id == model)
          result.push_back({{"appraisal", entry.id}, {"option", option.id}});
  return result;
}

std::string family_title(const link::Linked& linked, const Json& family) {
  const auto* item = catalogue::find(linked.catalogue.site.families, family.get<std::string>());
  return item ? item->title : family.get<std::string>();
}

}  // namespace

Json models_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::model, "models", [&](catalogue::EntryIndex index) {
    const link::LinkedPage& page = linked.page(index);
    const auto& model = std::get<catalogue::Model>(linked.entry(index).detail);
    Json json = entry_json(linked, index);
    json["family"] = model.family.id;
    json["also_called"] = model.also_called;
    json["called"] = called_json(model);
    json["attributes"] = attributes_json(linked, index);
    json["attribute_notes"] = attribute_notes_json(page, linked.entry(index).facts);
    json["not_stated"] = ids_json(model.not_stated);
    json["advantages"] = claims_json(page, model.advantages);
    json["disadvantages"] = claims_json(page, model.disadvantages);
    json["considerations"] = claims_json(page, model.considerations);
    json["examples"] = examples_json(page, model);
    json["case_studies"] = Json::array();
    for (const catalogue::EntryIndex use : page.uses) json["case_studies"].push_back(linked.entry(use).id);
    json["appraised"] = appraised_json(linked, linked.entry(index).id);
    json["citations"] = citations_json(linked, page);
    return json;
  });
}

DataTable models_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.id", "csv.model", "csv.family", "csv.also-called"}), {}};
  add_attribute_headings(linked, catalogue::Kind::model, table);
  for (std::string& heading : headings(linked.words, {"csv.not-stated", "csv.case-studies", "csv.page", "csv.sources"}))
    table.headings.push_back(std::move(heading));
  for (const Json& model : document["models"]) {
    Json names = model["also_called"];
    for (const Json& called : model["called"]) names.push_back(called["name"]);
    std::vector<Json> row{model["id"], model["title"], family_title(linked, model["family"]), std::move(names)};
    Json not_stated = Json::array();
    for (const catalogue::Attribute* attribute :
         attributes_of(linked.catalogue.site.attributes, catalogue::Kind::model)) {
      row.push_back(model["attributes"][attribute->key]);
      for (const Json& key : model["not_stated"])
        if (key == attribute->key) not_stated.push_back(attribute->label);
    }
    row.insert(row.end(), {std::move(not_stated), title_on_site(linked, model["case_studies"]), model["page"],
                           citations_in_words(model["citations"])});
    table.rows.push_back(std::move(row));
  }
  return table;
}

DataTable claims_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.model-id", "csv.model", "csv.family", "csv.kind", "csv.id", "csv.text",
                                          "csv.source", "csv.where"}),
                  {}};
  for (const Json& model : document["models"])
    for (const auto& [list, kind] :
         {std::pair{"called", "name"}, std::pair{"advantages", "advantage"}, std::pair{"disadvantages", "disadvantage"},
          std::pair{"considerations", "consideration"}, std::pair{"examples", "example"}})
      for (const Json& claim : model[list])
        table.rows.push_back({model["id"], model["title"], family_title(linked, model["family"]), kind,
                              claim.value("id", Json()), claim.contains("name") ? claim["name"] : claim["text"],
                              title_on_site(linked, claim["source"]), claim["where"]});
  return table;
}

}  // namespace scrutineer::exports
