// The attributes of entries and risks in data files: typed values as what they are.
#include <fmt/format.h>

#include <algorithm>
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

Json value_json(const link::LinkedPage& page, const Fact& fact) {
  return fact.attribute->type == catalogue::ValueType::text ? text_or_null(page, fact.text) : value_json(fact);
}

Json attributes_json(const link::LinkedPage& page, const std::vector<const Attribute*>& all,
                     const std::vector<Fact>& facts) {
  Json attributes = Json::object();
  for (const Attribute* attribute : all) attributes[attribute->key] = Json();
  for (const Fact& fact : facts) attributes[fact.attribute->key] = value_json(page, fact);
  return attributes;
}

void add(Json& json, const link::LinkedPage& page, const std::vector<const Attribute*>& all,
         const std::vector<Fact>& facts) {
  if (all.empty()) return;
  json["attributes"] = attributes_json(page, all, facts);
  json["attribute_notes"] = attribute_notes_json(page, facts);
}

std::string unit_of(const Attribute& attribute) {
  const bool has_both = !attribute.currency.empty() && !attribute.unit.empty();
  return attribute.currency + (has_both ? " " : "") + attribute.unit;
}

bool has_own_columns(catalogue::Kind kind) {
  return kind == catalogue::Kind::model || kind == catalogue::Kind::case_study;
}

}  // namespace

Json attributes_json(const link::Linked& linked, catalogue::EntryIndex index) {
  const catalogue::Entry& entry = linked.entry(index);
  return attributes_json(linked.page(index), attributes_of(linked.catalogue.site.attributes, entry.kind), entry.facts);
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
    const std::string unit = unit_of(*attribute);
    table.headings.push_back(unit.empty() ? attribute->label : fmt::format("{} ({})", attribute->label, unit));
  }
}

void add_attributes(Json& json, const link::Linked& linked, catalogue::EntryIndex index) {
  const catalogue::Entry& entry = linked.entry(index);
  add(json, linked.page(index), attributes_of(linked.catalogue.site.attributes, entry.kind), entry.facts);
}

void add_attributes(Json& json, const link::Linked& linked, catalogue::EntryIndex index, const catalogue::Risk& risk) {
  add(json, linked.page(index), attributes_of_risks(linked.catalogue.site.attributes), risk.facts);
}

bool has_attributes_of_records(const link::Linked& linked) {
  return std::ranges::any_of(linked.catalogue.site.attributes, [](const auto& attribute) {
    return attribute->of_risks || !std::ranges::all_of(attribute->kinds, has_own_columns);
  });
}

DataTable attributes_table(const link::Linked& linked) {
  DataTable table{headings(linked.words, {"csv.kind", "csv.page-id", "csv.page-title", "csv.id", "csv.attribute",
                                          "csv.value", "csv.unit", "csv.note", "csv.source", "csv.where"}),
                  {}};
  const auto add_row = [&](const catalogue::Entry& entry, const link::LinkedPage& page, std::string_view kind,
                           const Json& item, const Fact& fact) {
    const bool is_text = fact.attribute->type == catalogue::ValueType::text;
    table.rows.push_back({std::string(kind), entry.id, entry.title, item, fact.attribute->label, value_json(page, fact),
                          id_or_null(unit_of(*fact.attribute)), is_text ? Json() : text_or_null(page, fact.text),
                          title_on_site(linked, id_or_null(fact.source.id)), id_or_null(fact.source.where)});
  };
  for (std::size_t i = 0; i < linked.pages.size(); ++i) {
    const auto index = static_cast<catalogue::EntryIndex>(i);
    const catalogue::Entry& entry = linked.entry(index);
    if (has_own_columns(entry.kind)) continue;
    for (const Fact& fact : entry.facts)
      add_row(entry, linked.page(index), catalogue::kind_section(entry.kind), Json(), fact);
    if (const auto* risks = std::get_if<catalogue::RiskRegister>(&entry.detail))
      for (const catalogue::Risk& risk : risks->risks)
        for (const Fact& fact : risk.facts) add_row(entry, linked.page(index), "risk", risk.id, fact);
  }
  return table;
}

}  // namespace scrutineer::exports
