// The attributes of models and case studies in data files: typed values as what they are.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "exports/appraisal_json.h"
#include "exports/documents.h"
#include "exports/json.h"

namespace scrutineer::exports {
namespace {

using catalogue::Attribute;
using catalogue::Fact;

Json value_json(const Fact& fact) {
  if (const auto* figure = std::get_if<base::Figure>(&fact.value)) return json_number(figure->value);
  if (const auto* date = std::get_if<base::PartialDate>(&fact.value)) return date->iso();
  if (const auto* flag = std::get_if<bool>(&fact.value)) return *flag;
  if (const auto* at = std::get_if<std::size_t>(&fact.value)) return fact.attribute->choices[*at].id;
  return std::get<std::string>(fact.value);
}

}  // namespace

Json attributes_json(const link::Linked& linked, catalogue::EntryIndex index, const std::vector<Fact>& facts) {
  Json attributes = Json::object();
  for (const Attribute* attribute : attributes_of(linked.catalogue.site.attributes, linked.entry(index).kind))
    attributes[attribute->key] = Json();
  for (const Fact& fact : facts)
    attributes[fact.attribute->key] = fact.attribute->type == catalogue::ValueType::text
                                          ? text_or_null(linked.page(index), fact.text)
                                          : value_json(fact);
  return attributes;
}

Json attribute_notes_json(const link::LinkedPage& page, const std::vector<Fact>& facts) {
  Json notes = Json::object();
  for (const Fact& fact : facts) {
    if (fact.attribute->type == catalogue::ValueType::text) continue;
    Json note{{"note", text_or_null(page, fact.text)}};
    set_source(note, fact.source);
    notes[fact.attribute->key] = std::move(note);
  }
  return notes;
}

void add_attribute_headings(const link::Linked& linked, catalogue::Kind kind, DataTable& table) {
  for (const Attribute* attribute : attributes_of(linked.catalogue.site.attributes, kind)) {
    const std::string unit =
        attribute->currency + (attribute->currency.empty() || attribute->unit.empty() ? "" : " ") + attribute->unit;
    table.headings.push_back(unit.empty() ? attribute->label : fmt::format("{} ({})", attribute->label, unit));
  }
}

}  // namespace scrutineer::exports
