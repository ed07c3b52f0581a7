#include "render/attribute_facts.h"

#include <fmt/format.h>

#include <cctype>

#include "link/href.h"
#include "render/view_parts.h"

namespace scrutineer::render {

void add_facts(const EntryContext& context, const std::vector<catalogue::Fact>& named, markup::List& facts) {
  for (const catalogue::Fact& fact : named)
    add_fact(facts, fact.attribute->label, std::string(text_html(context.page(), fact.value)));
}

std::string labels_in_words(const std::vector<const catalogue::Attribute*>& attributes) {
  std::vector<std::string> labels;
  for (const catalogue::Attribute* attribute : attributes) {
    std::string label(attribute->label);
    if (!labels.empty()) label.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(label.front())));
    labels.push_back(std::move(label));
  }
  return joined(labels);
}

std::string comparison_href(const EntryContext& context, const std::string& id, std::string_view name) {
  const auto page = context.linked.catalogue.targets.find(id);
  if (page == context.linked.catalogue.targets.end()) return {};
  return fmt::format("{}?{}={}", link::href(context.entry().output, context.linked.entry(page->second.entry).output),
                     name, context.entry().id);
}

}  // namespace scrutineer::render
