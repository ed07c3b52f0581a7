#include "read/facts.h"

#include <optional>
#include <string_view>
#include <utility>

#include "catalogue/site.h"
#include "read/common_keys.h"

namespace scrutineer::read {
namespace {

using catalogue::Attribute;
using catalogue::Fact;
using catalogue::FactValue;
using catalogue::Kind;
using catalogue::ValueType;

template <class Value>
FactValue value_or_nothing(std::optional<Value> value) {
  return value ? FactValue(std::move(*value)) : FactValue{};
}

std::optional<std::size_t> read_choice(TableReader& table, std::string_view key, const Attribute& attribute) {
  std::vector<std::string_view> ids;
  for (const catalogue::Choice& choice : attribute.choices) ids.push_back(choice.id);
  return table.choice(key, ids);
}

// Nothing for what is reported.
FactValue read_value(TableReader& table, std::string_view key, const Attribute& attribute) {
  switch (attribute.type) {
    case ValueType::number:
    case ValueType::money:
      return value_or_nothing(table.figure(key));
    case ValueType::date:
      return value_or_nothing(table.fact_date(key, Ahead::planned));
    case ValueType::yes_no:
      return table.flag(key, false);
    case ValueType::choice:
      return value_or_nothing(read_choice(table, key, attribute));
    case ValueType::link: {
      std::string address = table.web_address(key);
      return address.empty() ? FactValue{} : FactValue(std::move(address));
    }
    case ValueType::text:
      break;
  }
  return {};
}

// The value, or a table of it with a note and a source.
std::optional<Fact> read_fact(catalogue::Entry& entry, TableReader& table, const Attribute& attribute) {
  Fact fact{.attribute = &attribute, .span = table.span(attribute.key)};
  if (attribute.type == ValueType::text) {
    fact.text = keep(entry, table.passage(attribute.key));
    if (fact.text == catalogue::TextRef::none) return std::nullopt;
    fact.source = table.default_source_of(entry.text(fact.text).markdown);
    return fact;
  }
  if (!table.holds_table(attribute.key)) {
    if (!table.has(attribute.key)) {
      (void)read_value(table, attribute.key, attribute);  // so that the key is known
      return std::nullopt;
    }
    fact.value = read_value(table, attribute.key, attribute);
    fact.source = table.default_source_of({});
  } else if (auto parts = table.table(attribute.key)) {
    parts->require("value");
    if (parts->has("value")) fact.value = read_value(*parts, "value", attribute);
    fact.text = keep(entry, parts->passage("note"));
    fact.source = parts->source("source").value_or(catalogue::SourceRef{});
    parts->finish();
  }
  if (std::holds_alternative<std::monostate>(fact.value)) return std::nullopt;
  return fact;
}

using Attributes = std::vector<const Attribute*>;

Attributes attributes(const EntryFile& file, Kind kind) {
  return file.site ? catalogue::attributes_of(file.site->attributes, kind) : Attributes{};
}

Attributes attributes_of_risks(const EntryFile& file) {
  return file.site ? catalogue::attributes_of_risks(file.site->attributes) : Attributes{};
}

std::vector<Fact> read_all(catalogue::Entry& entry, TableReader& table, const Attributes& attributes) {
  std::vector<Fact> facts;
  for (const Attribute* attribute : attributes)
    if (auto fact = read_fact(entry, table, *attribute)) facts.push_back(std::move(*fact));
  return facts;
}

// Where part of the vocabulary could not be read, what is unknown may be one of its attributes.
void finish(const EntryFile& file, TableReader& table, bool tells_of_attributes) {
  if (!file.is_vocabulary_whole) return;
  if (tells_of_attributes)
    table.finish("; [[attribute]] in site.toml or vocabulary/*.toml defines others");
  else
    table.finish();
}

}  // namespace

std::vector<Fact> read_facts(const EntryFile& file, catalogue::Entry& entry, TableReader& table) {
  return read_all(entry, table, attributes(file, entry.kind));
}

std::vector<Fact> read_facts_of_risk(const EntryFile& file, catalogue::Entry& entry, TableReader& risk) {
  return read_all(entry, risk, attributes_of_risks(file));
}

void finish_with_attributes(const EntryFile& file, Kind kind, TableReader& table) {
  const bool is_usual = kind == Kind::model || kind == Kind::case_study;
  finish(file, table, is_usual || !attributes(file, kind).empty());
}

void finish_risk_with_attributes(const EntryFile& file, TableReader& risk) {
  finish(file, risk, !attributes_of_risks(file).empty());
}

}  // namespace scrutineer::read
