#include "read/facts.h"

#include <optional>
#include <string_view>
#include <utility>

#include "read/common_keys.h"

namespace scrutineer::read {
namespace {

using catalogue::Attribute;
using catalogue::Fact;
using catalogue::FactValue;
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

}  // namespace

std::vector<Fact> read_facts(catalogue::Entry& entry, TableReader& table, const catalogue::Site& site) {
  std::vector<Fact> facts;
  for (const Attribute* attribute : attributes_of(site.attributes, entry.kind))
    if (auto fact = read_fact(entry, table, *attribute)) facts.push_back(std::move(*fact));
  return facts;
}

}  // namespace scrutineer::read
