#include "exports/json.h"

#include <nlohmann/json.hpp>

#include "link/citation_label.h"
#include "link/text_html.h"
#include "markup/html.h"

namespace scrutineer::exports {

std::string to_text(const Json& document) {
  return document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Json id_or_null(const std::string& id) { return id.empty() ? Json() : Json(id); }

Json date_or_null(const catalogue::FactDate& date) { return date ? Json(date->iso()) : Json(); }

Json text_or_null(const link::LinkedPage& page, catalogue::TextRef text) {
  if (text == catalogue::TextRef::none) return {};
  return markup::plain_words(text_html(page, text), markup::Citations::kept);
}

void set_source(Json& json, const catalogue::SourceRef& source) {
  json["source"] = id_or_null(source.id);
  json["where"] = id_or_null(source.where);
}

Json entry_json(const link::Linked& linked, catalogue::EntryIndex index) {
  const catalogue::Entry& entry = linked.entry(index);
  return {{"id", entry.id},
          {"title", entry.title},
          {"summary", id_or_null(linked.page(index).summary_plain)},
          {"page", entry.output}};
}

Json citations_json(const link::Linked& linked, const link::LinkedPage& page) {
  Json result = Json::array();
  for (const link::Citation& citation : page.citations) {
    const catalogue::Entry& source = linked.entry(citation.source);
    Json place_labels = Json::array();
    for (std::size_t i = 0; i < citation.places.size(); ++i)
      place_labels.push_back(link::label_of(linked.catalogue, linked.words, page, citation, i).text);
    result.push_back({{"number", result.size() + 1},
                      {"label", link::label_of(linked.catalogue, linked.words, page, citation).text},
                      {"source", source.id},
                      {"title", source.title},
                      {"places", citation.places},
                      {"place_labels", std::move(place_labels)}});
  }
  return result;
}

}  // namespace scrutineer::exports
