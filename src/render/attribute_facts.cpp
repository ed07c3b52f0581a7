#include "render/attribute_facts.h"

#include <fmt/format.h>

#include "catalogue/amount.h"
#include "catalogue/site.h"
#include "render/view_parts.h"
#include "words/dates.h"

namespace scrutineer::render {
namespace {

using catalogue::Attribute;
using catalogue::Fact;
using catalogue::ValueType;

std::string value_html(const words::Words& words, const Fact& fact) {
  const std::string shown = escaped(value_words(words, fact));
  const auto* const address = std::get_if<std::string>(&fact.value);
  return address ? fmt::format("<a href=\"{}\">{}</a>", escaped(*address), shown) : shown;
}

}  // namespace

std::string value_words(const words::Words& words, const Fact& fact) {
  const Attribute& attribute = *fact.attribute;
  switch (attribute.type) {
    case ValueType::number:
    case ValueType::money:
      return catalogue::amount_text(attribute.currency, std::get<base::Figure>(fact.value), attribute.unit);
    case ValueType::date:
      return long_form(words, std::get<base::PartialDate>(fact.value));
    case ValueType::yes_no:
      return std::get<bool>(fact.value) ? words("value.yes") : words("value.no");
    case ValueType::choice:
      return attribute.choices[std::get<std::size_t>(fact.value)].title;
    case ValueType::link:
      return std::string(catalogue::host_of(std::get<std::string>(fact.value)));
    case ValueType::text:
      break;
  }
  return {};
}

std::string fact_html(const link::Linked& linked, catalogue::EntryIndex page, catalogue::EntryIndex entry,
                      const Fact& fact) {
  const std::string text(linked.text_on(page, entry, fact.text));
  if (fact.attribute->type == ValueType::text) return text;
  std::string html = value_html(linked.words, fact);
  if (!text.empty()) html += fmt::format("<br>{}", text);
  const std::string source = source_html(linked, linked.entry(page).output, fact.source);
  if (!source.empty()) html += fmt::format("<br><small class=\"app-source\">{}</small>", source);
  return html;
}

void add_facts(const link::Linked& linked, catalogue::EntryIndex entry, bool at_a_glance, markup::List& facts) {
  for (const Fact& fact : linked.entry(entry).facts)
    if ((fact.attribute->shown == catalogue::Shown::at_a_glance) == at_a_glance)
      add_fact(facts, fact.attribute->label, fact_html(linked, entry, entry, fact));
}

std::string labels_in_words(const words::Words& words, const std::vector<const Attribute*>& attributes) {
  std::vector<std::string> labels;
  for (const Attribute* attribute : attributes)
    labels.push_back(labels.empty() ? attribute->label : catalogue::in_sentence(attribute->label));
  return words.list(labels);
}

}  // namespace scrutineer::render
