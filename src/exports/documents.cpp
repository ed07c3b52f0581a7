#include "exports/documents.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace scrutineer::exports {

Json list_document(const link::Linked& linked, catalogue::Kind kind, const char* list,
                   const std::function<Json(catalogue::EntryIndex)>& item) {
  Json items = Json::array();
  for (std::size_t i = 0; i < linked.pages.size(); ++i)
    if (linked.catalogue.entries[i].kind == kind) items.push_back(item(static_cast<catalogue::EntryIndex>(i)));
  return {{"format", 1}, {list, std::move(items)}};
}

Json title_on_site(const link::Linked& linked, const Json& ids) {
  if (ids.is_null()) return {};
  if (ids.is_string()) return linked.catalogue.targets.at(ids.get<std::string>()).title;
  Json titles = Json::array();
  for (const Json& id : ids) titles.push_back(title_on_site(linked, id));
  return titles;
}

Json citations_in_words(const Json& citations) {
  Json words = Json::array();
  for (const Json& citation : citations) {
    std::string text =
        fmt::format("[{}] {}", citation["label"].get<std::string>(), citation["title"].get<std::string>());
    for (std::size_t i = 0; i < citation["places"].size(); ++i)
      text += fmt::format("; [{}] {}", citation["place_labels"][i].get<std::string>(),
                          citation["places"][i].get<std::string>());
    words.push_back(std::move(text));
  }
  return words;
}

Json ids_json(const std::vector<catalogue::IdRef>& refs) {
  Json ids = Json::array();
  for (const catalogue::IdRef& ref : refs) ids.push_back(ref.id);
  return ids;
}

Json texts_json(const link::LinkedPage& page, const std::vector<catalogue::TextRef>& texts) {
  Json result = Json::array();
  for (const catalogue::TextRef text : texts) result.push_back(text_or_null(page, text));
  return result;
}

}  // namespace scrutineer::exports
