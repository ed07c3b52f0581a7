#include <nlohmann/json.hpp>
#include <utility>

#include "exports/documents.h"
#include "link/source_uses.h"

namespace scrutineer::exports {
namespace {

Json cited_by(const link::Linked& linked, catalogue::EntryIndex source) {
  Json result = Json::array();
  for (const link::SourceUse& use : link::uses_of_source(linked, source)) {
    const catalogue::Entry& entry = linked.entry(use.from);
    result.push_back({{"entry", entry.id},
                      {"page", use.page},
                      {"anchor", id_or_null(use.anchor)},
                      {"for", use.what},
                      {"title", id_or_null(use.title)},
                      {"text", id_or_null(use.words)},
                      {"places", use.places}});
  }
  return result;
}

}  // namespace

Json sources_json(const link::Linked& linked) {
  return list_document(linked, catalogue::Kind::source, "sources", [&](catalogue::EntryIndex index) {
    const catalogue::Entry& entry = linked.entry(index);
    const auto& source = std::get<catalogue::Source>(entry.detail);
    Json json{{"id", entry.id},
              {"title", entry.title},
              {"page", entry.output},
              {"by", source.by},
              {"published", date_or_null(source.published)},
              {"kind", id_or_null(source.kind)},
              {"url", id_or_null(source.url)},
              {"note", text_or_null(linked.page(index), source.note)},
              {"further_reading", source.further_reading},
              {"cited_by", cited_by(linked, index)}};
    add_attributes(json, linked, index);
    return json;
  });
}

DataTable sources_table(const link::Linked& linked, const Json& document) {
  DataTable table{
      headings(linked.words, {"csv.id", "csv.title", "csv.author", "csv.published", "csv.kind", "csv.address",
                              "csv.note", "csv.further-reading", "csv.cited-by", "csv.page"}),
      {}};
  for (const Json& source : document["sources"])
    table.rows.push_back({source["id"], source["title"], source["by"], source["published"], source["kind"],
                          source["url"], source["note"], source["further_reading"], source["cited_by"].size(),
                          source["page"]});
  return table;
}

DataTable citations_table(const link::Linked& linked, const Json& document) {
  DataTable table{headings(linked.words, {"csv.source-id", "csv.source", "csv.place-in-source", "csv.page-id",
                                          "csv.page-title", "csv.cited-for", "csv.title", "csv.text", "csv.address"}),
                  {}};
  for (const Json& source : document["sources"])
    for (const Json& use : source["cited_by"]) {
      std::string address = use["page"];
      if (use["anchor"].is_string()) address += "#" + use["anchor"].get<std::string>();
      table.rows.push_back({source["id"], source["title"], use["places"], use["entry"],
                            title_on_site(linked, use["entry"]), use["for"], use["title"], use["text"],
                            std::move(address)});
    }
  return table;
}

Json links_json(const link::Linked& linked) {
  Json pages = Json::array(), links = Json::array();
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const catalogue::Entry& entry = linked.catalogue.entries[i];
    pages.push_back(
        {{"id", entry.id}, {"title", entry.title}, {"kind", catalogue::kind_name(entry.kind)}, {"page", entry.output}});
    for (const link::Mention& mention : linked.pages[i].mentions) {
      const link::Heading* const section = linked.pages[i].section_of(mention);
      links.push_back({{"from", entry.id},
                       {"section", section ? id_or_null(section->id) : Json()},
                       {"to", linked.entry(mention.to).id}});
    }
  }
  return {{"format", 1}, {"pages", std::move(pages)}, {"links", std::move(links)}};
}

DataTable links_table(const link::Linked& linked, const Json& document) {
  DataTable table{
      headings(linked.words, {"csv.from-page-id", "csv.from-page", "csv.section", "csv.to-page-id", "csv.to-page"}),
      {}};
  for (const Json& each : document["links"])
    table.rows.push_back({each["from"], title_on_site(linked, each["from"]), each["section"], each["to"],
                          title_on_site(linked, each["to"])});
  return table;
}

}  // namespace scrutineer::exports
