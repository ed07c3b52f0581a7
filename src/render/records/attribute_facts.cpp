#include "render/records/attribute_facts.h"

#include <cctype>

#include "render/view_parts.h"

namespace scrutineer::render {

void add_facts(const EntryContext& context, const std::vector<catalogue::Fact>& named, markup::List& facts) {
  for (const catalogue::Fact& fact : named)
    add_fact(facts, fact.attribute->label, std::string(text_html(context.page(), fact.value)));
}

std::string labels_in_words(const words::Words& words, const std::vector<const catalogue::Attribute*>& attributes) {
  std::vector<std::string> labels;
  for (const catalogue::Attribute* attribute : attributes) {
    std::string label(attribute->label);
    if (!labels.empty()) label.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(label.front())));
    labels.push_back(std::move(label));
  }
  return words.list(labels);
}

}  // namespace scrutineer::render
