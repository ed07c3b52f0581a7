#include "render/layer_marks.h"

#include <fmt/format.h>

namespace scrutineer::render {

std::string item_mark(const link::Linked& linked, const catalogue::Entry& entry, std::string_view list,
                      std::string_view id) {
  if (!entry.origin) return {};
  const std::string path = fmt::format("{}.{}", list, id);
  std::string mark;
  for (const catalogue::ItemChange& change : entry.origin->items) {
    const std::string& who = owner_of(linked.catalogue.layers[change.layer]);
    if (change.path != path || who.empty()) continue;
    const words::Name name = change.is_added ? words::Name("layers.added") : words::Name("layers.item-changed");
    mark += fmt::format("{}{}", mark.empty() ? "" : " ", linked.words(name, {{"who", who}}));
  }
  return mark;
}

const std::string& owner_of(const catalogue::Layer& layer) {
  return layer.organisation.empty() ? layer.title : layer.organisation;
}

}  // namespace scrutineer::render
