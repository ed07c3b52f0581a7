#include <nlohmann/json.hpp>
#include <utility>

#include "exports/documents.h"

namespace scrutineer::exports {
namespace {

// As editors write it.
std::string type_id(catalogue::FactorType type) {
  std::string id(catalogue::factor_type_name(type));
  for (char& c : id)
    if (c == ' ') c = '-';
  return id;
}

Json groups_json(const link::LinkedPage& page, const catalogue::FactorSet& set) {
  Json result = Json::array();
  for (const catalogue::FactorGroup& group : set.groups)
    result.push_back({{"id", group.id}, {"title", group.title}, {"text", text_or_null(page, group.text)}});
  return result;
}

Json factor_json(const link::LinkedPage& page, const catalogue::FactorSet& set, const catalogue::Factor& factor) {
  Json json{{"id", factor.id},
            {"group", factor.group ? Json(set.groups[*factor.group].id) : Json()},
            {"title", factor.title},
            {"text", text_or_null(page, factor.text)},
            {"purpose", text_or_null(page, factor.purpose)},
            {"answers_to", ids_json(factor.answers_to)},
            {"models", ids_json(factor.models)}};
  set_source(json, factor.source);
  return json;
}

}  // namespace

Json factors_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::factor_set, "sets", [&](catalogue::EntryIndex index) {
    const link::LinkedPage& page = linked.page(index);
    const auto& set = std::get<catalogue::FactorSet>(linked.entry(index).detail);
    Json json = entry_json(linked, index);
    json["type"] = type_id(set.type);
    json["council"] = id_or_null(set.council);
    json["date"] = date_or_null(set.date);
    json["note"] = text_or_null(page, set.note);
    set_source(json, set.source);
    add_attributes(json, linked, index);
    json["groups"] = groups_json(page, set);
    json["factors"] = Json::array();
    for (const catalogue::Factor& factor : set.factors) json["factors"].push_back(factor_json(page, set, factor));
    json["citations"] = citations_json(linked, page);
    return json;
  });
}

DataTable factors_table(const link::Linked& linked, const Json& document) {
  DataTable table{
      headings(linked.words, {"csv.set-id", "csv.set", "csv.type", "csv.group", "csv.id", "csv.title", "csv.text",
                              "csv.purpose", "csv.answers-to", "csv.models", "csv.source", "csv.where"}),
      {}};
  for (const Json& set : document["sets"])
    for (const Json& factor : set["factors"]) {
      Json group;
      for (const Json& item : set["groups"])
        if (item["id"] == factor["group"]) group = item["title"];
      table.rows.push_back({set["id"], set["title"], set["type"], group, factor["id"], factor["title"], factor["text"],
                            factor["purpose"], title_on_site(linked, factor["answers_to"]),
                            title_on_site(linked, factor["models"]), title_on_site(linked, factor["source"]),
                            factor["where"]});
    }
  return table;
}

DataTable traceability_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.set", "csv.id", "csv.title", "csv.answers-to-set", "csv.answers-to-id",
                                          "csv.answers-to"}),
                  {}};
  for (const Json& set : document["sets"])
    for (const Json& factor : set["factors"]) {
      if (factor["answers_to"].empty())
        table.rows.push_back({set["title"], factor["id"], factor["title"], Json(), Json(), Json()});
      for (const Json& other : factor["answers_to"]) {
        const catalogue::Target& target = linked.catalogue.targets.at(other.get<std::string>());
        table.rows.push_back(
            {set["title"], factor["id"], factor["title"], linked.entry(target.entry).title, other, target.title});
      }
    }
  return table;
}

}  // namespace scrutineer::exports
