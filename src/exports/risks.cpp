#include <nlohmann/json.hpp>
#include <utility>

#include "exports/appraisal_json.h"
#include "exports/documents.h"

namespace scrutineer::exports {
namespace {

template <class Item>
Json named_list(const std::vector<Item>& items) {
  Json result = Json::array();
  for (const Item& item : items) result.push_back({{"id", item.id}, {"title", item.title}});
  return result;
}

Json level_id(const std::vector<catalogue::RiskLevel>& levels, std::optional<std::size_t> level) {
  return level ? Json(levels[*level].id) : Json();
}

}  // namespace

Json risks_json(const link::Linked& linked, catalogue::EntryIndex index) {
  const link::LinkedPage& page = linked.page(index);
  const auto& all = std::get<catalogue::RiskRegister>(linked.entry(index).detail);
  Json json{{"format", 1}};
  json.update(entry_json(linked, index));
  json["council"] = id_or_null(all.council);
  json["date"] = date_or_null(all.date);
  json["note"] = text_or_null(page, all.note);
  set_source(json, all.source);
  add_attributes(json, linked, index);
  json["likelihoods"] = named_list(all.likelihoods);
  json["impacts"] = named_list(all.impacts);
  json["categories"] = named_list(all.categories);
  json["risks"] = Json::array();
  for (const catalogue::Risk& risk : all.risks) {
    Json item{{"id", risk.id},
              {"category", all.categories[risk.category].id},
              {"title", risk.title},
              {"consequence", text_or_null(page, risk.consequence)},
              {"likelihood", level_id(all.likelihoods, risk.likelihood)},
              {"impact", level_id(all.impacts, risk.impact)},
              {"mitigation", text_or_null(page, risk.mitigation)},
              {"owner", id_or_null(risk.owner)},
              {"models", ids_json(risk.models)},
              {"factors", ids_json(risk.factors)},
              {"note", text_or_null(page, risk.note)}};
    set_source(item, risk.source);
    add_attributes(item, linked, index, risk);
    json["risks"].push_back(std::move(item));
  }
  json["citations"] = citations_json(linked, page);
  return json;
}

DataTable risks_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.id", "csv.category", "csv.risk", "csv.consequence", "csv.likelihood",
                                          "csv.impact", "csv.mitigation", "csv.owner", "csv.models", "csv.factors",
                                          "csv.note", "csv.source", "csv.where"}),
                  {}};
  for (const Json& risk : document["risks"])
    table.rows.push_back({risk["id"], title_of(document, risk["category"], "categories"), risk["title"],
                          risk["consequence"], title_of(document, risk["likelihood"], "likelihoods"),
                          title_of(document, risk["impact"], "impacts"), risk["mitigation"], risk["owner"],
                          title_on_site(linked, risk["models"]), title_on_site(linked, risk["factors"]), risk["note"],
                          title_on_site(linked, risk["source"]), risk["where"]});
  return table;
}

}  // namespace scrutineer::exports
